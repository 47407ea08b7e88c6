"""Where the pages of the archive lie, relative to a language's folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from warta.site.frontmatter import Header

UNDATED = "archive/undated.html"


def day_address(day: dt.date) -> str:
    """Where a day's page lies."""
    return f"archive/{day.isoformat()}.html"


def month_address(day: dt.date) -> str:
    """Where the page of a day's month lies."""
    return f"archive/{day:%Y-%m}.html"


def year_address(day: dt.date) -> str:
    """Where the page of a day's year lies."""
    return f"archive/{day:%Y}.html"


def archive_addresses(briefs: Collection[Header], sources: Collection[Header]) -> set[str]:
    """The addresses of all archive pages that a language's briefs and articles need."""
    addresses = {"archive/index.html"}
    for header in [*briefs, *sources]:
        if header.date:
            addresses |= {day_address(header.date), month_address(header.date), year_address(header.date)}
    if any(not brief.date for brief in briefs):
        addresses.add(UNDATED)
    return addresses
