"""Dated events of a story, told by one outlet or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from warta.briefing.dates import find_dates
from warta.briefing.terms import cosine, terms
from warta.records import Article, Citation, Event, FoundDate

SAME_EVENT = 0.4
"""Cosine of two sentences of one date from which they are told to be the same event."""


def find_events(story: Sequence[Article]) -> tuple[Event, ...]:
    """The dated sentences of a story by date; one event for the same told twice."""
    events: list[Event] = []
    for article in story:
        published = article.date.value if article.date else None
        for sentence in article.sentences:
            citation = Citation(article.id, sentence.id)
            for date in find_dates(sentence.text, published):
                _add(events, Event(date, sentence.text, (citation,)))
    return tuple(sorted(events, key=lambda event: (event.date.value, event.date.end or event.date.value)))


def _add(events: list[Event], new: Event) -> None:
    """Append the event, or add its citation to one that tells the same of the same date."""
    for index, known in enumerate(events):
        if _same_time(known.date, new.date) and _similar(known.text, new.text):
            citations = tuple(dict.fromkeys((*known.citations, *new.citations)))
            events[index] = Event(known.date, known.text, citations)
            return
    events.append(new)


def _same_time(one: FoundDate, other: FoundDate) -> bool:
    return (one.value, one.end, one.precision) == (other.value, other.end, other.precision)


def _similar(one: str, other: str) -> bool:
    return cosine(Counter(terms(one)), Counter(terms(other))) >= SAME_EVENT
