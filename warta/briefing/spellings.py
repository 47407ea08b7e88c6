"""Names that one story spells in two ways: "Milli" and "Milei", "Nicholas" and "Nicolas"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from warta.records import Name

_ALIKE = 0.72  # similarity of two words that are one name (Ratcliff and Obershelp, as difflib has it)
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class SpellingVariant:
    """One name in two spellings: `usual` is the more frequent, of equals the first in the alphabet."""

    usual: str
    other: str


def spelling_variants(names: Iterable[Name]) -> tuple[SpellingVariant, ...]:
    """The words of people's names that occur in two spellings, in alphabetical order.

    Two words are one name when they begin alike, differ by a letter or two or by accents only, and the
    names they stand in agree in all other words; or when one name is that word alone, and the other
    ends with it ("Luis Abinador", "Abinadar").
    """
    people = [tuple(name.text.split()) for name in names if name.kind == "person"]
    counts = Counter(word for words in people for word in words if len(word) >= _SHORTEST)
    found: set[SpellingVariant] = set()
    for first in people:
        for second in people:
            pair = _differing_word(first, second)
            if pair:
                usual, other = sorted(pair, key=lambda word: (-counts[word], word))
                found.add(SpellingVariant(usual, other))
    return tuple(sorted(found, key=lambda variant: (variant.usual, variant.other)))


def names_in_title(title: str, names: Iterable[Name]) -> tuple[Name, ...]:
    """People in a headline whose last name is known from the text: names are recognised in sentences only."""
    lasts = {name.text.split()[-1] for name in names if name.kind == "person" and " " in name.text}
    pairs = re.finditer(r"\b([A-Z]\w+) ([A-Z]\w+)\b", title)
    return tuple(Name(m[0], "person", m.start(), m.end()) for m in pairs if m[2] in lasts)


def _differing_word(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word in which two names differ, if it is one name in two spellings."""
    if len(first) == len(second):
        differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    else:
        longer, shorter = (first, second) if len(first) > len(second) else (second, first)
        if len(shorter) != 1 or shorter[0] in longer:
            return None
        differing = [(longer[-1], shorter[0])]
    if len(differing) != 1 or not _is_variant(*differing[0]):
        return None
    return differing[0]


def _is_variant(one: str, other: str) -> bool:
    """Whether two words look like one name in two spellings."""
    a, b = _plain(one), _plain(other)
    if min(len(a), len(b)) < _SHORTEST or a[:1] != b[:1] or abs(len(a) - len(b)) > 2:
        return False
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _plain(word: str) -> str:
    """The word in small letters without accents."""
    folded = unicodedata.normalize("NFD", word).casefold()
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
