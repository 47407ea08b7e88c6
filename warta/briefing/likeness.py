"""How alike two articles are: the evidence that they tell of the same event.

The weights of words come from a fixed table (`warta.briefing.terms.rarity`), so the likeness of
two articles never changes when others are added.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from warta.briefing.terms import Vector, product, rarity, terms, unit, words
from warta.records import Article, Sentence

LEAD = 3
"""News puts the event into its first sentences (the inverted pyramid)."""

WINDOW = 8
"""Days apart from which two articles are never of one story."""

PER_DAY = 0.04
UNDATED = 0.06
"""What likeness loses by each day between two articles, and when a date is missing."""

SERIAL = 0.2
"""What is left of the likeness of two reports of other days whose leads give other figures:
yesterday's and today's gold price read alike."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared: unit vectors of all terms and of the lead's, the lead's figures, the day."""

    article: str
    whole: Mapping[str, float]
    lead: Mapping[str, float]
    figures: frozenset[str]
    day: dt.date | None


def profile(article: Article) -> Profile:
    """The profile of an article; a headline that was published counts twice in its lead."""
    lead = _counts(article.sentences[:LEAD])
    if not article.title_derived:
        lead.update(terms(article.title) * 2)
    figures = {figure for sentence in article.sentences[:LEAD] for figure in _FIGURE.findall(sentence.text)}
    telling = frozenset(f for f in figures if len(f) > 1 and not _YEAR.fullmatch(f))
    day = article.date.value if article.date else None
    return Profile(article.id, _weighed(_counts(article.sentences)), _weighed(lead), telling, day)


def _counts(sentences: Iterable[Sentence]) -> Counter[str]:
    return Counter(term for sentence in sentences for term in terms(sentence.text) if not term[0].isdigit())


def _weighed(counts: Mapping[str, int]) -> Vector:
    """Terms weighed by the square of their rarity, scaled to length 1."""
    raw = {term: (1 + math.log(count)) * rarity(term) ** 2 for term, count in counts.items() if count > 0}
    return unit(raw)


def likeness(one: Profile, other: Profile) -> float:
    """From below 0 to 1: the mean cosine of whole and lead, less for time between, less for series."""
    days = abs((one.day - other.day).days) if one.day and other.day else None
    if days is not None and days > WINDOW:
        return 0.0
    alike = (product(one.whole, other.whole) + product(one.lead, other.lead)) / 2
    if days is None:
        return alike - UNDATED
    if days and _are_serial(one, other):
        alike *= SERIAL
    return alike - PER_DAY * days


def _are_serial(one: Profile, other: Profile) -> bool:
    fewer = min(len(one.figures), len(other.figures))
    return fewer >= 3 and len(one.figures & other.figures) / fewer <= 0.4


SAME_TEXT = 0.6
"""Share of four-word runs of the shorter article that the other has too, from which it is the same text."""


def repeats(one: Article, other: Article) -> bool:
    """Whether two articles carry (nearly) the same text, as outlets do with an agency's."""
    runs, others = _runs(one), _runs(other)
    fewer = min(len(runs), len(others))
    longer = max(len(runs), len(others))
    return fewer > 0 and fewer / longer > 0.5 and len(runs & others) / fewer >= SAME_TEXT


def _runs(article: Article) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    tokens = [word.lower() for sentence in article.sentences for word in words(sentence.text)]
    pairs = list(pairwise(tokens))
    return set(zip(pairs, pairs[2:], strict=False))
