"""Rules for weeks, months, years and stretches of time counted from the article's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from warta.briefing.date_reading import Reading, day, month, span, year
from warta.briefing.date_words import (
    EARLIER,
    LATER,
    NUMBER,
    ORDINALS,
    TO,
    either,
    is_in_a_name,
    long_months,
    month_end,
    months,
    number,
    points_ahead,
)

_Rules = Iterator[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Reading | None]]]
_PART = r"(?:(?P<part>[Aa]wal|[Pp]ertengahan|[Mm]edio|[Aa]khir|[Pp]enghujung)\s+)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NOT_A_COUNT = (
    r"(?![\w/]|[.,]\d|-\d|\s*-?an\b|\s*(?:%|H\b|Hijriah|SM\b|Masehi\s+SM)|\s+(?:orang|persen|unit|ton|kilo\w*|meter|km|kg|gram"
    r"|kasus|jiwa|rumah|desa|kali|buah|ribu|juta|miliar|triliun|dolar|rupiah|hektare?|ha|kepala|keluarga|warga"
    r"|peserta|\w*siswa|personel|tempat|TPS|kursi|suara|lembar|pekerja|karyawan|pasien|dosis|pohon|liter|watt)\b)"
)
_OPEN = (
    r"(?:[Ss]ejak|[Pp]ada|[Hh]ingga|[Ss]ampai|[Mm]ulai|[Pp]er|[Ss]elama|[Ss]epanjang|[Dd]i|[Dd]ari|[Aa]ntara"
    r"|[Mm]enjelang|[Jj]elang)"
)
_ANOTHER_NUMBER = re.compile(
    rf"\b(?:{NUMBER}|ratusan|puluhan|ribuan|belasan|beberapa|berapa|kurang dari|lebih dari)"
    r"(?:\s*[-–,]\s*|\s+(?:atau|hingga|sampai)\s+|\s+)$"
)
"""Before a count: "satu dua tahun lalu", "2-3 hari lagi", "ratusan tahun lalu" name no day."""
_SOON = 3  # months
_DAYS = {"hari": 1, "pekan": 7, "minggu": 7}


def rules() -> _Rules:
    """Every rule of this module: its pattern and what reads its match."""
    name = rf"(?P<month>{either(long_months())})"
    known_year = rf"(?P<year>{_YEAR}){_NOT_A_COUNT}"
    second = rf"(?P<month2>{either(long_months())})\b(?:\s+{known_year})?"
    yield re.compile(rf"\b{name}(?:\s+(?P<year1>{_YEAR}))?{TO}(?:bulan\s+)?{second}"), _month_range
    yield re.compile(rf"(?<!\d )\b{_PART}?(?:[Bb]ulan\s+)?{name}(?:\s+tahun)?\s+{known_year}"), _month
    opened = rf"(?:{_PART}(?:[Bb]ulan\s+)?|{_OPEN}\s+(?:[Bb]ulan\s+)?|[Bb]ulan\s+)"
    alone = rf"(?!{TO}(?:bulan\s+)?{either(long_months())})(?!\s+\d)"
    yield (
        re.compile(
            rf"\b{opened}{name}\b{alone}(?:\s+(?P<when>{LATER}|{EARLIER}|tahun (?:ini|lalu|depan)|ini)\b)?"
        ),
        _month,
    )
    side = r"(?P<when>tahun (?:ini|lalu|depan)|mendatang|depan|lalu|silam|kemarin)"
    yield re.compile(rf"\b{name}\s+{side}\b"), _month
    both = rf"(?:tahun\s+)?(?P<first>{_YEAR})(?:{TO}|\s+dan\s+)(?:tahun\s+)?(?P<last>{_YEAR}){_NOT_A_COUNT}"
    yield (
        re.compile(rf"\b(?:[Pp]eriode|[Tt]ahun|[Kk]urun|[Mm]asa (?:jabatan|bakti)|{_OPEN})\s+{both}"),
        _year_range,
    )
    yield re.compile(r"\b(?:tahun\s+|era\s+|dekade\s+)?(?P<decade>(?:1[5-9]|20)?\d0)-?an\b"), _decade
    yield re.compile(rf"\b{_PART}(?:[Tt]ahun\s+)?{known_year}"), _year
    yield re.compile(rf"\b(?:{_OPEN}\s+)?(?P<word>[Tt]ahun)\s+{known_year}"), _year
    yield re.compile(rf"\b{_OPEN}\s+{known_year}"), _year
    yield (
        re.compile(rf"\b(?P<number>(?i:{NUMBER}))\s+bulan\s+pertama\s+(?:tahun\s+)?{known_year}"),
        _first_months,
    )
    when = r"(?P<when>ini|lalu|depan|kemarin|mendatang|silam)\b"
    yield re.compile(rf"\b{_PART}?[Tt]ahun\s+{when}"), _relative_year
    unnamed = rf"tahun\b(?!\s+(?:{when}|\d|ajaran|anggaran|fiskal))(?:\s+nanti)?"
    yield re.compile(rf"\b{_PART}{unnamed}"), _part_of_this_year
    which = r"(?P<which>IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)"
    unit = r"(?P<unit>[Kk]uartal|[Tt]riwulan|[Ss]emester|[Pp]aruh)"
    yield re.compile(rf"\b{unit}\s+(?:ke-?)?{which}\b[\s/,-]*(?:tahun\s+)?(?P<year>{_YEAR})\b"), _quarter
    yield re.compile(rf"\b{_PART}?(?P<unit>[Pp]ekan|minggu|[Bb]ulan)\s+{when}"), _week_or_month
    unit = r"(?P<unit>jam|hari|pekan|minggu|bulan|tahun|dekade)"
    way = r"(?P<way>(?:yang\s+)?lalu|silam|lagi|ke depan|mendatang|terakhir|kemudian|berselang"
    way += r"|setelahnya|sebelumnya)"
    counted = rf"\b(?:(?P<number>{NUMBER})\s+|se){unit}\s+{way}\b"
    yield re.compile(counted, re.IGNORECASE), _counted


def _month(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A month, or its beginning, middle or end."""
    parts = match.groupdict()
    if is_in_a_name(match.string, match.start()):
        return None
    number_, stated = months()[parts["month"].lower()], bool(parts.get("year"))
    year_ = int(parts["year"]) if stated else _year_of_month(match, number_, published)
    if year_ is None:
        return None
    if parts.get("part"):
        return _part_of_month(match, year_, number_, stated=stated)
    return month(match, year_, number_, stated=stated)


