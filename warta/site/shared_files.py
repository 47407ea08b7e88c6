"""The search page of each language, and the files that are one for all of them."""

from __future__ import annotations

from warta.site.language_site import LanguageSite, PageWriter
from warta.site.search import write_search
from warta.site.search_stories import search_stories
from warta.site.settings import language_folder
from warta.site.sitemap import write_sitemap


def write_search_page(_: LanguageSite, write: PageWriter) -> None:
    """Write the page that searches the index of all languages."""
    write("search.html", "search")


def write_shared_files(site: LanguageSite, _: PageWriter) -> None:
    """Write the search index, the sitemap and robots.txt, once: with the last language."""
    if site.language != site.config.site.languages[-1]:
        return
    root = site.output.parent if language_folder(site.config, site.language) else site.output
    write_search(search_stories(site), root / "search")
    write_sitemap(site, root)
