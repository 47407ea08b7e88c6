"""Writes the search page of a language and, with the last language, the index of the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warta.site.search import write_search
from warta.site.search_stories import search_stories
from warta.site.settings import language_folder

if TYPE_CHECKING:
    from warta.site.plugin import LanguageSite, PageWriter


def write_search_page(site: LanguageSite, write: PageWriter) -> None:
    """Write search.html; the index is one for all languages, so it is written once."""
    write("search.html", "search")
    if site.language == site.config.site.languages[-1]:
        write_search(search_stories(site), site_root(site) / "search")


def site_root(site: LanguageSite) -> Path:
    """The folder of the whole site."""
    return site.output.parent if language_folder(site.config, site.language) else site.output
