from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.records import Name
from warta.translation.casing import Spellings, sentence_case, spellings_in


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ("PRESIDEN RESMIKAN BENDUNGAN BARU", "Presiden resmikan bendungan baru"),
        ("KPU TETAPKAN HASIL PEMILU 2024", "KPU tetapkan hasil pemilu 2024"),
        ("DPR DAN TNI BAHAS RUU PERTAHANAN", "DPR dan TNI bahas RUU pertahanan"),
        ("HARGA BERAS DI INDONESIA NAIK PADA MARET", "Harga beras di Indonesia naik pada Maret"),
        ("SELANDIA BARU DUKUNG KOREA SELATAN", "Selandia Baru dukung Korea Selatan"),
        ("PILPRES VENEZUELA: OPOSISI MENOLAK HASIL", "Pilpres Venezuela: oposisi menolak hasil"),
        ("“KAMI TIDAK AKAN MUNDUR”, KATA OPOSISI", "“Kami tidak akan mundur”, kata oposisi"),
    ],
)
def test_headlines_in_capitals_get_sentence_case(capitals: str, expected: str) -> None:
    assert sentence_case(capitals, Spellings()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "KPU",
        "KPU dan TPS",
        "Nicolas Maduro menang",
        "OAS menolak hasil KPU",
        "AS",
        "Rp31 triliun",
        "",
        "2024",
    ],
)
def test_ordinary_spelling_is_left_alone(text: str) -> None:
    assert sentence_case(text, Spellings()) == text


BODY = (
    "Presiden Nicolas Maduro menang, kata KPU di Caracas.",
    "Kini warga mengeluh karena harga beras naik di pasar Bandung, dan harga cabai juga naik.",
)


def test_names_known_from_other_sentences_keep_their_capitals() -> None:
    spellings = spellings_in(BODY, [])
    assert sentence_case("MADURO MENANG DI CARACAS", spellings) == "Maduro menang di Caracas"


def test_recognised_names_keep_their_capitals() -> None:
    names = (Name("Edmundo Gonzalez", "person", 0, 16), Name("Partai Vente", "organisation", 20, 32))
    spellings = spellings_in([], [names])
    assert sentence_case("GONZALEZ DAN PARTAI VENTE KALAH", spellings) == "Gonzalez dan Partai Vente kalah"


def test_title_case_is_lowered_where_the_other_texts_do() -> None:
    spellings = spellings_in(BODY, [])
    headline = "Harga Beras Naik, Warga Bandung Berunjuk Rasa"
    assert sentence_case(headline, spellings) == "Harga beras naik, warga Bandung Berunjuk Rasa"
    assert sentence_case(headline, Spellings()) == headline


@given(st.text())
def test_sentence_case_changes_only_case(text: str) -> None:
    assert sentence_case(text, Spellings()).casefold() == text.casefold()
