"""The timeline of a story: correct days, each event once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles
from warta.briefing.events import dates_of, find_events
from warta.briefing.stories import group_articles
from warta.records import Event, FoundDate


@pytest.fixture(scope="module")
def events(project: Path) -> tuple[Event, ...]:
    (group,) = group_articles(seed_articles(project))
    return find_events(group.articles)


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("tujuh negara Amerika Latin setelah pemerintah mereka", "2024-07-28", "day"),
        ("memperoleh 51,2 persen suara dalam pemilu", "2024-07-28", "day"),
        ("mengumumkan setelah tengah malam", "2024-07-29", "day"),
        ("Dalam surat bersama", "2024-07-29", "day"),
        ("Pemerintah Maduro menanggapi surat", "2024-07-29", "day"),
        ("konferensi pers di Tokyo", "2024-07-29", "day"),
        ("Vladimir Putin memberikan ucapan selamat", "2024-07-29", "day"),
        ("sedang bernegosiasi dengan negara-negara lain", "2024-07-29", "day"),
        ("penarikan sendiri dari OAS", "2017-01-01", "year"),
        ("Konvensi Caracas", "1954-01-01", "year"),
        ("penindasan otoriter sejak Maret", "2024-03-01", "month"),
    ],
)
def test_events_of_the_seeds(events: tuple[Event, ...], words: str, day: str, precision: str) -> None:
    dates = {(event.date.value.isoformat(), event.date.precision) for event in events if words in event.text}
    assert dates == {(day, precision)}


def test_the_timeline_is_in_order(events: tuple[Event, ...]) -> None:
    days = [event.date.value for event in events]
    assert len(days) >= 8
    assert days == sorted(days)


def test_one_event_of_two_outlets_is_one_item_with_two_citations() -> None:
    first = article(
        "a", "Gempa", "Gempa mengguncang Kabupaten Sigi pada Senin, 3 Februari 2025.", day="2025-02-03"
    )
    second = article(
        "b", "Gempa", "Kabupaten Sigi diguncang gempa pada Senin, 3 Februari 2025.", day="2025-02-03"
    )
    other = article(
        "c", "Rapat", "Menteri membuka rapat kerja di Palu pada Senin, 3 Februari 2025.", day="2025-02-03"
    )
    told = find_events((first, second, other))
    assert [[c.article for c in event.citations] for event in told] == [["a", "b"], ["c"]]


def test_a_day_resolved_against_an_inferred_date_is_less_sure() -> None:
    day = dt.date(2025, 2, 3)
    stated, inferred = FoundDate(day, "day", "", "stated"), FoundDate(day, "day", "", "inferred")
    (sure,) = dates_of("Rapat itu digelar pada hari Minggu.", stated)
    (less,) = dates_of("Rapat itu digelar pada hari Minggu.", inferred)
    assert less.value == sure.value == dt.date(2025, 2, 2)
    assert less.confidence < sure.confidence


def test_without_a_date_of_the_article_only_full_dates_are_read() -> None:
    assert dates_of("Rapat itu digelar pada hari Minggu.", None) == []
    assert [d.value for d in dates_of("Rapat digelar pada 2 Februari 2025.", None)] == [dt.date(2025, 2, 2)]
