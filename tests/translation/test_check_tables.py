"""Each check trips on the sentences of its table that it must, and on none of the others.

check_tables/CHECK.tsv: verdict (trips or passes), original, translation, origin. The originals are
from the seeds and from FLORES-200 dev (CC BY-SA 4.0), their translations by the embedded model or,
among those that pass, by FLORES's own translators; the rest is made up in the style of the news.
"""

import csv
from pathlib import Path

import pytest

from warta.translation.checks import check

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


@pytest.mark.parametrize(("name", "original", "translation"), rows("trips"))
def test_a_faulty_translation_trips_the_check(name, original, translation):
    assert name in {flag.check for flag in check(original, translation)}


@pytest.mark.parametrize(("name", "original", "translation"), rows("passes"))
def test_a_good_translation_passes_the_check(name, original, translation):
    assert [flag for flag in check(original, translation) if flag.check == name] == []
