"""The drawn overview: how many articles were published when and by whom, as the geometry of a bar chart."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warta.site.addresses import day_address, month_address
from warta.site.frontmatter import Header

BAR = 26
"""Width of a bar with its gap, in units of the drawing; a pointer needs 24 (WCAG 2.2, 2.5.8)."""
HEIGHT = 96
"""Height of the tallest bar."""
MOST_DAYS = 35
MOST_MONTHS = 36
LEAST_BARS = 14
SERIES = 5
"""So many outlets have a colour of their own; the rest share one."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One outlet's part of a bar; `series` numbers its colour from 1, 0 is that of the rest."""

    series: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A day or month: its first day, articles by outlet, the page it leads to, "" where there is none."""

    day: dt.date
    x: int
    total: int
    counts: tuple[tuple[str, int], ...]
    segments: tuple[Segment, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The chart: its bars, oldest first; the outlets with colours; the largest count of a bar."""

    bars: tuple[Bar, ...]
    outlets: tuple[tuple[str, int], ...]
    others: int
    most: int
    monthly: bool

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return len(self.bars) * BAR


def draw_overview(sources: Iterable[Header], addresses: frozenset[str]) -> Overview | None:
    """Articles by day, or by month when they spread over more than MOST_DAYS days; None without dates."""
    dated = [(source.date, source.outlet) for source in sources if source.date]
    if not dated:
        return None
    last = max(day for day, _ in dated)
    monthly = (last - min(day for day, _ in dated)).days >= MOST_DAYS
    bins: dict[dt.date, Counter[str]] = defaultdict(Counter)
    for day, outlet in dated:
        bins[day.replace(day=1) if monthly else day][outlet] += 1
    days = _months(min(bins), max(bins)) if monthly else _days(min(bins), last)
    shown = Counter[str]()
    for day in days:
        shown.update(bins[day])
    ranked = _ranked(shown)
    series = {name: number for number, (name, _) in enumerate(ranked[:SERIES], start=1)}
    most = max(bins[day].total() for day in days)
    bars = []
    for number, day in enumerate(days):
        counts = bins[day]
        address = month_address(day) if monthly else day_address(day)
        segments = _segments(counts, series, most)
        linked = address if address in addresses else ""
        bars.append(Bar(day, number * BAR, counts.total(), _ranked(counts), segments, linked))
    others = sum(count for _, count in ranked[SERIES:])
    return Overview(tuple(bars), ranked[:SERIES], others, most, monthly)


def _segments(counts: Mapping[str, int], series: Mapping[str, int], most: int) -> tuple[Segment, ...]:
    """The parts of a bar from the axis up, outlets with a colour first."""
    heights: Counter[int] = Counter()
    for name, count in counts.items():
        heights[series.get(name, 0)] += count
    segments = []
    y = float(HEIGHT)
    for number in sorted(heights, key=lambda number: number or SERIES + 1):
        height = round(HEIGHT * heights[number] / most, 2)
        y = round(y - height, 2)
        segments.append(Segment(number, y, height))
    return tuple(segments)


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Outlets with their counts, most first; the unnamed ones last."""
    return tuple(sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    """All days up to the last, at least LEAST_BARS of them."""
    count = max(LEAST_BARS, (last - first).days + 1)
    return [last - dt.timedelta(days=back) for back in range(count - 1, -1, -1)]


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of all months up to the last, at most MOST_MONTHS."""
    months: list[dt.date] = []
    month = last
    while month >= first and len(months) < MOST_MONTHS:
        months.append(month)
        month = (month - dt.timedelta(days=1)).replace(day=1)
    return months[::-1]
