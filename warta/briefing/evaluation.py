"""How well key points match human summaries: ROUGE against the usual baselines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from warta.briefing.features import sentence_features, term_vector
from warta.briefing.fitting import fit
from warta.briefing.ranking import Weights, best_within, probability
from warta.briefing.terms import cosine, terms
from warta.records import WartaError

METRICS = ("rouge1", "rouge2", "rougeLsum")
FOLDS = 5
SUMMARY_WORDS = 63
"""Length that Warta's summary is cut to here: the human summaries of IndoSum have 59 words on average."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article, its human summary, and the places of the sentences that come nearest to it."""

    sentences: tuple[str, ...]
    summary: tuple[str, ...]
    oracle: frozenset[int]


def read_items(path: Path) -> list[Item]:
    """The items of a JSON Lines file with `sentences`, `summary` and `oracle` (the form of IndoSum)."""
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            data = json.loads(line)
            items.append(Item(tuple(data["sentences"]), tuple(data["summary"]), frozenset(data["oracle"])))
        except (ValueError, KeyError, TypeError) as error:
            message = f"{path}: line {number} needs sentences, summary and oracle ({error}); correct it"
            raise WartaError(message) from error
    if len(items) < FOLDS:
        raise WartaError(f"{path}: {len(items)} items; cross-validation needs at least {FOLDS}")
    return items


def as_written(tokens: str) -> str:
    """A tokenised sentence with its punctuation where a newspaper has it."""
    text = re.sub(r" ([,.;:!?)\]%])", r"\1", tokens)
    text = re.sub(r"([(\[]) ", r"\1", text)
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    text = re.sub(r'^" ', '"', text)
    text = re.sub(r' "$', '"', text)
    return re.sub(r"(\d) / (\d)", r"\1/\2", text)


def features_of(item: Item) -> list[dict[str, float]]:
    """The features of an item's sentences."""
    return sentence_features([as_written(sentence) for sentence in item.sentences])


def fit_items(items: Sequence[Item], features: Sequence[Sequence[Mapping[str, float]]]) -> Weights:
    """Weights fitted to all sentences of some items."""
    rows = [row for rows in features for row in rows]
    chosen = [place in item.oracle for item in items for place in range(len(item.sentences))]
    return fit(rows, chosen)


Choice = Sequence[Sequence[int]]
"""For each item the places of the chosen sentences."""


def choices(items: Sequence[Item]) -> Iterator[tuple[str, Choice]]:
    """What Warta (cross-validated) and each baseline choose, by name."""
    lengths = [[len(terms_of(sentence)) for sentence in item.sentences] for item in items]
    scores = cross_validated_scores(items)
    yield "Warta", [best_within(s, n, SUMMARY_WORDS) for s, n in zip(scores, lengths, strict=True)]
    yield "Lead-3", [list(range(min(3, len(item.sentences)))) for item in items]
    lead = [[-float(place) for place in range(len(item.sentences))] for item in items]
    name = f"Lead, {SUMMARY_WORDS} words"
    yield name, [best_within(s, n, SUMMARY_WORDS) for s, n in zip(lead, lengths, strict=True)]
    yield "LexRank", [_three_best(lexrank(item.sentences)) for item in items]
    yield "TextRank", [_three_best(textrank(item.sentences)) for item in items]
    yield "Oracle", [sorted(item.oracle) for item in items]


def terms_of(sentence: str) -> list[str]:
    """The words that ROUGE counts."""
    return re.findall(r"[a-z0-9]+", sentence.lower())


def cross_validated_scores(items: Sequence[Item]) -> list[list[float]]:
    """Each item's sentences scored by weights that were fitted to the other folds."""
    features = [features_of(item) for item in items]
    scores: list[list[float]] = [[] for _ in items]
    for fold in range(FOLDS):
        train = [place for place in range(len(items)) if place % FOLDS != fold]
        weights = fit_items([items[place] for place in train], [features[place] for place in train])
        for place in range(fold, len(items), FOLDS):
            scores[place] = [probability(row, weights) for row in features[place]]
    return scores


def _three_best(scores: Sequence[float]) -> list[int]:
    return sorted(sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:3])


def lexrank(sentences: Sequence[str], threshold: float = 0.1) -> list[float]:
    """Erkan and Radev 2004: PageRank over sentences whose weighted cosine reaches a threshold."""
    vectors = [term_vector(as_written(sentence)) for sentence in sentences]
    return _page_rank(sentences, lambda a, b: float(cosine(vectors[a], vectors[b]) >= threshold))


def textrank(sentences: Sequence[str]) -> list[float]:
    """Mihalcea and Tarau 2004: PageRank over shared words, divided by the logarithms of the lengths."""
    bags = [frozenset(terms(as_written(sentence))) for sentence in sentences]

    def similarity(one: int, other: int) -> float:
        length = np.log(max(1, len(bags[one]))) + np.log(max(1, len(bags[other])))
        return len(bags[one] & bags[other]) / float(length) if length else 0.0

    return _page_rank(sentences, similarity)


def _page_rank(sentences: Sequence[str], similarity: Callable[[int, int], float]) -> list[float]:
    """The stationary weights of a walk along similarities, with damping 0.85."""
    count = len(sentences)
    graph = np.zeros((count, count))
    for row in range(count):
        for column in range(row):
            graph[row, column] = graph[column, row] = similarity(row, column)
    sums = graph.sum(axis=1, keepdims=True)
    steps = np.divide(graph, sums, out=np.full_like(graph, 1 / max(1, count)), where=sums > 0)
    weights = np.full(count, 1 / max(1, count))
    for _ in range(50):
        weights = 0.15 / max(1, count) + 0.85 * weights @ steps
    return [float(weight) for weight in weights]


def rouge(items: Sequence[Item], choice: Choice) -> dict[str, float]:
    """Mean F1 of ROUGE-1, ROUGE-2 and ROUGE-L (of the whole summary) in percent."""
    from rouge_score_rs import rouge_scorer

    scorer = rouge_scorer.RougeScorer(list(METRICS))
    totals = dict.fromkeys(METRICS, 0.0)
    for item, places in zip(items, choice, strict=True):
        made = "\n".join(item.sentences[place] for place in places)
        scores = scorer.score("\n".join(item.summary), made)
        for metric in METRICS:
            totals[metric] += scores[metric].fmeasure
    return {metric: 100 * total / len(items) for metric, total in totals.items()}
