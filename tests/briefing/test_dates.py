"""The date recogniser, on a table of expressions with their values."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from warta.briefing.dates import find_dates, locate_dates
from warta.records import FoundDate

TABLE = Path(__file__).parent / "dates.tsv"
MONDAY = dt.date(2024, 7, 29)


def rows() -> list[tuple[dt.date, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parts = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(dt.date.fromisoformat(reference), expected, text) for reference, expected, text in parts]


def shown(date: FoundDate) -> str:
    end = f"/{date.end}" if date.end else ""
    return f"{date.value}{end} {date.precision}" + (f" {date.time}" if date.time else "")


def wrong_rows() -> list[str]:
    wrong = []
    for reference, expected, text in rows():
        found = "; ".join(shown(date) for date in find_dates(text, reference)) or "-"
        if found != expected:
            wrong.append(f"{reference} {text!r}: {found}, not {expected}")
    return wrong


def test_accuracy_on_the_table() -> None:
    table, wrong = rows(), wrong_rows()
    assert len(table) >= 250
    accuracy = 1 - len(wrong) / len(table)
    print(f"{accuracy:.4f} of {len(table)} expressions", *wrong, sep="\n")
    assert accuracy >= 0.97, "\n".join(wrong)


def test_how_a_date_was_found_and_from_which_words() -> None:
    stated, resolved = find_dates("Pada hari Senin, 29 Juli 2024, dan sejak Maret.", MONDAY)
    assert (stated.found, stated.words, stated.confidence) == ("stated", "hari Senin, 29 Juli 2024", 1.0)
    assert (resolved.found, resolved.words) == ("resolved", "sejak Maret")
    assert resolved.confidence < 1


def test_a_weekday_that_does_not_fit_lowers_the_confidence() -> None:
    (fits,) = find_dates("katanya, Senin (29/7)", MONDAY)
    (does_not,) = find_dates("katanya, Rabu (29/7)", MONDAY)
    assert does_not.confidence < fits.confidence


def test_without_a_reference_only_what_names_its_year_is_read() -> None:
    text = "Pada Senin (29/7) atau kemarin, sejak Maret, tahun lalu, pada 1954 dan 29 Juli 2024."
    assert [shown(date) for date in find_dates(text, None)] == ["1954-01-01 year", "2024-07-29 day"]


def test_counts_beyond_the_calendar_are_no_dates() -> None:
    assert find_dates("999 dekade lalu dan 999 dekade lagi", MONDAY) == ()


TEXTS = st.lists(
    st.sampled_from(
        [
            *"0123456789/-(),. ",
            *[
                "Senin ",
                "Minggu ",
                "29 ",
                "Juli ",
                "2024 ",
                "pada ",
                "tahun ",
                "lalu ",
                "pekan ",
                "dua ",
                "hari ",
            ],
            *[
                "kemarin ",
                "akhir ",
                "Mei ",
                "hingga ",
                "pukul 10.30 ",
                "ke depan ",
                "bulan ",
                "kemudian ",
                "999 ",
                "dekade ",
            ],
        ]
    ),
    max_size=25,
).map("".join)


@given(TEXTS | st.text(max_size=60), st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_any_text_gives_dates_in_order_that_hold_together(text: str, reference: dt.date) -> None:
    located = locate_dates(text, reference)
    assert all(a.end <= b.start for a, b in pairwise(located))
    for found in located:
        date = found.date
        assert date.words
        assert date.words in text[found.start : found.end]
        assert (date.end is not None) == (date.precision == "range")
        assert date.end is None or date.value < date.end
        assert 0 < date.confidence <= 1
        assert date.time == "" or date.precision == "minute"