def _year_of_month(match: re.Match[str], number_: int, published: dt.date | None) -> int | None:
    """The year of a month without one: the last such month, unless the words point ahead."""
    when = match.groupdict().get("when") or ""
    if published is None or (not when and re.match(r"[Dd]i\s+[A-Z]", match[0])):
        return None
    later = number_ - published.month
    if when.endswith("ini") or when.startswith("tahun"):
        return published.year + _step(when.removeprefix("tahun "))
    if re.fullmatch(EARLIER, when):
        return published.year - (later >= 0)
    if re.fullmatch(LATER, when) or (not when and _looks_ahead(match)):
        return published.year + (later < 0)
    soon = 0 < later <= _SOON and not re.match("[Ss]ejak|[Dd]ari", match[0])
    return None if soon else published.year - (later > 0)  # "pada September", said in July, may be either


def _looks_ahead(match: re.Match[str]) -> bool:
    return points_ahead(match.string, match.start()) and not match[0].lower().startswith("sejak")


def _part_of_month(match: re.Match[str], year_: int, number_: int, *, stated: bool) -> Reading:
    """The first ten days of a month, the next ten, or the rest."""
    part = match["part"].lower()
    first, last = (1, 10) if part == "awal" else (11, 20) if part in ("pertengahan", "medio") else (21, 31)
    end = min(dt.date(year_, number_, 1) + dt.timedelta(days=last - 1), month_end(year_, number_))
    return span(match, dt.date(year_, number_, first), end, stated=stated, confidence=0.7)


