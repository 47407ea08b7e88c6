"""Names and outlets of a language's content, each with an address of its own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warta.site.frontmatter import Header

KINDS = ("People", "Organisations", "Places")
"""The front matter's keys for names of a known kind."""
PER_PAGE = 100
UNNAMED = "not-named"
"""The address of the articles whose outlet is unknown."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A name or an outlet: how it is written most often, its kind ("" where unknown), its files by date."""

    slug: str
    name: str
    kind: str
    headers: tuple[Header, ...]

    @property
    def pages(self) -> int:
        """How many pages its list takes."""
        return max(1, -(-len(self.headers) // PER_PAGE))


def slug_of(name: str) -> str:
    """The address of a name: lower-case ASCII, "nicolas-maduro"; a digest where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
    if not slug or slug == "index":
        return f"name-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return slug


def find_tags(briefs: Iterable[Header]) -> dict[str, Topic]:
    """The people, organisations and places of all briefs by slug, in the order of their names."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    named: list[tuple[str, Header]] = []
    for brief in briefs:
        for kind in KINDS:
            for name in brief.listed(kind):
                kinds[slug_of(name)][kind] += 1
        names = [*brief.listed("Tags"), *(name for kind in KINDS for name in brief.listed(kind))]
        named += [(name, brief) for name in dict.fromkeys(names)]
    return _topics(named, {slug: counts.most_common(1)[0][0] for slug, counts in kinds.items()})


def find_outlets(sources: Iterable[Header]) -> dict[str, Topic]:
    """The outlets of all articles by slug, in the order of their names; unnamed ones under UNNAMED."""
    return _topics([(source.outlet, source) for source in sources], {})


def outlet_slug(name: str) -> str:
    """The address of an outlet, that of the unnamed ones where it has no name."""
    return slug_of(name) if name else UNNAMED


def _topics(named: Iterable[tuple[str, Header]], kinds: Mapping[str, str]) -> dict[str, Topic]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    headers: dict[str, dict[str, Header]] = defaultdict(dict)
    for name, header in named:
        slug = outlet_slug(name)
        names[slug][name] += 1
        headers[slug][header.slug] = header
    topics = [
        Topic(
            slug,
            min(counts, key=lambda name, counts=counts: (-counts[name], name)),  # type: ignore[misc]  # bound in the loop
            kinds.get(slug, ""),
            tuple(sorted(headers[slug].values(), key=newest_first)),
        )
        for slug, counts in names.items()
    ]
    return {
        topic.slug: topic for topic in sorted(topics, key=lambda t: (not t.name, t.name.casefold(), t.slug))
    }


def newest_first(header: Header) -> tuple[int, str]:
    """The order of lists: by date, newest first, undated last, then by address."""
    return (-header.date.toordinal() if header.date else 0, header.slug)


def topic_address(folder: str, slug: str, page: int = 1) -> str:
    """Where a page of a topic's list lies: tags/a.html, then tags/a/page-2.html."""
    return f"{folder}/{slug}.html" if page == 1 else f"{folder}/{slug}/page-{page}.html"
