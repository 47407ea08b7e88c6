"""The words a story is found by: folded, stemmed, and the same in Python and in the browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.site.search_terms import fold, stemmer, terms, words

RULES = """
const fs = require("fs"), vm = require("vm");
const scope = vm.createContext({});
scope.window = scope;
for (const file of process.argv.slice(1)) vm.runInContext(fs.readFileSync(file, "utf8"), scope);
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const rules = scope.wartaSearchRules;
process.stdout.write(JSON.stringify({
  words: asked.texts.map(rules.words),
  en: asked.words.map((word) => rules.stem(word, "en")),
  id: asked.words.map((word) => rules.stem(word, "id")),
}));
"""


def test_a_word_is_found_by_its_other_forms() -> None:
    assert terms("pemilihan", "id") & terms("dipilih", "id")
    assert terms("elections", "en") == terms("election", "en")


def test_diacritics_and_case_do_not_matter() -> None:
    assert list(words("Edmundo GONZÁLEZ")) == list(words("edmundo gonzalez"))


def test_a_figure_is_one_word_whichever_its_decimal_mark() -> None:
    assert list(words("51,2 persen")) == ["51.2", "persen"]
    assert list(words("51.2 percent")) == ["51.2", "percent"]


def test_an_unknown_language_is_not_stemmed() -> None:
    assert terms("élections", "fr") == {"elections"}


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["en", "id", "fr"]))
def test_terms_are_words_that_can_stand_in_the_index(text: str, lang: str) -> None:
    assert all(term and len(term) <= 40 and not re.search(r"[\s<\"\\]", term) for term in terms(text, lang))


@pytest.fixture(scope="session")
def real_texts(project: Path) -> list[str]:
    """Indonesian and English news sentences: the seeds, and the evaluation texts where they are."""
    files = [*sorted((project / "seeds").glob("*.txt")), *_evaluation_texts(project)]
    return [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def _evaluation_texts(project: Path) -> list[Path]:
    path = project.parent / "shared" / "eval" / "flores-dev.tsv"
    return [path] if path.exists() else []


def test_the_browser_finds_and_stems_words_as_the_build_does(project: Path, real_texts: list[str]) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node")
    different = sorted({word for text in real_texts for word in words(text)})
    assets = project / "templates" / "assets"
    scripts = [assets / "search-stemmers.js", assets / "search.js"]
    asked = json.dumps({"texts": real_texts, "words": different})
    run = subprocess.run(
        [node, "-e", RULES, *map(str, scripts)],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(run.stdout)
    assert answer["words"] == [list(filter(lambda word: len(word) <= 40, words(text))) for text in real_texts]
    assert answer["id"] == [stemmer("id")(word) for word in different]
    assert answer["en"] == [stemmer("en")(word) for word in different]
    assert len(different) >= 500
    if _evaluation_texts(project):
        assert len(different) >= 5000
