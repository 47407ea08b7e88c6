"""What pages there will be in each language, read from the front matter alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from warta.config import Config
from warta.site.addresses import archive_addresses
from warta.site.frontmatter import Header, read_header
from warta.site.topics import Topic, find_outlets, find_tags, topic_address

FIXED = frozenset(
    {"index.html", "search.html", "tags/index.html", "outlets/index.html", "feeds/index.html", "404.html"}
)
"""Pages that every language has."""

OFFERED = ".machine.md"
"""How the files end that Warta lays beside a file that a person changed; they are no pages."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The front matter of all content files in one language, by slug, in the order of the slugs.

    `addresses` are those of all pages of this language, relative to its folder.
    """

    language: str
    briefs: Mapping[str, Header]
    sources: Mapping[str, Header]
    pages: Mapping[str, Header]
    tags: Mapping[str, Topic]
    outlets: Mapping[str, Topic]
    addresses: frozenset[str]


def read_catalogue(config: Config, language: str) -> Catalogue:
    """Read the front matter of every content file in a language. Raises ContentError."""
    briefs = _headers(config.content / "briefs" / language)
    sources = _headers(config.content / "sources" / language)
    pages = _headers(config.content / "pages" / language)
    tags, outlets = find_tags(briefs.values()), find_outlets(sources.values())
    addresses = frozenset(
        {
            *FIXED,
            *_lists("tags", tags),
            *_lists("outlets", outlets),
            *archive_addresses(briefs.values(), sources.values()),
        }
        | {f"briefs/{slug}.html" for slug in briefs}
        | {f"sources/{slug}.html" for slug in sources}
        | {f"{slug}.html" for slug in pages}
    )
    return Catalogue(language, briefs, sources, pages, tags, outlets, addresses)


def _lists(folder: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """The addresses of the pages of all topics."""
    for topic in topics.values():
        yield from (topic_address(folder, topic.slug, number) for number in range(1, topic.pages + 1))


def _headers(folder: Path) -> dict[str, Header]:
    paths = sorted(path for path in folder.glob("*.md") if not path.name.endswith(OFFERED))
    return {path.stem: read_header(path) for path in paths}
