"""From a text to the terms it is found by: words, folded and stemmed.

The same rules stand in `templates/assets/search.js` for what a reader types; the stemmers
there are made by the same compiler (Snowball 3.0) from the same sources.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

STEMMERS = {"en": "english", "id": "indonesian"}
"""Snowball's algorithm for each language that has one here; other languages are not stemmed."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_LONGEST = 40


def fold(text: str) -> str:
    """The text in small letters without diacritics: "González" and "gonzalez" are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in decomposed if c < "\u0300" or not unicodedata.category(c).startswith("M"))


def words(text: str) -> Iterator[str]:
    """The folded words of a text; a figure is one word, "51,2" and "51.2" the same."""
    for match in _WORD.finditer(fold(text)):
        word = match[0]
        yield word.replace(",", ".") if word[0].isdigit() else word


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """The function that stems a folded word of a language; for an unknown one, the word itself."""
    if lang not in STEMMERS:
        return str
    import snowballstemmer

    # One call per different word: a word is stemmed once however often it occurs.
    stem: Callable[[str], str] = snowballstemmer.stemmer(STEMMERS[lang]).stemWord
    return cache(stem)


def terms(text: str, lang: str) -> set[str]:
    """What a text of this language is found by. A longer run of letters is no word and is left out."""
    stem = stemmer(lang)
    return {stem(word) for word in words(text) if len(word) <= _LONGEST}
