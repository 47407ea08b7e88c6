"""Each check trips on the sentences of its table that it must, and on none of the others.

check_tables/CHECK.tsv: verdict (trips or passes), original, translation, origin. The originals are
from the seeds and from FLORES-200 dev (CC BY-SA 4.0), their translations by the embedded model or,
among those that pass, by FLORES's own translators; "recorded" is an earlier output of that model on the
seeds; the rest is made up in the style of the news, after faults seen in other output.
"""

import csv
from pathlib import Path

import pytest

from warta.translation.checks import check
from warta.translation.lexicon import load_lexicon

LEXICON = load_lexicon(Path(__file__).parents[2] / "models" / "lexicon")
TABLES = sorted((Path(__file__).parent / "check_tables").glob("*.tsv"))


def rows(verdict: str) -> list:
    found = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["verdict"] == verdict:
                    label = f"{table.stem}: {row['translation'][:40]}"
                    found.append(pytest.param(table.stem, row["original"], row["translation"], id=label))
    return found


def test_every_table_has_twenty_of_each():
    for table in TABLES:
        verdicts = [line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
        assert verdicts.count("trips") >= 20, table
        assert verdicts.count("passes") >= 20, table


@pytest.mark.parametrize(("name", "original", "translation"), rows("trips"))
def test_a_faulty_translation_trips_the_check(name, original, translation):
    assert name in {flag.check for flag in check(original, translation, (), LEXICON)}


@pytest.mark.parametrize(("name", "original", "translation"), rows("passes"))
def test_a_good_translation_passes_the_check(name, original, translation):
    assert [flag for flag in check(original, translation, (), LEXICON) if flag.check == name] == []
