"""Faults of the embedded model that were seen on the seeds: each is caught in the recorded output, or cured.

known_faults.tsv: the check that catches the fault, words of a right translation, the original, and what
the model made of it before there were checks. The slow test translates the originals now and asks that
each is right or carries a flag.
"""

import csv
from pathlib import Path

import pytest

from warta.config import load_config
from warta.translation import translate
from warta.translation.casing import Spellings
from warta.translation.judging import flags_of, load_judge
from warta.translation.preparing import prepare_text
from warta.translation.terms import put_right

PROJECT = Path(__file__).parents[2]
JUDGE = load_judge(load_config(PROJECT))
with (Path(__file__).parent / "known_faults.tsv").open(encoding="utf-8", newline="") as table:
    FAULTS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["recorded"][:40])
def test_the_recorded_output_is_caught(fault):
    found = {flag.check for flag in flags_of(fault["original"], fault["recorded"], (), JUDGE)}
    assert fault["check"] in found


def test_the_organisation_swapped_for_a_country_is_put_right():
    fault = next(fault for fault in FAULTS if "(OAS)" in fault["original"])
    right = put_right(fault["original"], fault["recorded"], JUDGE.glossary)
    assert "meeting of the Organization of American States (OAS)" in right


def test_a_headline_in_capitals_is_given_ordinary_spelling():
    headline = next(fault["original"] for fault in FAULTS if fault["original"].isupper())
    assert prepare_text(headline, Spellings()).sentences[0].startswith("Uni Eropa telah mengalihkan")


@pytest.fixture(scope="module")
def now(tmp_path_factory) -> dict:
    memory = tmp_path_factory.mktemp("memory") / "memory.sqlite"
    texts = [fault["original"] for fault in FAULTS]
    run = translate(texts, "en", load_config(PROJECT), show_progress=False, memory_file=memory)
    return dict(run.translations)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["recorded"][:40])
def test_each_is_cured_or_carries_a_flag(fault, now):
    found = now[fault["original"]]
    assert found.flags or any(words in found.text for words in fault["cured"].split(" | ")), found.text
    assert not {flag.check for flag in found.flags} & {"repetition", "empty", "length"}
