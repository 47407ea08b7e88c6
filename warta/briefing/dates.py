"""Finds the dates in Indonesian news text and resolves them against the article's own date.

Every rule is a pattern with a function that turns its match into a date, or into nothing when the match
cannot be one. Where matches overlap, the one that begins first wins, then the longest. What stays
ambiguous is left out: a wrong date is worse than a missing one. docs/dates.md lists what is read and how.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from warta.briefing.date_days import rules as day_rules
from warta.briefing.date_reading import Reading
from warta.briefing.date_spans import rules as span_rules
from warta.briefing.date_words import WEEKDAY, either, holidays, long_months
from warta.records import FoundDate

_CLOCK = re.compile(
    r"\b(?:pukul|jam)\s+(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)"
    r"(?:\s*(?:-|–|hingga|sampai)\s*\d{1,2}[.:]\d{2})?(?:\s*(?P<zone>(?i:WIB|WITA|WIT|GMT|UTC))\b)?"
)
_PREPOSITION = re.compile(r"(?:[Pp]ada|[Dd]i|saat)\s+")
_CLOCK_REACH = 45  # characters between a day and its clock time


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date, and where its words stand in the text."""

    start: int
    end: int
    date: FoundDate


def find_dates(text: str, published: dt.date | None) -> tuple[FoundDate, ...]:
    """The dates that a text gives, in reading order, none overlapping another.

    `published` is the article's date; without it only dates stated with their year are found.
    """
    return tuple(found.date for found in locate_dates(text, published))


def locate_dates(text: str, published: dt.date | None) -> tuple[DatedWords, ...]:
    """As `find_dates`, each with its place in the text."""
    if not _hint().search(text):
        return ()
    readings = [
        reading
        for pattern, resolve in _rules()
        for match in pattern.finditer(text)
        if (reading := resolve(match, published)) is not None
    ]
    readings.sort(key=lambda reading: (reading.start, -reading.end))
    kept: list[Reading] = []
    for reading in readings:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    anchored = (_anchored(reading, kept[:place]) for place, reading in enumerate(kept))
    return _with_clock_times(text, [_dated(text, reading) for reading in anchored if reading is not None])


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Reading | None]]


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return (*day_rules(), *span_rules())


@cache
def _hint() -> re.Pattern[str]:
    """What every date has: a figure, a weekday, a month, or a word of time. Most sentences have none."""
    words = "ini|tadi|nanti|kemarin|semalam|besok|esok|lusa"
    units = "(?:se)?(?:hari|pekan|minggu|bulan|tahun|jam|dekade)"
    names = rf"{WEEKDAY}|{either(long_months())}"
    return re.compile(rf"\d|\b(?:{names}|(?i:{words}|{units}|{'|'.join(holidays())}))\b")


def _anchored(reading: Reading, earlier: list[Reading]) -> Reading | None:
    """A reading like "tiga hari kemudian" counted from the day before it in the text; None without one."""
    if reading.steps is None:
        return reading
    days = [other for other in earlier if other.precision == "day" and other.steps is None]
    if not days:
        return None
    return replace(reading, value=days[-1].value + reading.steps, confidence=0.7)


def _dated(text: str, reading: Reading) -> DatedWords:
    """A reading as a record, with its words: no "pada", no bracket left open."""
    lead = _PREPOSITION.match(text, reading.start, reading.end)
    start = lead.end() if lead else reading.start
    words = text[start : reading.end].strip(" ,")
    if words.count("(") != words.count(")"):
        words = words.strip("()")
    date = FoundDate(
        reading.value,
        reading.precision,
        words,
        "stated" if reading.stated else "resolved",
        end=reading.end_day,
        confidence=reading.confidence,
    )
    return DatedWords(start, reading.end, date)


def _with_clock_times(text: str, found: list[DatedWords]) -> tuple[DatedWords, ...]:
    """Give each clock time ("pukul 10.30 WIB") to the day it stands next to."""
    for match in _CLOCK.finditer(text):
        near = [
            (max(day.start - match.end(), match.start() - day.end), n)
            for n, day in enumerate(found)
            if day.date.precision == "day" and not day.date.time
        ]
        distance, place = min(near, default=(_CLOCK_REACH, 0))
        if distance < _CLOCK_REACH:
            time = f"{int(match['hour']):02}:{match['minute']} {(match['zone'] or '').upper()}".rstrip()
            day = found[place]
            found[place] = replace(day, date=replace(day.date, time=time, precision="minute"))
    return tuple(found)
