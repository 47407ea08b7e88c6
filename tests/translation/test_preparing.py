from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.translation.casing import Spellings
from warta.translation.preparing import (
    MAX_WORDS,
    join_translations,
    prepare_text,
    split_long,
)

LONG = ", ".join(
    ["Pemerintah menyatakan bahwa anggaran sebesar Rp31 triliun telah disalurkan ke daerah"]
    + ["sedangkan pihak oposisi menilai penyaluran itu tidak transparan dan tidak adil"] * 14
)


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
    prepared = prepare_text(LONG, Spellings())
    parts = ["The government spoke.", *["While others disagreed."] * (len(prepared.sentences) - 1)]
    joined = join_translations(prepared, parts)
    assert joined.startswith("The government spoke, while others disagreed")
    assert joined.count(".") == 1


def test_text_becomes_nfc_on_one_line() -> None:
    decomposed = unicodedata.normalize("NFD", "Calon  présiden\nmenang")
    assert prepare_text(decomposed, Spellings()).sentences == ("Calon présiden menang",)
    assert prepare_text(decomposed, Spellings()).source == decomposed


@pytest.mark.parametrize("text", ["", "  ", "***", "2024", "51,2 %", "…"])
def test_what_has_no_letters_is_not_sent_to_the_model(text: str) -> None:
    prepared = prepare_text(text, Spellings())
    assert prepared.sentences == ()
    assert join_translations(prepared, []) == text
