"""Names keep their spelling, and no country takes another's place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from warta.records import Flag, Name
from warta.translation.checks.countries import countries

_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]+(?:['’-][^\W\d_]+)*")


def check_countries(source: str, translation: str) -> Iterator[Flag]:
    """Flag a country that the translation lacks, and one that it adds."""
    named = {country.name for country in countries(translation, "en", certain=False)}
    for name in sorted({country.name for country in countries(source, "id", certain=True)} - named):
        yield Flag("names", f"{name}: missing")
    ours = {country.name for country in countries(source, "id", certain=False)}
    added = [c.name for c in countries(translation, "en", certain=True) if c.words not in source]
    for name in sorted(set(added) - ours):
        yield Flag("names", f"{name}: not in the original")


def check_given_names(translation: str, names: tuple[Name, ...]) -> Iterator[Flag]:
    """Flag a recognised person whose name is not in the translation, spelt as in the original.

    Organisations and places are translated as often as not: countries and the glossary watch those.
    """
    present = {_bare(word) for word in _NAME_WORD.findall(translation)}
    present |= {word.removesuffix("'s").removesuffix("’s") for word in present}
    for name in names:
        if name.kind == "person":
            lost = [
                word
                for word in _NAME_WORD.findall(name.text)
                if word[0].isupper() and _bare(word) not in present
            ]
            if lost:
                yield Flag("names", f"{' '.join(lost)}: missing or different")


def _bare(word: str) -> str:
    """The word without accents, case and a possessive ending."""
    folded = unicodedata.normalize("NFD", word).casefold().replace("’", "'").removesuffix("'s")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
