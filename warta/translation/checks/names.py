"""Names keep their spelling, and no country takes another's place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from warta.records import Flag, Name
from warta.translation.checks.countries import countries
from warta.translation.lexicon import Lexicon, stem_en, stem_id, words_id
from warta.translation.vocabulary import is_english

_SHORTEST = 4
_NEAR = 0.72
_UNCHANGED = 0.4  # share of its translations that are the word itself
_HOME = "Indonesia"  # English adds it where Indonesian has "RI", "BI", "warga": no harm done
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]+(?:['’-][^\W\d_]+)*")


def check_countries(source: str, translation: str) -> Iterator[Flag]:
    """Flag a country that the translation lacks, and one that it adds."""
    named = {country.name for country in countries(translation, "en", certain=False)}
    for name in sorted({country.name for country in countries(source, "id", certain=True)} - named):
        yield Flag("names", f"{name}: missing")
    ours = {country.name for country in countries(source, "id", certain=False)} | {_HOME}
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


def check_spelling(source: str, translation: str, lexicon: Lexicon) -> Iterator[Flag]:
    """Flag a name inside the sentence that the translation spells another way.

    A word with a capital inside the sentence is taken for a name when the lexical table does not know
    it, or knows it as unchanged. A capitalised word of the translation that differs from it by a
    letter or two ("Gonzales" for "Gonzalez") is a misspelling unless the original has that form too,
    or it is the English word for a word that is none ("Hinduisme", "Hinduism").
    """
    known = {_bare(word) for word in _NAME_WORD.findall(source)}
    present = {_bare(word) for word in _NAME_WORD.findall(translation)}
    strangers = [word for word in _capitalised(translation) if _bare(word) not in known]
    for word in _capitalised(source):
        if _bare(word) in present or not _stays_as_it_is(word.lower(), lexicon):
            continue
        for other in strangers:
            if _near(_bare(word), _bare(other)) and (is_english(_bare(word)) or not is_english(_bare(other))):
                yield Flag("names", f"{word}: written {other}")
                break


def _stays_as_it_is(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the same in English as far as the table knows."""
    forms = [lexicon.english[stem_id(form)] for form in words_id(word) if stem_id(form) in lexicon.english]
    return not forms or forms[0].get(stem_en(word), 0.0) >= _UNCHANGED


def _capitalised(text: str) -> list[str]:
    """The longer words with a capital that do not open a sentence or a quotation, each once."""
    found = []
    for match in _NAME_WORD.finditer(text):
        word, before = match.group(), text[: match.start()].rstrip(" \t\"“”'‘(")
        if (
            len(word) >= _SHORTEST
            and word[0].isupper()
            and not word.isupper()
            and before[-1:] not in ("", *".!?:–—")
        ):
            found.append(word)
    return list(dict.fromkeys(found))


def _near(word: str, other: str) -> bool:
    """Whether two words look like one name in two spellings."""
    if word[0] != other[0] or abs(len(word) - len(other)) > 2:
        return False
    if other.startswith(word[:-1]) or word.startswith(other):  # "Texas" and "Texan", "Madura" and "Madurese"
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _NEAR


def _bare(word: str) -> str:
    """The word without accents, case and a possessive ending."""
    folded = unicodedata.normalize("NFD", word).casefold().replace("’", "'").removesuffix("'s")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
