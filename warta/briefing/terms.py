"""Words of Indonesian news as terms: what a sentence or an article is about.

A term is a lower-case word that carries meaning; a word that is written with a capital inside a
sentence is taken for part of a name.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from pathlib import Path

WORD = re.compile(r"[^\W\d_](?:[^\W_]|[-'’](?=[^\W_]))*|\d+(?:[.,:]\d+)*")

STOPWORDS = frozenset(Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").split())
"""Words that say nothing about the subject: function words, words of saying, days and months."""


RARE = 6
"""In how many sentences of the frequency table a word is taken to stand that the table does not have."""


def words(text: str) -> list[str]:
    """The words and numbers of a text as written, in order."""
    return WORD.findall(text)


def terms(text: str) -> list[str]:
    """The meaningful words of a text in lower case, without the clitic "-nya"; numbers are kept."""
    found = []
    for word in words(text):
        term = word.lower()
        if term not in STOPWORDS and (len(term) > 2 or word.isupper() or word[0].isdigit()):
            found.append(_without_clitic(term))
    return found


def _without_clitic(term: str) -> str:
    """The term without its clitic, so that "pilpresnya" is "pilpres"; "hanya" stays whole."""
    return term[:-3] if term.endswith("nya") and len(term) > 7 else term


FREQUENCIES = Path(__file__).parent / "model" / "frequencies.txt"


@functools.cache
def _frequencies() -> tuple[int, dict[str, int]]:
    """The number of counted sentences, and of those with each word (training/keypoints/frequencies.py)."""
    total, *rows = FREQUENCIES.read_text(encoding="utf-8").splitlines()
    return int(total), {word: int(count) for word, count in (row.split(" ") for row in rows)}


@functools.cache
def rarity(term: str) -> float:
    """How much a term tells: the logarithm of the share of sentences without it, scaled from 0 to 1.

    The counts come from a fixed corpus and not from the articles at hand, so that a weight never
    changes when articles are added.
    """
    total, counts = _frequencies()
    return math.log(total / counts.get(term, RARE)) / math.log(total / RARE)


Vector = Mapping[str, float]


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two sparse vectors, from 0 to 1; 0 when either is empty."""
    shared = product(one, other)
    return shared / (length(one) * length(other)) if shared else 0.0


def product(one: Vector, other: Vector) -> float:
    """The inner product of two sparse vectors: their cosine, when both are of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def length(vector: Vector) -> float:
    """The Euclidean length of a sparse vector."""
    return math.sqrt(sum([weight * weight for weight in vector.values()]))


def unit(vector: Vector) -> Vector:
    """The vector scaled to length 1; an empty one stays empty."""
    size = length(vector) or 1.0
    return {term: weight / size for term, weight in vector.items()}
