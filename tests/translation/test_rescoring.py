"""The choice among candidates: failed checks and adequacy count beside the model's score."""

from pathlib import Path

import pytest

from warta.translation.glossary import load_glossary
from warta.translation.judging import Judge
from warta.translation.lexicon import load_lexicon
from warta.translation.rescoring import Candidate, best, judge_candidate

PROJECT = Path(__file__).parents[2]
JUDGE = Judge(load_lexicon(PROJECT / "models" / "lexicon"), load_glossary(PROJECT / "glossary.csv"))


def chosen(source: str, *texts: str) -> str:
    """The best of candidates that the model likes the same."""
    return best([judge_candidate(source, Candidate(text, -0.5, "beam 4"), (), JUDGE) for text in texts]).text


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Pemilu berlangsung tidak bebas dan adil.",
            "The election was not free and fair.",
            "The election was free and fair.",
        ),
        (
            "Dia memperoleh 51,2 persen suara.",
            "He won 51.2 percent of the vote.",
            "He won 52.1 percent of the vote.",
        ),
        (
            "Kedutaan menampung enam pembangkang, tempat berlindung dari penindasan otoriter sejak Maret.",
            "The embassy houses six dissidents, a refuge from authoritarian repression since March.",
            "The embassy houses six dissidents.",
        ),
        (
            "Pemerintah Peru menarik staf diplomatiknya.",
            "The government of Peru withdrew its diplomatic staff.",
            "The government of Venezuela withdrew its diplomatic staff.",
        ),
        (
            "Maduro, petahana, mengklaim kemenangan.",
            "Maduro, the incumbent, claimed victory.",
            "Maduro, the former candidate, claimed victory.",
        ),
    ],
)
def test_the_faithful_candidate_is_chosen(source, right, wrong):
    assert chosen(source, wrong, right) == right


def test_of_equals_the_first_is_kept():
    same = [
        judge_candidate("Ia menang.", Candidate("He won.", -0.5, label), (), JUDGE) for label in ("a", "b")
    ]
    assert best(same).decoding == "a"


def test_terms_are_put_right_before_judging():
    found = judge_candidate(
        "Hasil di setiap TPS dihitung.", Candidate("Results of each TPS are counted.", -0.5, ""), (), JUDGE
    )
    assert found.text == "Results of each polling station are counted."
    assert found.flags == ()
