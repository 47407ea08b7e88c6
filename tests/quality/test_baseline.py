"""Translation quality through the whole stage must not fall below what was reached before.

The sentences are the first 100 of FLORES-200 dev, which is not part of Warta (CC BY-SA 4.0): where the
file is absent there is nothing to measure. Raise baseline.json when a change improves the figures.
"""

import json
from pathlib import Path

import pytest

from warta.config import load_config
from warta.translation.evaluation import Scores, evaluate

PROJECT = Path(__file__).parents[2]
FLORES = PROJECT.parent / "shared" / "eval" / "flores-dev.tsv"
BASELINE = json.loads((Path(__file__).parent / "baseline.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FLORES.exists(), reason=f"{FLORES} is absent: nothing to measure quality on"),
]


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate(FLORES, load_config(PROJECT), limit=BASELINE["sentences"], show_progress=False)


def test_bleu_and_chrf_have_not_fallen(scores):
    # Half a point: processors differ in how they round 8-bit products.
    assert scores.bleu >= BASELINE["bleu"] - 0.5
    assert scores.chrf >= BASELINE["chrf"] - 0.5


def test_not_more_sentences_are_flagged(scores):
    assert scores.flagged <= BASELINE["flagged"] + 2
