"""Briefs and dated events in the order of their days, newest first."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from warta.site.frontmatter import Header, split_file
from warta.site.parsing import EMPTY, Item, Section, parse_brief
from warta.site.topics import KINDS

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class When:
    """A date as it stands in an event: first day, precision, last day of a range, clock time."""

    day: dt.date
    precision: str
    end: dt.date | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated item of a brief, without its counterpart. `anchor` is its place in the brief's page."""

    when: When
    item: Item
    anchor: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: front matter, that of its articles, its first key point and its dated events.

    The rest is read again when it is asked for, so that thousands of briefs fit into memory.
    """

    header: Header
    articles: tuple[Header, ...]
    lead: Item | None
    moments: tuple[Moment, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, read from the file."""
        return parse_brief(split_file(self.header.path)[1])

    def section(self, name: str) -> Section | None:
        """The section with an anchor, read from the file; None where the brief has none."""
        return next((section for section in self.sections if section.name == name), None)

    @property
    def named_by_kind(self) -> tuple[str, ...]:
        """The names that are known to be a person's, an organisation's or a place's."""
        return tuple(name for kind in KINDS for name in self.header.listed(kind))

    @property
    def address(self) -> str:
        """Where the page lies in the language's part of the site."""
        return f"briefs/{self.header.slug}.html"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event of a brief. `anchor` is its place in the brief's page."""

    when: When
    item: Item
    brief: Brief
    anchor: str

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of the articles that it is cited to."""
        outlets = {article.slug: article.outlet for article in self.brief.articles}
        return tuple(outlets[cited.slug] for cited in self.item.citations if cited.slug in outlets)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year or range of the timeline with what belongs to it."""

    when: When
    briefs: tuple[Brief, ...]
    events: tuple[TimelineEvent, ...]

    @property
    def anchor(self) -> str:
        """The period's place in the page: "day-2024-07-29", "month-2024-03"."""
        length = {"year": 4, "month": 7}.get(self.when.precision, 10)
        end = f"-{self.when.end.isoformat()}" if self.when.end else ""
        return f"{self.when.precision}-{self.when.day.isoformat()[:length]}{end}"

    @property
    def outlets(self) -> tuple[tuple[str, int], ...]:
        """How many articles each outlet has in the period's briefs, most first; "" is an unknown outlet."""
        counts = Counter(article.outlet for brief in self.briefs for article in brief.articles)
        return tuple(sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))


def read_when(lead: str) -> When | None:
    """The date at the head of an event: `2017`, `2024-03`, `2024-07-29 10:30 WIB`, first/last day."""
    first, slash, last = lead.partition("/")
    day, precision = _day(first)
    if not day:
        return None
    if slash and (end := _day(last)[0]):
        return When(day, "range", end)
    return When(day, precision, time=first[10:].strip() if precision == "day" else "")


def read_brief(header: Header, articles: tuple[Header, ...]) -> Brief:
    """Read a brief. Raises ContentError."""
    sections = {section.name: section.items for section in parse_brief(split_file(header.path)[1])}
    points = sections.get("key-points", ())
    moments = tuple(
        Moment(when, replace(item, other=EMPTY, note=EMPTY), f"event-{number}")
        for number, item in enumerate(sections.get("events", ()), start=1)
        if (when := read_when(item.lead))
    )
    return Brief(header, articles, points[0] if points else None, moments)


def timeline(briefs: Iterable[Brief]) -> tuple[Period, ...]:
    """All periods, newest first; a day stands before the month and the year that hold it."""
    briefs_by: dict[When, list[Brief]] = defaultdict(list)
    events_by: dict[When, list[TimelineEvent]] = defaultdict(list)
    for brief in briefs:
        if brief.header.date:
            briefs_by[When(brief.header.date, "day")].append(brief)
        for moment in brief.moments:
            when = When(moment.when.day, moment.when.precision, moment.when.end)
            events_by[when].append(TimelineEvent(moment.when, moment.item, brief, moment.anchor))
    order = {"day": 0, "range": 1, "month": 2, "year": 3}
    whens = sorted(
        briefs_by.keys() | events_by.keys(),
        key=lambda when: (-when.day.toordinal(), order[when.precision], when.end or when.day),
    )
    return tuple(Period(when, tuple(briefs_by[when]), tuple(events_by[when])) for when in whens)


def latest(periods: tuple[Period, ...], most: int) -> tuple[Period, ...]:
    """The newest periods that hold at most `most` briefs and four times as many events; always the first."""
    shown: list[Period] = []
    briefs = events = 0
    for period in periods:
        briefs += len(period.briefs)
        events += len(period.events)
        if shown and (briefs > most or events > 4 * most):
            break
        shown.append(period)
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a timeline can be filtered by: names, outlets, languages of the articles."""

    tags: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]


def filter_choices(briefs: Iterable[Brief], most: int = 100) -> Choices:
    """The `most` most frequent names, and all outlets and languages, of some briefs."""
    tags: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for brief in briefs:
        tags.update(brief.header.listed("Tags"))
        outlets.update({article.outlet for article in brief.articles})
        languages.update({article.original_lang for article in brief.articles})
    return Choices(*(_most_frequent(counts, most) for counts in (tags, outlets, languages)))


def _most_frequent(counts: Counter[str], most: int) -> tuple[str, ...]:
    """The most frequent names in the order of the alphabet, "" last."""
    ranked = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    return tuple(sorted(ranked, key=lambda name: (not name, name.casefold(), name)))


def _day(text: str) -> tuple[dt.date | None, str]:
    """The first day that a date's words allow, and their precision."""
    match = _DATE.match(text.strip())
    if not match:
        return None, ""
    year, month, day = match[1], match[2], match[3]
    try:
        found = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None, ""
    return found, "day" if day else "month" if month else "year"
