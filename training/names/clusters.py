"""Group words by the company they keep, in unlabelled text.

Positive pointwise mutual information of each word with its left and right neighbours, reduced by
singular value decomposition (Levy, Goldberg and Dagan 2015, "Improving distributional similarity with lessons
learned from word embeddings", TACL 3), then k-means at several sizes. Fixed seeds: two runs agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from warta.sources.name_features import tokenize

MIN_COUNT = 8  # occurrences of a word
NEIGHBOURS = 2500  # most frequent words that count as company, on each side
DIMENSIONS = 80
SIZES = (32, 128, 512, 2048)  # clusters, coarse to fine
ROUNDS = 15


def capital_share(sentences: Iterable[str]) -> dict[str, int]:
    """How often each word is capitalised where no sentence begins, in tenths; lower-case word -> 0 to 9."""
    capital: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence in sentences:
        for token in tokenize(sentence)[1:]:
            lower = token.text.lower()
            total[lower] += 1
            capital[lower] += token.text[:1].isupper()
    return {word: min(9, 10 * capital[word] // count) for word, count in total.items()}


def cluster_words(sentences: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The clusters of every word that occurs often enough, one number for each of SIZES."""
    tokens = [[token.text.lower() for token in tokenize(sentence)] for sentence in sentences]
    counts = Counter(word for sentence in tokens for word in sentence)
    vocabulary = [word for word, count in counts.most_common() if count >= MIN_COUNT]
    vectors = _vectors(tokens, vocabulary)
    columns = [_k_means(vectors, size) for size in SIZES]
    return {word: tuple(int(column[n]) for column in columns) for n, word in enumerate(vocabulary)}


def _vectors(tokens: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> np.ndarray:
    """A unit vector for each word of the vocabulary, most frequent first."""
    number = {word: n for n, word in enumerate(vocabulary)}
    width = NEIGHBOURS + 1  # and one for the sentence's edge
    table = np.zeros((len(vocabulary), 2 * width), dtype=np.float32)
    for sentence in tokens:
        ids = [number.get(word, -1) for word in sentence]
        for place, word in enumerate(ids):
            if word < 0:
                continue
            before = ids[place - 1] if place else NEIGHBOURS
            after = ids[place + 1] if place + 1 < len(ids) else NEIGHBOURS
            if 0 <= before <= NEIGHBOURS:
                table[word, before] += 1
            if 0 <= after <= NEIGHBOURS:
                table[word, width + after] += 1
    rows, columns, total = table.sum(1, keepdims=True), table.sum(0, keepdims=True) ** 0.75, table.sum()
    columns *= total / columns.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log(table * total / (rows * columns))
    np.nan_to_num(table, copy=False, nan=0.0, neginf=0.0)
    np.maximum(table, 0, out=table)
    values, axes = np.linalg.eigh(table.T @ table)
    vectors = table @ axes[:, -DIMENSIONS:] / values[-DIMENSIONS:] ** 0.25
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _k_means(vectors: np.ndarray, size: int) -> np.ndarray:
    """The cluster of each vector, by cosine; the first centres are the most frequent words."""
    centres = vectors[:size].copy()
    for _ in range(ROUNDS):
        nearest = np.concatenate([(block @ centres.T).argmax(1) for block in np.array_split(vectors, 20)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    return nearest
