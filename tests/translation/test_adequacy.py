"""Adequacy: what one text accounts for in the other, by the lexical table."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.records import WartaError
from warta.translation.adequacy import adequacy, uncovered_runs
from warta.translation.lexicon import load_lexicon

LEXICON = load_lexicon(Path(__file__).parents[2] / "models" / "lexicon")
SOURCE = "Otoritas pemilu Venezuela mengumumkan bahwa Maduro memenangkan pemilihan dengan 51 persen suara."
GOOD = (
    "The Venezuelan electoral authority announced that Maduro won the election with 51 percent of the vote."
)


def test_a_good_translation_accounts_for_nearly_everything():
    found = adequacy(SOURCE, GOOD, LEXICON)
    assert found.source_covered >= 0.85
    assert found.target_covered >= 0.85


def test_another_sentence_accounts_for_nearly_nothing():
    found = adequacy(SOURCE, "Small glaciers melt slowly in the mountains.", LEXICON)
    assert found.source_covered <= 0.2
    assert found.target_covered <= 0.2
    assert found.forward < adequacy(SOURCE, GOOD, LEXICON).forward


def test_a_left_out_clause_is_named():
    source = "Gubernur meresmikan jembatan itu, sementara polisi menangkap tiga mahasiswa."
    runs = uncovered_runs(source, "The governor opened that bridge.", LEXICON)
    assert runs[-1].at_end
    assert {"polisi", "menangkap", "tiga", "mahasiswa"} <= set(runs[-1].words)


def test_an_added_clause_is_named():
    found = adequacy(
        "Gubernur meresmikan jembatan.", "The governor opened the bridge and killed the journalist.", LEXICON
    )
    assert {"killed", "journalist"} <= set(found.added)


@given(st.text(max_size=100), st.text(max_size=100))
def test_shares_stay_between_none_and_all(source, translation):
    found = adequacy(source, translation, LEXICON)
    assert 0 <= found.source_covered <= 1
    assert 0 <= found.target_covered <= 1


def test_a_missing_table_names_the_remedy(tmp_path):
    with pytest.raises(WartaError, match="restore it"):
        load_lexicon(tmp_path)
