"""The archive: all briefs by year, month and day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from warta.site.addresses import UNDATED, day_address, month_address, year_address
from warta.site.frontmatter import Header
from warta.site.language_site import LanguageSite, PageWriter
from warta.site.timeline import Period, When, timeline


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the archive: its briefs, the articles published on it, its events; `period` may be None."""

    day: dt.date
    briefs: tuple[Header, ...]
    articles: tuple[Header, ...]
    period: Period | None


def write_archive(site: LanguageSite, write: PageWriter) -> None:
    """Write the archive's index and the pages of its years, months and days, newest first."""
    years: dict[dt.date, list[tuple[dt.date, int]]] = defaultdict(list)
    for month, group in groupby(_days(site), key=lambda day: day.day.replace(day=1)):
        days = tuple(group)
        years[month.replace(month=1)].append((month, sum(len(day.briefs) for day in days)))
        write(month_address(month), "archive_month", day=month, days=days)
        for day in days:
            write(day_address(day.day), "archive_day", day=day)
    for year, months in years.items():
        write(year_address(year), "archive_year", day=year, months=months)
    undated = tuple(brief.header for brief in site.briefs if not brief.header.date)
    write("archive/index.html", "archive", years=years, undated=len(undated))
    if undated:
        write(UNDATED, "archive_undated", headers=undated)


def _days(site: LanguageSite) -> Iterator[Day]:
    """All days on which a brief or an article is dated, newest first."""
    briefs = _by_day(brief.header for brief in site.briefs)
    articles = _by_day(site.catalogue.sources.values())
    periods = {p.when.day: p for p in timeline(site.briefs) if p.when == When(p.when.day, "day")}
    for day in sorted(briefs.keys() | articles.keys(), reverse=True):
        yield Day(day, tuple(briefs.get(day, ())), tuple(articles.get(day, ())), periods.get(day))


def _by_day(headers: Iterable[Header]) -> dict[dt.date, list[Header]]:
    """Dated headers by their day, in their order."""
    days: dict[dt.date, list[Header]] = defaultdict(list)
    for header in headers:
        if header.date:
            days[header.date].append(header)
    return days
