"""How likely a person would have chosen a sentence for a summary of its article.

A logistic model over the features of `warta.briefing.features`, with the weights in
`model/keypoints.json` (fitted by training/keypoints/train.py; docs/briefs.md has its figures).
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warta.briefing.features import sentence_features

WEIGHTS = Path(__file__).parent / "model" / "keypoints.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: what each feature adds to the log-odds of being chosen."""

    intercept: float
    features: Mapping[str, float]


@functools.cache
def committed_weights() -> Weights:
    """The weights that Warta ships."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(data["intercept"], data["features"])


def rank(sentences: Sequence[str], title: str = "", weights: Weights | None = None) -> list[float]:
    """The probability of each sentence of an article to be chosen, in order."""
    model = weights or committed_weights()
    return [probability(features, model) for features in sentence_features(sentences, title)]


def probability(features: Mapping[str, float], weights: Weights) -> float:
    """The logistic function of the weighted features."""
    odds = weights.intercept + sum(weight * features[name] for name, weight in weights.features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def best_within(scores: Sequence[float], lengths: Sequence[int], words: int) -> list[int]:
    """The best sentences that together come nearest to a number of words, in reading order."""
    chosen: list[int] = []
    taken = 0
    for place in sorted(range(len(scores)), key=lambda place: (-scores[place], place)):
        if chosen and taken + lengths[place] - words > words - taken:
            continue
        chosen.append(place)
        taken += lengths[place]
        if taken >= words:
            break
    return sorted(chosen)
