"""Rules for single days and ranges of days: written out, weekdays, "kemarin", holidays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from warta.briefing.date_reading import Reading, day, span, valid_day
from warta.briefing.date_words import (
    DAYPART,
    EARLIER,
    LATER,
    TO,
    WEEKDAY,
    WEEKDAYS,
    either,
    holidays,
    is_in_a_name,
    long_months,
    months,
    points_ahead,
)

_Rules = Iterator[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Reading | None]]]
_SECOND_WEEKDAY = rf"(?:{TO}{WEEKDAY}|\s+dan\s+{WEEKDAY})?"
_LEAD = rf"(?:(?:[Hh]ari\s+)?(?P<weekday>{WEEKDAY}){_SECOND_WEEKDAY}(?:\s+{DAYPART})?\s*,?\s*)"
_TODAY = r"(?:(?:[Hh]ari|[Mm]alam|[Ss]ore|[Ss]iang|[Pp]agi) ini|[Kk]emarin|[Tt]adi malam|[Bb]esok)"
_NOT_AFTER = r"(?<![\w.,/-])"
_WEEKDAY_ALONE = re.compile(
    rf"(?:[Hh]ari\s+)?\b(?P<weekday>{WEEKDAY})\b(?!\s*[-–]\s*{WEEKDAY})(?:\s+{DAYPART}\b)?"
    rf"(?:\s+(?P<when>(?:pekan|minggu)\s+(?:lalu|depan|ini)|{LATER}|{EARLIER}|ini)\b)?"
)
_NO_DAY_BEFORE = re.compile(
    r"(?:\b(?:[Ss]etiap|[Tt]iap|[Ss]aban|[Ss]alat|[Ss]halat|[Ss]holat|[Mm]alam|Pasar|Harian|[Kk]hotbah|[Ii]badah"
    rf"|per|Car Free Day)(?:\s+hari)?\s+(?:{WEEKDAY},?\s+(?:dan\s+)?)*"
    rf"|{WEEKDAY}\s*(?:[-–,]|hingga|sampai)\s*(?:dengan\s+)?)$"
)
_NO_DAY_AFTER = re.compile(
    r"\s+(?:Agung|Putih|Abu|Pon|Wage|Kliwon|Legi|Pahing|Berkah|Curhat|Kasih|Palma|pertama|kedua|ketiga|keempat"
    r"|ke-\d|terakhir|hingga\s+[A-Z]|sampai\s+[A-Z]|sampai dengan)"
)
_ON = r"\b(?:pada|saat|memperingati|[Pp]eringatan|[Pp]erayaan|merayakan|bertepatan dengan|libur|[Uu]pacara)"
_DEICTIC_WORDS = re.compile(
    r"\b(?P<word>[Kk]emarin lusa|[Kk]emarin|[Ss]emalam|[Tt]adi malam|[Bb]esok|[Ee]sok(?! harinya)|[Ll]usa)\b"
    rf"(?:\s+(?:hari|{DAYPART})\b)?"
    r"|\b(?:[Hh]ari ini|[Tt]adi (?:pagi|siang|sore)|[Nn]anti (?:malam|sore|siang)"
    r"|(?:[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam) (?:ini|tadi|nanti))\b"
)
_DATE_BEFORE = re.compile(r"(?:\)|\d{4})\s+$")
"""Of "Rabu (30/10) kemarin" and "kuartal III 2023 kemarin" only the first part is the date."""
_FAR_AHEAD = 60  # days
_DEICTIC = {
    "kemarin": -1,
    "semalam": -1,
    "tadi malam": -1,
    "besok": 1,
    "esok": 1,
    "lusa": 2,
    "kemarin lusa": -2,
}


def rules() -> _Rules:
    """Every rule of this module: its pattern and what reads its match."""
    any_month, full_month = either(months()), either(long_months())
    year = r"(?:\s+(?:tahun\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b)"
    tail = rf"(?:\s+(?P<when>{LATER}|{EARLIER})\b)?"
    number = r"(?P<day>\d{1,2})"
    date_lead = rf"{_LEAD}?(?:[Tt]anggal\s+|[Tt]gl\.?\s+)?\(?"
    named = rf"{_NOT_AFTER}{date_lead}{number}\s+"
    yield re.compile(rf"{named}(?P<month>{any_month})\.?{year}\)?"), _written_out
    yield re.compile(rf"{named}(?P<month>{full_month})\b(?!\s*\d){tail}\)?"), _written_out
    full_year = r"(?P<year>(?:19|20)\d\d)\b"
    yield re.compile(rf"{_NOT_AFTER}(?P<month>{full_month})\s+{number},\s*{full_year}"), _written_out
    yield re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"), _written_out
    side = rf"(?:(?:{EARLIER}|ini|{LATER})\s*,?\s*)?(?:(?:pekan|minggu) lalu\s*,?\s*)?"
    lead = rf"(?:{_LEAD}|{_TODAY}\s*,?\s*){side}"
    figures = r"(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>(?:19|20)\d\d|2\d)\b)?"
    yield re.compile(rf"{_NOT_AFTER}{lead}\(\s*{number}\s*[/.-]\s*{figures}\s*\)"), _written_out
    yield re.compile(rf"{_NOT_AFTER}\(?{number}[/-](?P<month>\d{{1,2}})[/-]{full_year}\)?"), _written_out
    second = r"(?P<day2>\d{1,2})"
    figures = rf"(?:/(?P<month>\d{{1,2}}))?{TO}{second}/(?P<month2>\d{{1,2}})(?:/(?P<year>(?:19|20)\d\d))?"
    yield re.compile(rf"{_NOT_AFTER}{lead}?\(\s*{number}{figures}\s*\)"), _day_range
    first = rf"{number}(?:\s+(?P<month>{full_month})(?:\s+(?P<year1>(?:19|20)\d\d))?)?"
    joint = rf"(?P<joint>{TO}|\s+dan\s+)(?:[Tt]anggal\s+|{WEEKDAY},?\s+)?"
    last = rf"{second}\s+(?P<month2>{any_month})\b(?:\s+{full_year})?\)?"
    yield re.compile(rf"{_NOT_AFTER}{date_lead}{first}{joint}{last}"), _day_range
    yield _WEEKDAY_ALONE, _weekday
    yield _DEICTIC_WORDS, _deictic
    feast = "|".join(re.escape(name) for name in sorted(holidays(), key=len, reverse=True))
    rest = r"(?:\s+(?:ke-\d+|[Nn]asional|[Ss]edunia|[Ii]nternasional|RI))*"
    yield re.compile(rf"(?P<before>{_ON}\s+)?\b(?P<feast>(?i:{feast}))\b{rest}{year}?(?!\s+[A-Z])"), _holiday


def nearest_year(
    month: int, day_number: int, published: dt.date, when: str, *, ahead: bool
) -> dt.date | None:
    """The day and month in the year nearest to the article's date, on the side that the words name."""
    days = [
        value
        for year in range(published.year - 1, published.year + 2)
        if (value := valid_day(year, month, day_number))
    ]
    if when and re.fullmatch(EARLIER, when):
        days = [value for value in days if value <= published]
    elif when or ahead:
        days = [value for value in days if value >= published] or days
    else:
        return _nearest_without_a_word(days, published)
    return min(days, key=lambda value: abs(value - published), default=None)


