"""Adequacy without a second model: which words of one text the other accounts for.

A word is accounted for when the lexical table links it to a word of the other text, or when the
other text has a word that looks like it (a name, a number, "transparan" and "transparent").
Function words and words that the table does not know are not asked for.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warta.translation.function_words import FUNCTION_EN, FUNCTION_ID
from warta.translation.lexicon import Lexicon, stem_en, stem_id, words_en, words_id

_LINK = 0.01  # the least probability that counts as a link, in either direction
_ALIKE = 4  # letters that two words share at the start when they look alike
_FLOOR = 1e-4  # probability of a word that nothing explains


@dataclass(frozen=True, slots=True)
class Adequacy:
    """How much of each text the other accounts for.

    `source_covered` and `target_covered` are shares of the words that were asked for, 0 to 1;
    `omitted` and `added` are the words that nothing accounts for, in reading order; `forward` and
    `backward` are IBM model 1's mean log-probability by word of the translation given the source,
    and the other way round.
    """

    source_covered: float
    target_covered: float
    omitted: tuple[str, ...]
    added: tuple[str, ...]
    forward: float
    backward: float


def adequacy(source: str, translation: str, lexicon: Lexicon) -> Adequacy:
    """Measure how far the Indonesian `source` and its English `translation` account for each other."""
    ours, theirs = _content_id(source), _content_en(translation)
    asked_ours = [word for word in ours if word.stem in lexicon.english]
    asked_theirs = [word for word in theirs if word.stem in lexicon.indonesian]
    omitted = [w.text for w in asked_ours if not _is_covered(w, theirs, lexicon.english, lexicon.indonesian)]
    added = [w.text for w in asked_theirs if not _is_covered(w, ours, lexicon.indonesian, lexicon.english)]
    all_ours = [stem_id(word) for word in words_id(source)]
    all_theirs = [stem_en(word) for word in words_en(translation)]
    return Adequacy(
        source_covered=1 - len(omitted) / max(1, len(asked_ours)),
        target_covered=1 - len(added) / max(1, len(asked_theirs)),
        omitted=tuple(omitted),
        added=tuple(added),
        forward=_model_1(all_ours, all_theirs, lexicon.english),
        backward=_model_1(all_theirs, all_ours, lexicon.indonesian),
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Content words in a row that nothing accounts for; `at_end`: no content word follows."""

    words: tuple[str, ...]
    at_end: bool


def uncovered_runs(source: str, translation: str, lexicon: Lexicon) -> tuple[Run, ...]:
    """The parts of the source that the translation does not account for, in reading order."""
    theirs = _content_en(translation)
    runs: list[Run] = []
    current: list[str] = []
    for word in _content_id(source):
        if word.stem not in lexicon.english:
            continue
        if not _is_covered(word, theirs, lexicon.english, lexicon.indonesian):
            current.append(word.text)
        elif current:
            runs.append(Run(tuple(current), at_end=False))
            current = []
    return (*runs, Run(tuple(current), at_end=True)) if current else tuple(runs)


@dataclass(frozen=True, slots=True)
class _Word:
    """A content word: as it stands in the text, in lower case, and its stem."""

    text: str
    stem: str


def _content_id(text: str) -> list[_Word]:
    """The Indonesian words of a text that are no function words."""
    return [_Word(word, stem_id(word)) for word in words_id(text) if word not in FUNCTION_ID]


def _content_en(text: str) -> list[_Word]:
    """The English words of a text that are no function words."""
    return [_Word(word, stem_en(word)) for word in words_en(text) if word not in FUNCTION_EN]


def _is_covered(
    word: _Word,
    others: Sequence[_Word],
    there: Mapping[str, Mapping[str, float]],
    back: Mapping[str, Mapping[str, float]],
) -> bool:
    """Whether one of `others` accounts for `word`: linked by the table in a direction, or alike."""
    links = there.get(word.stem, {})
    return any(
        links.get(other.stem, 0.0) >= _LINK
        or back.get(other.stem, {}).get(word.stem, 0.0) >= _LINK
        or _alike(word.text, other.text)
        for other in others
    )


def _alike(word: str, other: str) -> bool:
    """Whether two words look like one: the same start, "c" for "k" and the like apart."""
    if word == other:
        return True
    shared = min(len(word), len(other), max(_ALIKE, min(len(word), len(other)) - 3))
    return shared >= _ALIKE and _sound(word)[:shared] == _sound(other)[:shared]


@functools.lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    """The word with the letters that Indonesian and English write differently made one."""
    return re.sub(
        r"([a-z])\1", r"\1", word.replace("ph", "f").replace("c", "k").replace("q", "k").replace("y", "i")
    )


def _model_1(given: Sequence[str], words: Sequence[str], table: Mapping[str, Mapping[str, float]]) -> float:
    """Mean log-probability of `words` given the other text (IBM model 1, no word among the givens)."""
    if not words:
        return math.log(_FLOOR)
    total = 0.0
    for word in words:
        mass = sum(table[one].get(word, 0.0) for one in given if one in table)
        mass += 1.0 if word in given and word not in table else 0.0
        total += math.log(max(_FLOOR, mass / (len(given) + 1)))
    return total / len(words)
