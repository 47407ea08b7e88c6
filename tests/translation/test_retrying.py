"""Doubtful sentences are decoded again, once, and the best candidate is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from warta.records import Engine
from warta.translation.casing import Spellings
from warta.translation.decoding import Decoding, Hypothesis, Pending
from warta.translation.glossary import load_glossary
from warta.translation.judging import Judge
from warta.translation.lexicon import load_lexicon
from warta.translation.preparing import Prepared, prepare_text
from warta.translation.retrying import CLAUSES, UNSURE, WIDE, clauses, improve
from warta.translation.stream import join_hypotheses, stream

PROJECT = Path(__file__).parents[2]
JUDGE = Judge(load_lexicon(PROJECT / "models" / "lexicon"), load_glossary(PROJECT / "glossary.csv"))
SCRIPTED = Engine("scripted", "", "", "", "")
SURE = UNSURE + 0.3
BLINKEN = "Dia menyampaikan kekhawatiran serius atas pengumuman hasil pemilu."
WITHOUT_LAST = "Dia memperoleh 51,2 persen suara, sementara pesaingnya memperoleh 44 persen suara."


@dataclass
class Scripted:
    """An engine that answers from a table: by search, then by sentence."""

    answers: dict[str, dict[str, list[tuple[str, float]]]]
    engine: Engine = SCRIPTED
    workers: int = 2
    asked: list[tuple[str, str]] = field(default_factory=list)

    def tokens(self, sentence: str) -> int:
        return len(sentence.split())

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        key = f"{decoding.label}/{decoding.hypotheses}"
        self.asked.extend((key, sentence) for sentence in sentences)
        found = [tuple(Hypothesis(*answer) for answer in self.answers[key][s]) for s in sentences]
        return lambda: found


def best_of(engine: Scripted, *texts: str) -> dict:
    prepared = [prepare_text(text, Spellings()) for text in texts]
    batches = stream(prepared, engine, Decoding())
    return {s: j for batch in improve(batches, engine, Decoding(), JUDGE, {}) for s, j in batch}


def test_a_sure_result_without_flags_is_not_decoded_again():
    answer = "He expressed serious concern about the announcement of the election results."
    engine = Scripted({"beam 2/1": {BLINKEN: [(answer, SURE)]}})
    found = best_of(engine, BLINKEN)[BLINKEN]
    assert (found.text, found.decoding, found.flags) == (answer, "beam 2", ())
    assert engine.asked == [("beam 2/1", BLINKEN)]


def test_an_unsure_result_gives_way_to_a_better_candidate():
    better = "He expressed serious concern over the announcement of the election results."
    engine = Scripted(
        {
            "beam 2/1": {BLINKEN: [("He expressed a series of the announcement of it.", UNSURE - 0.5)]},
            "beam 4/4": {BLINKEN: [("He gave an announcement.", -0.6), (better, -0.5)]},
        }
    )
    found = best_of(engine, BLINKEN)[BLINKEN]
    assert (found.text, found.decoding) == (better, WIDE.label)


def test_a_lost_figure_is_looked_for_in_the_clauses():
    one, two = clauses(prepare_text(WITHOUT_LAST, Spellings()))
    engine = Scripted(
        {
            "beam 2/1": {WITHOUT_LAST: [("He won 51.2 percent of the vote.", SURE)]},
            "beam 4/4": {WITHOUT_LAST: [("He won 51.2 percent of the vote.", SURE)] * 4},
            "beam 4/1": {
                one: [("He won 51.2 percent of the vote,", -0.3)],
                two: [("while his rival won 44 percent of the vote.", -0.3)],
            },
        }
    )
    found = best_of(engine, WITHOUT_LAST)[WITHOUT_LAST]
    assert found.text == "He won 51.2 percent of the vote, while his rival won 44 percent of the vote."
    assert (found.decoding, found.flags) == (CLAUSES, ())


def test_what_stays_wrong_keeps_its_flags_and_is_tried_only_once():
    source = "Hasil pemilu tidak sah."
    wrong = [("The result of the election is valid.", SURE)]
    engine = Scripted({"beam 2/1": {source: wrong}, "beam 4/4": {source: wrong * 4}})
    found = best_of(engine, source)[source]
    assert "negation" in {flag.check for flag in found.flags}
    assert len(engine.asked) == 2


def test_without_a_lexical_table_nothing_is_decoded_again():
    source = "Hasil pemilu tidak sah."
    engine = Scripted({"beam 2/1": {source: [("It is valid.", UNSURE - 1)]}})
    batches = stream([prepare_text(source, Spellings())], engine, Decoding())
    assert [s for batch in improve(batches, engine, Decoding(), Judge(), {}) for s, _ in batch] == [source]
    assert len(engine.asked) == 1


def test_every_text_comes_back_once_whatever_is_doubtful():
    texts = [f"Kalimat nomor {n} tidak salah." if n % 3 else f"Kalimat nomor {n}." for n in range(40)]
    engine = Scripted(
        {
            "beam 2/1": {t: [(f"Sentence number {t.split()[2].strip('.')}.", SURE)] for t in texts},
            "beam 4/4": {
                t: [(f"Sentence number {t.split()[2].strip('.')} is not wrong.", SURE)] for t in texts
            },
        }
    )
    found = best_of(engine, *texts)
    assert sorted(found) == sorted(texts)
    assert sum(judged.decoding == "beam 4" for judged in found.values()) == sum("tidak" in t for t in texts)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Kedutaan menampung enam pembangkang Venezuela. tempat berlindung Dari penindasan sejak Maret.",
            2,
        ),
        ("Ia menang dalam pemilu itu, sehingga oposisi menolak hasil resmi.", 2),
        ("Ia menang, dan pergi.", 1),
        ("Ia menang.", 1),
    ],
)
def test_clauses_are_cut_at_boundaries_and_never_short(text, pieces):
    found = clauses(prepare_text(text, Spellings()))
    assert len(found) == pieces
    assert " ".join(found) == text


def test_a_text_without_sentences_has_no_clauses():
    assert clauses(Prepared("51", ())) == ()


def test_a_clause_after_a_full_stop_keeps_its_capital():
    text = Prepared("x", ("Venezuela memutuskan hubungan.", "tertanda dalam surat bersama."))
    nth = [Hypothesis("Venezuela broke off relations.", -0.3), Hypothesis("It was signed jointly.", -0.3)]
    assert join_hypotheses(text, nth).text == "Venezuela broke off relations. It was signed jointly."
