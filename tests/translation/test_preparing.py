from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.records import Name
from warta.translation.preparing import (
    MAX_WORDS,
    in_capitals,
    join_translations,
    known_spellings,
    prepare_text,
    sentence_case,
    split_long,
)

LONG = ", ".join(
    ["Pemerintah menyatakan bahwa anggaran sebesar Rp31 triliun telah disalurkan ke daerah"]
    + ["sedangkan pihak oposisi menilai penyaluran itu tidak transparan dan tidak adil"] * 14
)


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
    assert sentence_case(capitals, {}) == expected


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
    assert sentence_case(text, {}) == text


def test_names_known_from_other_sentences_keep_their_capitals() -> None:
    names = known_spellings([(Name("Nicolas Maduro", "person", 0, 14), Name("KPU", "organisation", 20, 23))])
    assert sentence_case("MADURO MENANG PILPRES VENEZUELA", names) == "Maduro menang pilpres Venezuela"


@given(st.text())
def test_sentence_case_changes_only_case(text: str) -> None:
    assert sentence_case(text, {}).casefold() == text.casefold() or in_capitals(text)


@given(st.lists(st.text("abc,;: ", min_size=1, max_size=12), max_size=400))
def test_splitting_loses_no_word(words: list[str]) -> None:
    sentence = " ".join(" ".join(words).split())
    pieces = split_long(sentence)
    assert " ".join(pieces).split() == sentence.split()
    assert all(len(piece.split()) <= MAX_WORDS for piece in pieces)


def test_a_long_sentence_is_split_at_clauses() -> None:
    assert len(LONG.split()) > MAX_WORDS
    pieces = split_long(LONG)
    assert len(pieces) > 1
    assert all(piece.startswith("sedangkan") for piece in pieces[1:])
    assert all(piece.endswith(",") for piece in pieces[:-1])


def test_the_clauses_come_back_as_one_sentence() -> None:
    prepared = prepare_text(LONG, {})
    parts = ["The government spoke.", *["While others disagreed."] * (len(prepared.sentences) - 1)]
    joined = join_translations(prepared, parts)
    assert joined.startswith("The government spoke, while others disagreed")
    assert joined.count(".") == 1


def test_text_becomes_nfc_on_one_line() -> None:
    decomposed = unicodedata.normalize("NFD", "Calon  présiden\nmenang")
    assert prepare_text(decomposed, {}).sentences == ("Calon présiden menang",)
    assert prepare_text(decomposed, {}).source == decomposed


@pytest.mark.parametrize("text", ["", "  ", "***", "2024", "51,2 %", "…"])
def test_what_has_no_letters_is_not_sent_to_the_model(text: str) -> None:
    prepared = prepare_text(text, {})
    assert prepared.sentences == ()
    assert join_translations(prepared, []) == text