def _month_range(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """Two months of one year or of two."""
    first, last = months()[match["month"].lower()], months()[match["month2"].lower()]
    stated = bool(match["year"])
    if not stated and published is None:
        return None
    if stated:
        last_year = int(match["year"])
    else:
        ahead = points_ahead(match.string, match.start())
        last_year = min(
            (published.year + step for step in (-1, 0, 1)) if published else (),
            key=lambda y: _distance(dt.date(y, last, 1), published, ahead=ahead),
        )
    first_year = int(match["year1"] or (last_year if first <= last else last_year - 1))
    begin, end = dt.date(first_year, first, 1), month_end(last_year, last)
    return span(match, begin, end, stated=stated) if begin < end else None


def _distance(value: dt.date, published: dt.date | None, *, ahead: bool) -> int:
    """Days between two dates; what lies on the side that the words do not point to counts as farther."""
    days = (value - published).days if published else 0
    wrong_side = days < -31 if ahead else days > 62
    return abs(days) + (365 if wrong_side else 0)


def _year(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A year, or its beginning, middle or end. A law's year ("Nomor 12 Tahun 2011") is none."""
    del published
    before = match.string[: match.start()]
    if match.groupdict().get("word") == "Tahun" and re.search(r"\d[\w/.-]*\s*$", before):
        return None
    if re.search(r"\b(?:[Nn]omor|No\.?)\s+\S+\s*$", before):
        return None
    return _part_of_year(match, int(match["year"]), stated=True)


def _part_of_year(match: re.Match[str], number_: int, *, stated: bool) -> Reading:
    """The whole year, or four months of it."""
    part = (match.groupdict().get("part") or "").lower()
    if not part:
        return year(match, number_, stated=stated)
    first = 1 if part == "awal" else 5 if part in ("pertengahan", "medio") else 9
    return span(
        match, dt.date(number_, first, 1), month_end(number_, first + 3), stated=stated, confidence=0.7
    )


def _relative_year(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """The article's year, the one before or the one after."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if published is None or _ANOTHER_NUMBER.search(before):
        return None
    return _part_of_year(match, published.year + _step(match["when"]), stated=False)


def _part_of_this_year(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """The beginning, middle or end of the article's year, where no year is named."""
    if published is None:
        return None
    return replace(_part_of_year(match, published.year, stated=False), confidence=0.6)


def _step(when: str) -> int:
    """One back, none or one ahead."""
    return 0 if when == "ini" else 1 if when in ("depan", "mendatang") else -1


def _year_range(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """From one year to another."""
    del published
    first, last = int(match["first"]), int(match["last"])
    listed = " dan " in match[0] and not match[0].lower().startswith("antara")  # "pada 2019 dan 2024"
    if first >= last or listed:
        return None
    return span(match, dt.date(first, 1, 1), dt.date(last, 12, 31), stated=True)


def _decade(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A decade; of two figures, one of the twentieth century."""
    del published
    first = int(match["decade"])
    if first < 100:
        if not 50 <= first <= 90 or not re.match(r"(?:tahun|era|dekade)", match[0]):
            return None
        first += 1900
    return span(match, dt.date(first, 1, 1), dt.date(first + 9, 12, 31), stated=True)


def _first_months(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """The first so many months of a year."""
    del published
    count, number_ = number(match["number"]), int(match["year"])
    if not 1 <= count <= 12:
        return None
    return span(match, dt.date(number_, 1, 1), month_end(number_, count), stated=True)


def _quarter(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """A quarter or half of a year."""
    del published
    which = match["which"].lower()
    count = ORDINALS.get(which) or int(which)
    length = 6 if match["unit"].lower() in ("semester", "paruh") else 3
    if count * length > 12:
        return None
    number_ = int(match["year"])
    return span(
        match, dt.date(number_, (count - 1) * length + 1, 1), month_end(number_, count * length), stated=True
    )


def _week_or_month(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """This week or month, the one before or after, or a part of it; weeks run from Monday to Sunday."""
    if published is None:
        return None
    step, part = _step(match["when"]), (match["part"] or "").lower()
    if match["unit"].lower() == "bulan":
        months_ = published.year * 12 + published.month - 1 + step
        year_, number_ = divmod(months_, 12)
        if part:
            return _part_of_month(match, year_, number_ + 1, stated=False)
        return month(match, year_, number_ + 1)
    monday = published + dt.timedelta(days=7 * step - published.weekday())
    first, last = {"": (0, 6), "awal": (0, 1), "akhir": (5, 6), "penghujung": (5, 6)}.get(part, (2, 3))
    return span(match, monday + dt.timedelta(days=first), monday + dt.timedelta(days=last))


def _counted(match: re.Match[str], published: dt.date | None) -> Reading | None:
    """So many hours, days, weeks, months or years before or after the article's date, or another date."""
    unit, way = match["unit"].lower(), match["way"].lower().removeprefix("yang ").strip()
    count = number(match["number"] or "1")
    before = match.string[max(0, match.start() - 16) : match.start()]
    if published is None or _ANOTHER_NUMBER.search(before):
        return None
    if way == "terakhir" and re.match(r"\s+[A-Z]", match.string[match.end() :]):
        return None  # "sepekan terakhir Agustus"
    if way in ("kemudian", "berselang", "setelahnya", "sebelumnya"):
        if unit not in _DAYS:
            return None
        steps = dt.timedelta(days=count * _DAYS[unit] * (-1 if way == "sebelumnya" else 1))
        return Reading(match.start(), match.end(), published, "day", steps=steps)
    if way in ("ke depan", "mendatang", "terakhir"):
        return _stretch(match, published, unit, -count if way == "terakhir" else count)
    return _point(match, published, unit, count if way == "lagi" else -count)


def _stretch(match: re.Match[str], published: dt.date, unit: str, count: int) -> Reading | None:
    """From the article's date so far ahead, or from so far back to it; years and more are too vague."""
    if unit in ("tahun", "dekade"):
        return None
    days = -(-count // 24) if unit == "jam" else count * _DAYS.get(unit, 30)
    other = _months_later(published, count) if unit == "bulan" else published + dt.timedelta(days=days)
    return (
        span(match, min(published, other), max(published, other), confidence=0.7)
        if other != published
        else None
    )


def _point(match: re.Match[str], published: dt.date, unit: str, count: int) -> Reading | None:
    """A day, week, month or year so far from the article's date."""
    if unit == "hari":
        return day(match, published + dt.timedelta(days=count))
    if unit in _DAYS:
        monday = published + dt.timedelta(days=7 * count - published.weekday())
        return span(match, monday, monday + dt.timedelta(days=6), confidence=0.7)
    if unit == "bulan":
        value = _months_later(published, count)
        return month(match, value.year, value.month, confidence=0.7)
    if unit == "jam":
        return None
    number_ = published.year + count * (10 if unit == "dekade" else 1)
    return year(match, number_, confidence=0.7) if dt.MINYEAR <= number_ <= dt.MAXYEAR else None


def _months_later(value: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    year_, number_ = divmod(value.year * 12 + value.month - 1 + count, 12)
    return dt.date(year_, number_ + 1, min(value.day, month_end(year_, number_ + 1).day))
