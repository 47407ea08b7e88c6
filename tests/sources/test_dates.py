from __future__ import annotations

import datetime as dt

import pytest

from warta.sources.dates import metadata_date, stated_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-07-29", dt.date(2024, 7, 29)),
        ("2024-07-29T10:00:00+07:00", dt.date(2024, 7, 29)),
        ("29 Juli 2024", dt.date(2024, 7, 29)),
        ("Senin, 29 Juli 2024 10:30 WIB", dt.date(2024, 7, 29)),
        ("29/7/2024", dt.date(2024, 7, 29)),
        ("3 Agt 2024", dt.date(2024, 8, 3)),
        ("12 Nopember 2019", dt.date(2019, 11, 12)),
        ("5 March 2020", dt.date(2020, 3, 5)),
        ("31/2/2024", None),
        ("kemarin", None),
        ("29 Julius 2024", None),
    ],
)
def test_dates_of_metadata(words: str, expected: dt.date | None) -> None:
    found = metadata_date(words)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada hari Senin, 29 Juli 2024, Putin bicara.", dt.date(2024, 7, 29)),
        ('"Benar," katanya, Rabu (24/2/2021).', dt.date(2021, 2, 24)),
        ("katanya, Jum'at (26/02/2021)", dt.date(2021, 2, 26)),
        ("Sumarlin, Minggu 8 November 2020, mengatakan", dt.date(2020, 11, 8)),
        ("Itu terjadi Sabtu (16/5/2026). Ia bicara, Senin (18/5/2026).", dt.date(2026, 5, 18)),
        ("Ia lahir pada 29 Juli 1960 di Caracas.", None),
        ("Konvensi Caracas tahun 1954 dan 12 April 2002", None),
        ("Selasa, 29 Juli 2024 (hari yang salah)", None),
        ("berlaku mulai Senin, 29 Juli 2024", None),
        ("digelar Minggu, 4 Agustus 2024 mendatang", None),
        ("pada Senin kemarin", None),
        ("Senin (30/2/2024)", None),
    ],
)
def test_the_day_a_text_states(text: str, expected: dt.date | None) -> None:
    found = stated_date([text])
    assert (found.value if found else None) == expected
    assert found is None or found.words in text
