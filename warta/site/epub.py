"""The latest week as an EPUB 3 book, for e-readers: briefs, then the articles they cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import lxml.etree
from markupsafe import Markup

from warta.config import Config
from warta.site.bundle import BundleError, bundle_date, bundle_template, rendered
from warta.site.catalogue import Catalogue
from warta.site.excerpts import Excerpt, read_story, relink
from warta.site.feeds import permanent_id
from warta.site.frontmatter import Header
from warta.site.languages import interface_words, long_date
from warta.site.zip_file import write_zip

WEEK = dt.timedelta(days=7)


def write_epub(config: Config, language: str, folder: Path) -> Path:
    """Write `folder`/warta-DATE.LANGUAGE.epub and return its path. Raises BundleError."""
    catalogues = rendered(config)
    catalogue = next(c for c in catalogues if c.language == language)
    day = bundle_date(catalogues)
    briefs = latest_week(catalogue)
    excerpts = {e.address: e for brief in briefs for e in read_story(config, catalogue, brief.slug)}
    targets = {address: _target(address) for address in excerpts}
    for excerpt in excerpts.values():
        relink(excerpt, targets)
    words = interface_words(config.templates / "locale", language)
    about = {
        "language": language,
        "title": f"{config.site.name}, {long_date(day, language)}",
        "site_name": config.site.name,
        "day": day.isoformat(),
        "identifier": permanent_id(config.site.url, "epub", language, day.isoformat()),
        "label": words.gettext(
            "Made from published news articles by machine. "
            "Every line links to the sentence it was taken from."
        ),
        "sources_word": words.gettext("Sources"),
    }
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": bundle_template(config, "container.xml").render(),
        "book/style.css": bundle_template(config, "style.css").render(),
        **_pages(config, list(excerpts.values()), about),
    }
    path = folder / f"warta-{day.isoformat()}.{language}.epub"
    write_zip(path, {name: text.encode() for name, text in files.items()}, day, stored_first="mimetype")
    return path


def latest_week(catalogue: Catalogue) -> list[Header]:
    """The briefs of the seven days up to the latest one, newest first. BundleError if there is none."""
    dated = [(header.date, header) for header in catalogue.briefs.values() if header.date]
    if not dated:
        raise BundleError(f"no brief in {catalogue.language!r} has a date, so there is no latest week")
    last = max(date for date, _ in dated)
    week = [(date, header) for date, header in dated if date > last - WEEK]
    return [header for _, header in sorted(week, key=lambda item: (-item[0].toordinal(), item[1].slug))]


def _pages(config: Config, excerpts: list[Excerpt], about: dict[str, str]) -> dict[str, str]:
    """The chapters, briefs first, with their contents and the list of them."""
    briefs = [_chapter(excerpt) for excerpt in excerpts if excerpt.address.startswith("briefs/")]
    sources = [_chapter(excerpt) for excerpt in excerpts if not excerpt.address.startswith("briefs/")]
    contents, package = bundle_template(config, "contents.xhtml"), bundle_template(config, "package.opf")
    chapter = bundle_template(config, "chapter.xhtml")
    return {
        "book/contents.xhtml": contents.render(about, briefs=briefs, sources=sources),
        "book/package.opf": package.render(about, chapters=briefs + sources),
        **{f"book/{made['file']}": chapter.render({**about, **made}) for made in briefs + sources},
    }


def _file(address: str) -> str:
    """A page's file in the book, in one folder with all others."""
    return address.removesuffix(".html").replace("/", "-") + ".xhtml"


def _target(address: str) -> Callable[[str], str]:
    """From a fragment of a page to its place in the book."""
    return lambda fragment: _file(address) + (f"#{fragment}" if fragment else "")


def _chapter(excerpt: Excerpt) -> dict[str, str]:
    """A page as XHTML: it was escaped when it was made."""
    for element in excerpt.main.iter():
        for name in [name for name in element.attrib if name.startswith("data-") or name == "tabindex"]:
            del element.attrib[name]
    body = "".join(lxml.etree.tostring(child, encoding="unicode", method="xml") for child in excerpt.main)
    return {"file": _file(excerpt.address), "title": excerpt.title, "body": Markup(body)}  # noqa: S704
