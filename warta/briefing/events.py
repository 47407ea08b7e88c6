"""Dated events of a story, told by one outlet or several."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from warta.briefing.dates import find_dates
from warta.briefing.features import term_vector
from warta.briefing.terms import cosine
from warta.records import Article, Citation, Event, FoundDate

SAME_EVENT = 0.4
"""Cosine of two sentences of one date from which they are told to be the same event."""

FROM_INFERRED = 0.7
"""What is left of the confidence in a date that was resolved against an inferred one."""

_AFTER_MIDNIGHT = re.compile(r"\b(?:setelah|selepas|lewat) tengah malam\b")


def find_events(story: Sequence[Article]) -> tuple[Event, ...]:
    """The dated sentences of a story by date; one event for the same told twice.

    Events of one date keep the order of the articles and of their sentences.
    """
    events: list[Event] = []
    for article in story:
        for sentence in article.sentences:
            citation = Citation(article.id, sentence.id)
            for date in dates_of(sentence.text, article.date):
                _add(events, Event(date, sentence.text, (citation,)))
    return tuple(sorted(events, key=lambda event: (event.date.value, event.date.end or event.date.value)))


def dates_of(text: str, published: FoundDate | None) -> list[FoundDate]:
    """The dates of a sentence of an article that was published on a date, or at none known."""
    day = published.value if published else None
    found = list(find_dates(text, day))
    if not found and day and (match := _AFTER_MIDNIGHT.search(text)):
        found = [_after_midnight(match[0], day)]
    if published and published.found == "inferred":
        return [_less_sure(date) if date.found == "resolved" else date for date in found]
    return found


def _after_midnight(words: str, day: dt.date) -> FoundDate:
    """What news of a day says to have happened "setelah tengah malam" happened early on that day."""
    return FoundDate(day, "day", words, "resolved", confidence=0.6)


def _less_sure(date: FoundDate) -> FoundDate:
    return replace(date, confidence=round(date.confidence * FROM_INFERRED, 3))


def _add(events: list[Event], new: Event) -> None:
    """Append the event, or add its citation to one that tells the same of the same date."""
    for index, known in enumerate(events):
        if _same_time(known.date, new.date) and _similar(known, new):
            citations = tuple(dict.fromkeys((*known.citations, *new.citations)))
            events[index] = Event(known.date, known.text, citations)
            return
    events.append(new)


def _same_time(one: FoundDate, other: FoundDate) -> bool:
    return (one.value, one.end, one.precision) == (other.value, other.end, other.precision)


def _similar(one: Event, other: Event) -> bool:
    """Whether two sentences say nearly the same, the words of their common date aside."""
    texts = (event.text.replace(event.date.words, " ") for event in (one, other))
    return cosine(*map(term_vector, texts)) >= SAME_EVENT