def _nearest_without_a_word(days: list[dt.date], published: dt.date) -> dt.date | None:
    """The nearest of the days; None when it lies so far ahead that last year's may be meant."""
    nearest = min(days, key=lambda value: abs(value - published), default=None)
    return nearest if nearest and (nearest - published).days <= _FAR_AHEAD else None


def _month_number(words: str) -> int:
    return int(words) if words.isdigit() else months()[words.lower()]


def _written_out(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A day and month in words or figures, with a year or without."""
    parts = match.groupdict()
    if is_in_a_name(match.string, match.start()):
        return None
    month_number, day_number = _month_number(parts["month"]), int(parts["day"])
    if parts.get("year"):
        year = int(parts["year"])
        value = valid_day(year + 2000 if year < 100 else year, month_number, day_number)
    elif published and 1 <= month_number <= 12:
        ahead = points_ahead(match.string, match.start())
        value = nearest_year(month_number, day_number, published, parts.get("when") or "", ahead=ahead)
    else:
        value = None
    if value is None:
        return None
    weekday = parts.get("weekday")
    wrong_day = weekday is not None and WEEKDAYS[weekday.lower()] != value.weekday() and not _is_range(match)
    reading = day(match, value, stated=bool(parts.get("year")), confidence=0.95)
    return replace(reading, confidence=0.5) if wrong_day else reading


def _is_range(match: re.Match[str]) -> bool:
    return len(re.findall(WEEKDAY, match[0])) > 1


def _day_range(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """Two days of a month or of two: "24-26 Februari", "28 Juli hingga 3 Agustus", "Senin-Rabu (24-26/2)"."""
    parts = match.groupdict()
    last_month = _month_number(parts["month2"])
    first_month = _month_number(parts["month"]) if parts["month"] else last_month
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12) or is_in_a_name(match.string, match.start()):
        return None
    stated = bool(parts["year"])
    if stated:
        last = valid_day(int(parts["year"]), last_month, int(parts["day2"]))
    elif published:
        ahead = points_ahead(match.string, match.start())
        last = nearest_year(last_month, int(parts["day2"]), published, "", ahead=ahead)
    else:
        last = None
    if last is None:
        return None
    first_year = int(parts.get("year1") or (last.year if first_month <= last_month else last.year - 1))
    first = valid_day(first_year, first_month, int(parts["day"]))
    if first is None or first >= last:
        return None
    if (parts.get("joint") or "").strip() == "dan" and (last - first).days != 1:
        return None
    return span(match, first, last, stated=stated, confidence=0.9)


def _weekday(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A weekday by itself: the last one up to the article's date, unless its words point elsewhere."""
    text, start = match.string, match.start()
    before = text[max(0, start - 30) : start]
    if published is None or _NO_DAY_BEFORE.search(before) or _NO_DAY_AFTER.match(text, match.end()):
        return None
    if match["weekday"] == "Minggu" and (re.search(r"\d $", before) or (start == 0 and match["when"])):
        return None  # a week: "dalam 2 Minggu", "Minggu lalu ..."
    number, when = WEEKDAYS[match["weekday"].lower()], match["when"] or ""
    back = (published.weekday() - number) % 7
    monday = published - dt.timedelta(days=published.weekday())
    if when.endswith("ini"):
        value = monday + dt.timedelta(days=number)
    elif when.startswith(("pekan", "minggu")):
        value = monday + dt.timedelta(days=number + (7 if when.endswith("depan") else -7))
    elif when in ("lalu", "yang lalu", "silam"):
        value = published - dt.timedelta(days=back or 7)
    elif when in ("depan", "mendatang", "yang akan datang"):
        value = published + dt.timedelta(days=(7 - back) % 7 or 7)
    elif when in ("besok", "nanti") or (not when and points_ahead(text, start)):
        value = published + dt.timedelta(days=(7 - back) % 7)
        return day(match, value, confidence=0.6)
    else:
        value = published - dt.timedelta(days=back)
    return day(match, value)


def _deictic(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """Words like "hari ini", "kemarin", "besok", "lusa" and the parts of such a day."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if published is None or _DATE_BEFORE.search(before):
        return None
    if (
        re.search(r"\b(?:[Hh]ari|[Mm]asa|[Tt]ahun|[Bb]ulan|[Pp]ekan)\s+$", before)
        and match["word"] != "kemarin"
    ):
        return None
    steps = _DEICTIC.get((match["word"] or "").lower(), 0)
    return day(match, published + dt.timedelta(days=steps), confidence=0.8)


def _holiday(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A holiday on a fixed day, where the words say that something happens on it or in which year."""
    day_number, month_number = holidays()[match["feast"].lower()]
    if match["year"]:
        value = valid_day(int(match["year"]), month_number, day_number)
        return day(match, value, confidence=0.8) if value else None
    if published is None or not match["before"]:
        return None
    ahead = points_ahead(match.string, match.start())
    value = nearest_year(month_number, day_number, published, "", ahead=ahead)
    return day(match, value, confidence=0.6) if value else None
