"""What pages there will be in each language, read from the front matter alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warta.config import Config
from warta.site.frontmatter import Header, read_header

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
    addresses: frozenset[str]


def read_catalogue(config: Config, language: str) -> Catalogue:
    """Read the front matter of every content file in a language. Raises ContentError."""
    briefs = _headers(config.content / "briefs" / language)
    sources = _headers(config.content / "sources" / language)
    pages = _headers(config.content / "pages" / language)
    return Catalogue(language, briefs, sources, pages, _addresses(briefs, sources, pages))


def _addresses(
    briefs: Mapping[str, Header], sources: Mapping[str, Header], pages: Mapping[str, Header]
) -> frozenset[str]:
    return frozenset(
        {"index.html", "search.html", "404.html"}
        | {f"briefs/{slug}.html" for slug in briefs}
        | {f"sources/{slug}.html" for slug in sources}
        | {f"{slug}.html" for slug in pages}
    )


def _headers(folder: Path) -> dict[str, Header]:
    paths = sorted(path for path in folder.glob("*.md") if not path.name.endswith(OFFERED))
    return {path.stem: read_header(path) for path in paths}
