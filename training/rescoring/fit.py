"""Fit the weights that choose among candidate translations, and measure what they gain.

    python training/rescoring/fit.py flores-dev.tsv candidates.json

The first file has a pair a line, Indonesian TAB English. The second keeps the candidates (best of
beam 2, four of beam 4) and their decoding times: it is made if it is not there, which takes minutes.
Weights are fitted on the even lines for corpus BLEU, by a random walk on ten resamples whose results
are averaged, and reported on the odd lines. Put them into warta/translation/rescoring.py.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sacrebleu.metrics import BLEU

from warta.config import load_config
from warta.translation.decoding import Decoding
from warta.translation.engines import load_engine
from warta.translation.judging import load_judge
from warta.translation.rescoring import WEIGHTS, Candidate, features, judge_candidate
from warta.translation.retrying import UNSURE, WIDE

PROJECT = Path(__file__).parents[2]
FIRST = Decoding(beam_size=2)
RESAMPLES = 10
STEPS = 150
START = np.array([1.0, 0.3, 0.3, 0.3, 0.3, 0.1, 0.0])  # in standard deviations of each feature
FAULTS = -1  # the last weight is not fitted: BLEU hardly sees a lost "not", a reader does
BLEU_OF = BLEU()


@dataclass(frozen=True)
class Choice:
    """One candidate of one sentence: its features, its flags, its statistics for BLEU."""

    features: tuple[float, ...]
    checks: tuple[str, ...]
    statistics: tuple[float, ...]


def decode(sources: Sequence[str]) -> dict[str, object]:
    """All candidates, by search, with the seconds each search took."""
    engine = load_engine("en", load_config(PROJECT))
    found: dict[str, object] = {}
    for decoding in (FIRST, WIDE):
        started = time.perf_counter()
        hypotheses = []
        for start in range(0, len(sources), 40):
            hypotheses.extend(engine.submit(sources[start : start + 40], decoding)())
        found[decoding.label] = [[(h.text, h.score) for h in group] for group in hypotheses]
        found[f"{decoding.label} seconds"] = time.perf_counter() - started
    return found


def judge_all(pairs: Sequence[tuple[str, str]], candidates: dict[str, object]) -> list[list[Choice]]:
    """Every candidate judged, beam 2's first."""
    judge = load_judge(load_config(PROJECT))
    sentences = []
    for number, (source, reference) in enumerate(pairs):
        choices = []
        for decoding in (FIRST, WIDE):
            for text, score in candidates[decoding.label][number]:
                judged = judge_candidate(source, Candidate(text, score, decoding.label), (), judge)
                values = features(source, judged.text, score, judged.flags, judge).values()
                statistics = BLEU_OF._extract_corpus_statistics([judged.text], [[reference]])[0]  # noqa: SLF001  # sums of these are what corpus BLEU is made of
                choices.append(Choice(values, tuple(f.check for f in judged.flags), tuple(statistics)))
        sentences.append(choices)
    return sentences


def bleu(sentences: Sequence[list[Choice]], chosen: Sequence[int]) -> float:
    """Corpus BLEU of one choice a sentence."""
    total = np.sum([s[n].statistics for s, n in zip(sentences, chosen, strict=True)], axis=0)
    return BLEU_OF._compute_score_from_stats(list(total)).score  # noqa: SLF001  # as above


def choose(sentences: Sequence[list[Choice]], weights: np.ndarray, unsure: float | None = None) -> list[int]:
    """The number of the best candidate of each sentence; a sure and faultless first is kept."""
    chosen = []
    for choices in sentences:
        first = choices[0]
        sure = unsure is not None and not first.checks and first.features[0] >= unsure
        values = [float(np.dot(weights, choice.features)) for choice in choices]
        chosen.append(0 if sure else int(np.argmax(values)))
    return chosen


def fit(sentences: Sequence[list[Choice]]) -> np.ndarray:
    """Weights for BLEU: a random walk on each resample, averaged."""
    spread = np.std([c.features for s in sentences for c in s], axis=0)
    found = []
    for seed in range(RESAMPLES):
        chance = random.Random(seed)  # noqa: S311  # the same walk every time, nothing secret
        sample = [chance.choice(sentences) for _ in sentences]
        weights = START / spread
        weights[FAULTS] = WEIGHTS[FAULTS] * weights[0] / WEIGHTS[0]
        best = bleu(sample, choose(sample, weights))
        for _ in range(STEPS):
            other = weights.copy()
            place = chance.randrange(len(weights) - 1)
            other[place] = max(0.0, other[place] + chance.gauss(0, 0.3) / spread[place])
            if (score := bleu(sample, choose(sample, other))) >= best:
                weights, best = other, score
        found.append(weights * (WEIGHTS[0] / weights[0]))
    mean = np.mean(found, axis=0)
    mean[FAULTS] = WEIGHTS[FAULTS]
    return mean


def report(name: str, sentences: Sequence[list[Choice]], chosen: Sequence[int], seconds: float) -> str:
    """A row of the table: BLEU, sentences with a flag, with an omission, and the decoding time."""
    checks = [s[n].checks for s, n in zip(sentences, chosen, strict=True)]
    flagged, omitted = sum(map(bool, checks)), sum("omission" in c for c in checks)
    return f"{name:<34} {bleu(sentences, chosen):6.2f} {flagged:8d} {omitted:9d} {seconds:7.2f}"


def main() -> None:
    """Read or make the candidates, fit, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("candidates", type=Path)
    arguments = parser.parse_args()
    lines = arguments.pairs.read_text(encoding="utf-8").splitlines()
    pairs = [(line.split("\t")[0], line.split("\t")[1]) for line in lines]
    if not arguments.candidates.exists():
        arguments.candidates.write_text(json.dumps(decode([source for source, _ in pairs])), encoding="utf-8")
    candidates = json.loads(arguments.candidates.read_text(encoding="utf-8"))
    sentences = judge_all(pairs, candidates)
    wide = candidates[f"{WIDE.label} seconds"] / candidates[f"{FIRST.label} seconds"]
    weights = fit(sentences[::2])
    print("weights fitted on the even lines:", weights.round(2).tolist())
    for half, part in (("even lines (fitted)", sentences[::2]), ("odd lines (unseen)", sentences[1::2])):
        print(f"\n{half:<34} {'BLEU':>6} {'flagged':>8} {'omissions':>9} {'time':>7}")
        print(report("beam 2", part, [0] * len(part), 1.0))
        print(report("beam 4", part, [1] * len(part), wide))
        for name, used in (("fitted now", weights), ("as in rescoring.py", np.array(WEIGHTS))):
            again = np.mean([bool(s[0].checks) or s[0].features[0] < UNSURE for s in part])
            print(report(f"doubtful again, {name}", part, choose(part, used, UNSURE), 1 + again * wide))
            print(report(f"all again, {name}", part, choose(part, used), 1 + wide))


if __name__ == "__main__":
    main()
