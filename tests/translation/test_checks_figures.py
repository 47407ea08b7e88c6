"""Figures: every number of the English equals the Indonesian one, or the sentence carries a flag."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.translation.checks import numerals_en, numerals_id
from warta.translation.checks.figures import check_figures, check_money, check_percentages


def flags(source: str, translation: str) -> list[str]:
    found = (*check_figures(source, translation), *check_percentages(source, translation))
    return [flag.detail for flag in (*found, *check_money(source, translation))]


@pytest.mark.parametrize(
    ("source", "translation", "detail"),
    [
        (
            "Dua persen tornado yang paling ganas.",
            "Two of the most devastating tornadoes.",
            "percent: became",
        ),
        ("Naik 5 poin.", "It rose by 5 percent.", "no percentage in the original"),
        ("Harganya Rp 500.", "It costs $500.", "dollars: not in the original"),
        ("Harganya Rp 500.", "It costs 500.", "rupiah: missing"),
    ],
)
def test_percent_signs_and_currencies_are_watched(source, translation, detail):
    assert any(detail in found for found in flags(source, translation))


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.booleans())
def test_every_number_in_indonesian_digits_is_read_as_the_english_one(value: Decimal, grouped: bool):
    english = f"{value:,.2f}" if grouped else f"{value:.2f}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert numerals_id.decimal(indonesian) == numerals_en.decimal(english) == value


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_makes_the_checks_fail(source: str, translation: str):
    flags(source, translation)
