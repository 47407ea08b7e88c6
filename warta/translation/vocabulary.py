"""Whether a word is English: a spelling dictionary, the lexical table's own words, British spelling."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

# British endings and the American ones of the dictionary.
_BRITISH = (
    ("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"),
    ("ourful", "orful"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("ences", "enses"),
    ("lled", "led"), ("lling", "ling"), ("llist", "list"), ("ller", "ler"), ("yse", "yze"), ("ysed", "yzed"),
    ("ysing", "yzing"), ("ogue", "og"), ("ity", "ty"), ("ae", "e"),
)  # fmt: skip
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "like", "less", "free")
_PREFIXES = re.compile(
    r"^(?:anti|non|pre|post|pro|re|co|sub|super|multi|micro|mini|inter|intra|over|under|cyber|bio)"
)


def is_english(word: str) -> bool:
    """Whether a word in lower case is in the dictionary, as it stands or in one of its usual shapes."""
    known = _dictionary()
    return any(shape in known for shape in _shapes(word))


def _shapes(word: str) -> Iterator[str]:
    """The word, its American spelling, and its stem without a common ending or prefix."""
    yield word
    for british, american in _BRITISH:
        if word.endswith(british):
            yield word.removesuffix(british) + american
    if len(word) > 5:
        for ending in _ENDINGS:
            if word.endswith(ending):
                yield word.removesuffix(ending)
        if len(rest := _PREFIXES.sub("", word)) > 3:
            yield rest


@functools.cache
def _dictionary() -> frozenset[str]:
    """All words of the English dictionary."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.dictionary)
