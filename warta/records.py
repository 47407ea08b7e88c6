"""The nouns that flow from stage to stage, each a frozen dataclass.

A stage imports this module and `warta.config`, never another stage. Everything here is
plain data: no file is opened, no library but the standard one is imported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class WartaError(Exception):
    """Something a person has to put right; the message names the file and the remedy.

    The command line shows the message alone, without a traceback.
    """


Precision = Literal["minute", "day", "month", "year", "range"]
"""How much of a date its words give: a clock time, a day, a month, a year, or first and last day."""

DateSource = Literal["metadata", "stated", "resolved", "inferred"]
"""How a date was found: in the seed's own metadata, stated in full in the text, resolved
against the article's date ("Senin kemarin"), or inferred from the story's other articles."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date read from a text: its value, its precision, the words it was read from.

    `end` is the last day of a range and None otherwise; a month or a year has the value of
    its first day. `confidence` runs from 0 to 1.
    """

    value: dt.date
    precision: Precision
    words: str
    found: DateSource
    end: dt.date | None = None
    time: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that cleaning took out of an article, and the rule that took it."""

    text: str
    reason: str


NameKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name recognised in a sentence: `text` stands at `start`:`end` (characters) of it."""

    text: str
    kind: NameKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    `id` is made from the text alone (and a counter when a text repeats in its article), so it
    never changes while the text does not. `paragraph` counts from 0; `offset` is the index of
    the sentence's first character in its paragraph.
    """

    id: str
    text: str
    paragraph: int
    offset: int
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was published, cleaned, in its own words.

    `id` is stable: it comes from the seed's name (and the entry, in a file of several), never
    from the wording. `title_derived` says the headline was cut from the lead. `date` is None
    while no date is known. `outlet` is "" when the text does not say who published it.
    """

    id: str
    seed: Path
    title: str
    title_derived: bool
    sentences: tuple[Sentence, ...]
    outlet: str = ""
    agency: str = ""
    url: str = ""
    lang: str = "id"
    date: FoundDate | None = None
    removed: tuple[Removed, ...] = ()

    @property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences grouped by paragraph, in reading order."""
        numbers = sorted({sentence.paragraph for sentence in self.sentences})
        return tuple(tuple(s for s in self.sentences if s.paragraph == n) for n in numbers)


@dataclass(frozen=True, slots=True)
class Problem:
    """A seed, or an entry of one, that could not be used: one line for the report."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One check that a translation failed: the check's name, and what it saw."""

    check: str
    detail: str


@dataclass(frozen=True, slots=True)
class Engine:
    """What translated: for the label on every page, the front matter and the memory's key.

    `model_hash` is the SHA-256 of the weights in hexadecimal; `decoding` names the search
    ("beam 2"); `glossary_hash` is the SHA-256 of the glossary, "" where none was used.
    """

    name: str
    model: str
    version: str
    model_hash: str
    decoding: str
    glossary_hash: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """One source text in another language, with where it came from and what is doubtful in it.

    `human` says that a person wrote it, `author` who, where the file says so.
    """

    source: str
    text: str
    lang: str
    engine: Engine
    flags: tuple[Flag, ...] = ()
    human: bool = False
    author: str = ""


Translations = Mapping[str, Translation]
"""Source text -> its translation, for one target language."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence that something was read from."""

    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence chosen for a brief. `antecedent` names the opening pronoun's person or thing."""

    text: str
    citation: Citation
    score: float
    antecedent: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated sentence. The same event told by several outlets has several citations."""

    date: FoundDate
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as one outlet reports it: "51,2 persen" of "suara", for "Maduro"."""

    words: str
    value: float
    unit: str
    subject: str
    citation: Citation
    reported_by: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, in direct or reported speech."""

    text: str
    speaker: str
    verb: str
    direct: bool
    citation: Citation
    role: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event, and what a brief says of them.

    `id` is also the address of the brief: it is made from the founding article and never
    changes while that article stays. `articles` are ids, earliest first; `headline_article`
    is the one whose title is the headline. `kinds` pairs a tag with what it names, `repeats` an
    article with the one whose text it carries again. `only` are points that a single outlet of
    several carries. `spellings` are names that the articles spell in two ways, the usual one first.
    """

    id: str
    headline: str
    headline_article: str
    articles: tuple[str, ...]
    date: FoundDate | None
    key_points: tuple[KeyPoint, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[tuple[str, NameKind], ...] = ()
    repeats: tuple[tuple[str, str], ...] = ()
    only: tuple[KeyPoint, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
