"""The glossary: fixed terms and their English, read from glossary.csv and watched in every sentence.

A row has a term, its translations (the first is preferred, others separated by " | " are accepted)
or `keep`, and a note. A term is found on word boundaries, also with the prefixes and particles that
Indonesian writes together with a word ("pilpresnya", "se-ASEAN"). Capitals count in an abbreviation
("AS" is a country, "as" is not).
"""

from __future__ import annotations

import csv
import functools
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warta.records import Flag, WartaError

COLUMNS = ["term", "translation", "note"]
KEEP = "keep"

_BEFORE = r"(?:(?:se|non|pro|anti|eks|pasca|antar|ber|di|ke)-?)?"
_AFTER = r"(?:-?(?:nya|lah|kah|pun|ku|mu))?"


class GlossaryError(WartaError):
    """The glossary cannot be used; the message names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row: an Indonesian term and the English that is accepted for it, the preferred first."""

    term: str
    translations: tuple[str, ...]
    note: str = ""

    @property
    def preferred(self) -> str:
        """The English to write where a translation has to be put right."""
        return self.translations[0]


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All terms, in the order of the file; `hash` changes whenever a translation could."""

    terms: tuple[Term, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of terms and translations in hexadecimal, notes left out; "" of an empty glossary."""
        rows = sorted("\t".join((term.term, *term.translations)) for term in self.terms)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest() if rows else ""


def load_glossary(path: Path) -> Glossary:
    """Read a glossary; a missing file is an empty one. Raises GlossaryError."""
    if not path.exists():
        return Glossary()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != COLUMNS:
                raise GlossaryError(f"{path}: the first line must be {','.join(COLUMNS)}")
            return Glossary(tuple(_term(path, reader.line_num, row) for row in reader))
    except (UnicodeDecodeError, csv.Error) as error:
        raise GlossaryError(f"{path}: not a CSV file in UTF-8 ({error})") from error


def _term(path: Path, line: int, row: dict[str, str | None]) -> Term:
    """One row of the file, checked."""
    term, translation = (row["term"] or "").strip(), (row["translation"] or "").strip()
    if not term or not translation:
        raise GlossaryError(f'{path}, line {line}: write a term and its translation, or "{KEEP}"')
    accepted = (term,) if translation == KEEP else tuple(part.strip() for part in translation.split("|"))
    return Term(term, accepted, (row["note"] or "").strip())


@functools.lru_cache(maxsize=4096)  # every candidate of a sentence asks for its terms
def find_terms(source: str, glossary: Glossary) -> tuple[Term, ...]:
    """The terms that a sentence holds, in the order of the glossary.

    A term inside a longer one that is found there too is not counted ("Partai Demokrat" hides
    "Demokrat").
    """
    found: dict[int, Term] = {}
    remaining = source
    for pattern, numbers in _patterns(glossary):
        for match in pattern.finditer(remaining):
            number = numbers[_key(match.group(1), exact=not pattern.flags & re.IGNORECASE)]
            if not _is_part_of_a_name(glossary.terms[number], match):
                found[number] = glossary.terms[number]
                remaining = remaining[: match.start()] + "·" * len(match.group()) + remaining[match.end() :]
    return tuple(found[number] for number in sorted(found))


def _is_part_of_a_name(term: Term, match: re.Match[str]) -> bool:
    """Whether a common word stands with a capital after another capital: "Arif Rahman Hakim" is no judge."""
    if not (term.term[0].islower() and match.group()[0].isupper()):
        return False
    before = match.string[: match.start()].split()
    return bool(before) and before[-1][0].isupper() and before[-1][-1].isalpha()


def check_terms(source: str, translation: str, glossary: Glossary) -> Iterator[Flag]:
    """Flag each term of the glossary that the translation renders in another way."""
    for term in find_terms(source, glossary):
        if not is_rendered(term, translation):
            yield Flag("glossary", f"{term.term}: {term.preferred}")


def is_rendered(term: Term, translation: str) -> bool:
    """Whether the translation has one of the accepted translations of the term."""
    return any(_english(accepted).search(translation) for accepted in term.translations)


@functools.cache
def _patterns(glossary: Glossary) -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """All terms as two patterns, words before abbreviations, each with the numbers of its terms.

    Longer terms come first, so that "Partai Demokrat" hides "Demokrat" and "dolar AS" hides "AS".
    """
    found = []
    for abbreviations, flags in ((False, re.IGNORECASE), (True, re.NOFLAG)):
        numbers = {
            _key(term.term, exact=abbreviations): number
            for number, term in enumerate(glossary.terms)
            if is_abbreviation(term.term) is abbreviations
        }
        if numbers:
            longest_first = sorted(numbers, key=lambda term: (-len(term), term))
            terms = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
            found.append((re.compile(rf"(?<![\w-]){_BEFORE}({terms}){_AFTER}(?![\w-])", flags), numbers))
    return tuple(found)


def _key(term: str, *, exact: bool) -> str:
    """A term as a pattern finds it: single spaces, and small letters where capitals do not count."""
    plain = " ".join(term.split())
    return plain if exact else plain.lower()


@functools.cache
def _english(phrase: str) -> re.Pattern[str]:
    """How an English phrase may stand in a translation."""
    flags = re.NOFLAG if is_abbreviation(phrase) else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", flags)


def is_abbreviation(term: str) -> bool:
    """Whether a term is written in capitals throughout."""
    return term.isupper()
