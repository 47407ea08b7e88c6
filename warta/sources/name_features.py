"""What the name tagger sees of a sentence: tokens with offsets, and a list of features for each.

The training script and the tagger share this module, so that a model is used as it was trained.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SEEN_OF_NEIGHBOURS = {-2: 4, -1: 9, 1: 9, 2: 4}
"""How many of its features a word shows to the words beside it."""
_TOKEN = re.compile(r"\w+(?:[-’'.&/]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, and where it stands in its sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """What unlabelled text tells of a word: clusters, coarse to fine; its share of capitals, in tenths."""

    clusters: tuple[str, ...]
    capital: str


def tokenize(text: str) -> tuple[Token, ...]:
    """The words and marks of a sentence; a hyphen, stop or apostrophe inside a word belongs to it."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What a word shows by itself, and as the neighbour so many places away (-2, -1, 1, 2)."""

    own: tuple[str, ...]
    near: Mapping[int, tuple[str, ...]]


def word_reader(known: Mapping[str, Word]) -> Callable[[str], WordFeatures]:
    """A function that gives the features of a word and remembers those of the last 50,000.

    `known` maps lower-case words to their clusters.
    """

    @lru_cache(maxsize=50_000)
    def read(word: str) -> WordFeatures:
        own = _word_features(word, known)
        near = {
            step: tuple(f"{step}:{f}" for f in own[:length]) for step, length in _SEEN_OF_NEIGHBOURS.items()
        }
        return WordFeatures(tuple(own), near)

    return read


def features_of(
    words: Sequence[str], read: Callable[[str], WordFeatures], gazetteer: Mapping[str, str]
) -> list[list[str]]:
    """The features of each word of a sentence, as strings.

    `read` comes from `word_reader`; `gazetteer` maps lower-case names of one to four words to a letter for
    their kind.
    """
    seen = [read(word) for word in words]
    listed = _gazetteer_marks(words, gazetteer)
    rows = []
    for index, word in enumerate(words):
        row = ["bias", *seen[index].own, *listed[index]]
        for step in _SEEN_OF_NEIGHBOURS:
            near = index + step
            if 0 <= near < len(words):
                row += seen[near].near[step]
                row += [f"{step}:{mark}" for mark in listed[near]]
            else:
                row.append(f"{step}:edge")
        row += _pairs(words, index, seen)
        if index == 0:
            row.append("first")
        if index > 0 and words[index - 1] in "\"“‘'(" and word[:1].isupper():
            row.append("opens")
        rows.append(row)
    return rows


def _word_features(word: str, known: Mapping[str, Word]) -> list[str]:
    """What the word itself shows; the first entries also serve its neighbours."""
    lower = word.lower()
    info = known.get(lower)
    row = [f"w={lower}", f"s={_shape(word)}"]
    row += [f"c{n}={cluster}" for n, cluster in enumerate(info.clusters)] if info else ["c=none"]
    if info:
        row.append(f"cap={info.capital}")
    row += [f"p3={lower[:3]}", f"u3={lower[-3:]}"]
    row += [f"p2={lower[:2]}", f"p4={lower[:4]}", f"u2={lower[-2:]}", f"u4={lower[-4:]}"]
    row.append(f"len={min(len(word), 9)}")
    if "-" in word:
        row.append("hyphen")
    return row


def _pairs(words: Sequence[str], index: int, seen: Sequence[WordFeatures]) -> list[str]:
    """Features of the word together with its neighbours."""
    shape, word = seen[index].own[1], words[index].lower()
    row = []
    if index > 0:
        before = words[index - 1].lower()
        row += [
            f"-1w|w={before}|{word}",
            f"-1w|s={before}|{shape}",
            f"-1s|s={seen[index - 1].own[1]}|{shape}",
        ]
    if index + 1 < len(words):
        after = words[index + 1].lower()
        row += [f"w|1w={word}|{after}", f"s|1w={shape}|{after}", f"s|1s={shape}|{seen[index + 1].own[1]}"]
    if index > 1:
        row.append(f"-2w-1w|s={words[index - 2].lower()}|{words[index - 1].lower()}|{shape}")
    return row


def _shape(word: str) -> str:
    """The word's look: "Xx", "XX", "x", "d", with runs cut short."""
    shape = re.sub(r"[^\W\d_]", lambda m: "X" if m[0].isupper() else "x", word)
    return re.sub(r"(.)\1+", r"\1\1", re.sub(r"\d", "d", shape))


def _gazetteer_marks(words: Sequence[str], gazetteer: Mapping[str, str]) -> list[list[str]]:
    """For each word, the kinds of listed names it is in: "gP0" for the first word, "gP1" for later ones."""
    marks: list[list[str]] = [[] for _ in words]
    lowered = [word.lower() for word in words]
    for start in range(len(words)):
        if not words[start][:1].isupper():
            continue
        for length in (4, 3, 2, 1):
            kinds = gazetteer.get(" ".join(lowered[start : start + length]))
            if kinds and start + length <= len(words):
                for place in range(length):
                    marks[start + place].append(f"g{kinds}{min(place, 1)}")
                break
    return marks
