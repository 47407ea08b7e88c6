"""Choosing among several translations of one sentence: model score, adequacy, failed checks.

A linear model; training/rescoring/fit.py fits its weights on half of FLORES dev, and
docs/translation-quality.md gives what it gains on the other half.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from warta.records import Flag, Name
from warta.translation.adequacy import Adequacy, adequacy
from warta.translation.judging import Judge, flags_of
from warta.translation.terms import put_right

# Weights of Features, in their order.
WEIGHTS = (6.5, 0.34, 0.65, 0.28, 1.92, 1.18, 2.0)
# A failed check that a reader would not be misled by counts half.
_MINOR = frozenset({"quotes", "truncated", "glossary"})
_NO_ADEQUACY = Adequacy(0.0, 0.0, (), (), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Features:
    """What a candidate is chosen by; higher is better in each.

    `model`: mean log-probability by token. `forward`, `backward`, `source_covered`,
    `target_covered`: adequacy.Adequacy. `length`: minus the absolute logarithm of the ratio of
    lengths. `faults`: minus the failed checks, minor ones counting half.
    """

    model: float
    forward: float
    backward: float
    source_covered: float
    target_covered: float
    length: float
    faults: float

    def values(self) -> tuple[float, ...]:
        """The features in the order of WEIGHTS."""
        return (
            *(self.model, self.forward, self.backward, self.source_covered, self.target_covered),
            *(self.length, self.faults),
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation of a text: the model's score, and the search that found it ("beam 4")."""

    text: str
    score: float
    decoding: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the glossary's terms put right, the checks it fails, and its quality."""

    text: str
    score: float
    decoding: str
    flags: tuple[Flag, ...]
    quality: float


def judge_candidate(source: str, candidate: Candidate, names: tuple[Name, ...], judge: Judge) -> Judged:
    """Put terms right, check, and weigh one candidate."""
    text = put_right(source, candidate.text, judge.glossary)
    flags = flags_of(source, text, names, judge)
    found = features(source, text, candidate.score, flags, judge)
    quality = sum(weight * value for weight, value in zip(WEIGHTS, found.values(), strict=True))
    return Judged(text, candidate.score, candidate.decoding, flags, quality)


def features(source: str, text: str, score: float, flags: Sequence[Flag], judge: Judge) -> Features:
    """The features of one candidate; without a lexical table its adequacy counts nothing."""
    found = adequacy(source, text, judge.lexicon) if judge.lexicon is not None else _NO_ADEQUACY
    return Features(
        model=score,
        forward=found.forward,
        backward=found.backward,
        source_covered=found.source_covered,
        target_covered=found.target_covered,
        length=-abs(math.log((len(text) + 15) / (len(source) + 15))),
        faults=-faults(flags),
    )


def faults(flags: Sequence[Flag]) -> float:
    """How many checks failed, minor ones counting half."""
    return sum(0.5 if flag.check in _MINOR else 1.0 for flag in flags)


def best(candidates: Sequence[Judged]) -> Judged:
    """The candidate of the highest quality; of equals the first."""
    return max(candidates, key=lambda candidate: candidate.quality)
