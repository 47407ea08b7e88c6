"""Learn the lexical translation table from parallel text.

    python training/lexicon/train.py train.tsv.xz models/lexicon/id-en.tsv.xz

The input has one pair a line: Indonesian TAB English TAB source. IBM model 1 (Brown et al. 1993,
"The mathematics of statistical machine translation", Computational Linguistics 19(2)) is fitted by
expectation maximisation in each direction, on stems. Output: Indonesian stem TAB English stem TAB
p(English | Indonesian) TAB p(Indonesian | English), both in thousandths.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from pathlib import Path

import numpy as np

from warta.translation.lexicon import stem_en, stem_id, words_en, words_id

# Sources whose licence forbids commercial use or derived works, or has terms of its own.
LEFT_OUT = frozenset({"iwslt17-ted-devtest", "sap-docs", "opensubtitles-robsteal", "quran"})
ROUNDS = 6
MIN_COUNT = 2  # sentences that have the word
MIN_PROBABILITY = 0.005  # of a pair, in the better direction
MIN_PAIR_COUNT = 1.5  # expected occurrences of a pair


def read_pairs(path: Path) -> list[tuple[list[str], list[str]]]:
    """The pairs of sentences as stems, sources left out as above."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [
            ([stem_id(word) for word in words_id(row[0])], [stem_en(word) for word in words_en(row[1])])
            for row in rows
            if row[2] not in LEFT_OUT
        ]


def number_words(sentences: list[list[str]]) -> tuple[list[str], list[np.ndarray]]:
    """The vocabulary (rare words left out; 0 is no word) and the sentences as numbers, each word once."""
    counts = Counter(word for sentence in sentences for word in set(sentence))
    vocabulary = ["", *sorted(word for word, count in counts.items() if count >= MIN_COUNT)]
    numbers = {word: number for number, word in enumerate(vocabulary)}
    return vocabulary, [
        np.array(sorted({numbers[word] for word in sentence if word in numbers}), dtype=np.int64)
        for sentence in sentences
    ]


def link(left: list[np.ndarray], right: list[np.ndarray], width: int) -> tuple[np.ndarray, ...]:
    """Every possible link of a word of `left` (or no word) with one of `right` in the same pair.

    Returns the distinct links as left * width + right, the link at each place, and the number of
    the right-hand word occurrence that each place belongs to.
    """
    places, groups, group = [], [], 0
    for one, other in zip(left, right, strict=True):
        with_none = np.concatenate((np.zeros(1, dtype=np.int64), one))
        places.append((with_none[:, None] * width + other[None, :]).ravel())
        groups.append(np.tile(np.arange(group, group + len(other), dtype=np.int32), len(with_none)))
        group += len(other)
    links, inverse = np.unique(np.concatenate(places), return_inverse=True)
    return links, inverse.astype(np.int32), np.concatenate(groups)


def fit(left: list[np.ndarray], right: list[np.ndarray], width: int) -> tuple[np.ndarray, ...]:
    """IBM model 1: distinct links, p(right | left) of each, and its expected count."""
    links, inverse, groups = link(left, right, width)
    origin = links // width
    probability = np.ones(len(links))
    counts = probability
    for _ in range(ROUNDS):
        weight = probability[inverse]
        weight /= np.bincount(groups, weights=weight)[groups]
        counts = np.bincount(inverse, weights=weight, minlength=len(links))
        probability = counts / np.bincount(origin, weights=counts)[origin]
    return links, probability, counts


def train(path: Path) -> list[tuple[str, str, float, float]]:
    """The table: Indonesian word, English word, and the probability each way."""
    pairs = read_pairs(path)
    id_words, id_sentences = number_words([pair[0] for pair in pairs])
    en_words, en_sentences = number_words([pair[1] for pair in pairs])
    links, forward, forward_counts = fit(id_sentences, en_sentences, len(en_words))
    back_links, backward, back_counts = fit(en_sentences, id_sentences, len(id_words))
    ours, theirs = back_links % len(id_words), back_links // len(id_words)
    by_link = ours * len(en_words) + theirs
    order = np.argsort(by_link)
    position = np.searchsorted(by_link, links, sorter=order)
    same = order[np.minimum(position, len(order) - 1)]
    found = by_link[same] == links
    backward_of = np.where(found, backward[same], 0.0)
    expected = np.maximum(forward_counts, np.where(found, back_counts[same], 0.0))
    ours, theirs = links // len(en_words), links % len(en_words)
    keep = (ours > 0) & (theirs > 0) & (expected >= MIN_PAIR_COUNT)
    keep &= np.maximum(forward, backward_of) >= MIN_PROBABILITY
    return [
        (id_words[ours[n]], en_words[theirs[n]], float(forward[n]), float(backward_of[n]))
        for n in np.flatnonzero(keep)
    ]


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description="Learn the lexical translation table.")
    parser.add_argument("pairs", type=Path, help="train.tsv.xz: Indonesian TAB English TAB source")
    parser.add_argument(
        "table", type=Path, help="the table to write, for example models/lexicon/id-en.tsv.xz"
    )
    arguments = parser.parse_args()
    rows = sorted(train(arguments.pairs))
    with lzma.open(arguments.table, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{a}\t{b}\t{round(1000 * p)}\t{round(1000 * q)}\n" for a, b, p, q in rows)
    print(f"{len(rows)} pairs of words written to {arguments.table}")


if __name__ == "__main__":
    main()
