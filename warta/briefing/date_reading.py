"""What a date rule makes of its match."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from warta.records import Precision


@dataclass(frozen=True, slots=True)
class Reading:
    """A date read at `start`:`end` of a text.

    `steps` is set for a date counted from another one in the text ("tiga hari kemudian"); its `value` is
    then not yet the date.
    """

    start: int
    end: int
    value: dt.date
    precision: Precision
    stated: bool = False
    end_day: dt.date | None = None
    confidence: float = 0.9
    steps: dt.timedelta | None = None


def day(match: re.Match[str], value: dt.date, *, stated: bool = False, confidence: float = 0.9) -> Reading:
    """A single day."""
    return Reading(match.start(), match.end(), value, "day", stated, confidence=1.0 if stated else confidence)


def span(
    match: re.Match[str], first: dt.date, last: dt.date, *, stated: bool = False, confidence: float = 0.8
) -> Reading:
    """From the first day to the last, both included."""
    return Reading(match.start(), match.end(), first, "range", stated, last, 0.9 if stated else confidence)


def month(
    match: re.Match[str], year: int, number: int, *, stated: bool = False, confidence: float = 0.8
) -> Reading:
    """A month, with the value of its first day."""
    value = dt.date(year, number, 1)
    return Reading(
        match.start(), match.end(), value, "month", stated, confidence=1.0 if stated else confidence
    )


def year(match: re.Match[str], number: int, *, stated: bool = False, confidence: float = 0.8) -> Reading:
    """A year, with the value of its first day."""
    value = dt.date(number, 1, 1)
    return Reading(
        match.start(), match.end(), value, "year", stated, confidence=1.0 if stated else confidence
    )


def valid_day(year_number: int, month_number: int, day_number: int) -> dt.date | None:
    """The day, or None when the calendar has none."""
    try:
        return dt.date(year_number, month_number, day_number)
    except ValueError:
        return None
