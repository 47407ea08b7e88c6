"""Dates in Indonesian news text, resolved against the article's own date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from warta.records import DateSource, FoundDate, Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun",
            "juli jul", "agustus agu agt", "september sep", "oktober okt", "november nov", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "minggu": 6,
}  # fmt: skip

_MONTH = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
_FULL = re.compile(rf"(?:\b(?:{_WEEKDAY}),? )?\b(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}})\b)?")
_SLASHES = re.compile(rf"(?:\b(?:{_WEEKDAY}) )?\((\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?\)")
_IN_MONTH = re.compile(rf"\b(?:[Ss]ejak|[Pp]ada|[Bb]ulan) (?:bulan )?({_MONTH})\b(?: (\d{{4}})\b)?")
_YEAR = re.compile(r"\b(?:(?:[Pp]ada |[Ss]ejak )?tahun|[Pp]ada|[Ss]ejak) ((?:1[5-9]|20)\d\d)\b")
_DAY_NAME = re.compile(
    rf"\b(?:(?:[Pp]ada )?[Hh]ari |[Pp]ada )?({_WEEKDAY})\b"
    r"(?: (lalu|kemarin|depan|mendatang|pagi|siang|sore|malam)\b)?"
)


def find_dates(text: str, published: dt.date | None) -> tuple[FoundDate, ...]:
    """The dates that a text gives, in reading order, none overlapping another.

    `published` is the article's date; without it only dates stated in full are found.
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, FoundDate]] = []
    for reader in (_slashes, _full, _in_month, _year, _day_names):
        for start, end, date in reader(text, published):
            if not any(start < stop and begin < end for begin, stop in taken):
                taken.append((start, end))
                found.append((start, date))
    return tuple(date for _, date in sorted(found, key=lambda pair: pair[0]))


Found = Iterator[tuple[int, int, FoundDate]]


def _date(
    match: re.Match[str], value: dt.date, precision: Precision, found: DateSource
) -> tuple[int, int, FoundDate]:
    confidence = 1.0 if found == "stated" else 0.8
    return (
        match.start(),
        match.end(),
        FoundDate(value, precision, match[0].strip("()"), found, confidence=confidence),
    )


def _full(text: str, published: dt.date | None) -> Found:
    for match in _FULL.finditer(text):
        if value := _day(int(match[1]), MONTHS[match[2].lower()], match[3], published):
            yield _date(match, value, "day", "stated" if match[3] else "resolved")


def _slashes(text: str, published: dt.date | None) -> Found:
    for match in _SLASHES.finditer(text):
        if value := _day(int(match[1]), int(match[2]), match[3], published):
            yield _date(match, value, "day", "stated" if match[3] else "resolved")


def _day(day: int, month: int, year: str | None, published: dt.date | None) -> dt.date | None:
    """A calendar day; without a year the one nearest to the article's date."""
    years = [int(year)] if year else [published.year + step for step in (-1, 0, 1)] if published else []
    days = []
    for candidate in years:
        try:
            days.append(dt.date(candidate, month, day))
        except ValueError:
            continue
    return min(days, key=lambda value: abs(value - published) if published else dt.timedelta(0), default=None)


def _in_month(text: str, published: dt.date | None) -> Found:
    for match in _IN_MONTH.finditer(text):
        month = MONTHS[match[1].lower()]
        if match[2]:
            yield _date(match, dt.date(int(match[2]), month, 1), "month", "stated")
        elif published:
            year = published.year if month <= published.month else published.year - 1
            yield _date(match, dt.date(year, month, 1), "month", "resolved")


def _year(text: str, published: dt.date | None) -> Found:
    del published
    for match in _YEAR.finditer(text):
        yield _date(match, dt.date(int(match[1]), 1, 1), "year", "stated")


def _day_names(text: str, published: dt.date | None) -> Found:
    """A weekday is the last such day up to the article's date, or the next with "depan", "mendatang"."""
    if not published:
        return
    for match in _DAY_NAME.finditer(text):
        back = (published.weekday() - WEEKDAYS[match[1].lower()]) % 7
        value = published - dt.timedelta(days=back)
        if match[2] in {"depan", "mendatang"}:
            value += dt.timedelta(days=7)
        yield _date(match, value, "day", "resolved")
