"""Pages of the rendered site taken out of it: for a single file, for a book."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html

from warta.config import Config
from warta.site.bundle import BundleError
from warta.site.catalogue import Catalogue
from warta.site.settings import language_folder

_CONTROLS = ".//fieldset | .//form | .//script | .//button | .//*[@class='pair heads']"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page says, without the site's header, footer and controls.

    `address` is the page's in its language's folder, `main` its main element.
    """

    address: str
    title: str
    main: lxml.html.HtmlElement


def read_story(config: Config, catalogue: Catalogue, slug: str) -> list[Excerpt]:
    """The page of a brief and those of its articles. Raises BundleError when there is no such brief."""
    if slug not in catalogue.briefs:
        known = ", ".join(list(catalogue.briefs)[:5]) or "none"
        raise BundleError(f"no story {slug!r} in {catalogue.language!r}; stories are named like: {known}")
    articles = [a for a in catalogue.briefs[slug].listed("Articles") if a in catalogue.sources]
    addresses = [f"briefs/{slug}.html", *(f"sources/{article}.html" for article in articles)]
    return [_read(config, catalogue.language, address) for address in addresses]


def _read(config: Config, language: str, address: str) -> Excerpt:
    path = config.output / language_folder(config, language) / address
    try:
        page = lxml.html.fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BundleError(f"{path}: this page is missing; run `python3 tasks.py build`") from error
    main = page.find(".//main")
    for element in main.xpath(_CONTROLS):
        element.drop_tree()
    return Excerpt(address, page.findtext(".//h1") or "", main)


def relink(excerpt: Excerpt, targets: Mapping[str, Callable[[str], str]]) -> None:
    """Turn links to included pages into what `targets` makes of their fragment; other pages' links go.

    `targets` is by address in the language's folder. Links to the web and to e-mail stay; of a link to a
    page that is not included the text stays.
    """
    for link in excerpt.main.xpath(".//a[@href]"):
        href = link.get("href")
        if urlsplit(href).scheme in {"http", "https", "mailto"}:
            continue
        page, fragment = urldefrag(href)
        address = posixpath.normpath(posixpath.join(posixpath.dirname(excerpt.address), unquote(page)))
        address = address if page else excerpt.address
        if address in targets:
            link.set("href", targets[address](fragment))
        else:
            link.drop_tag()


def prefix_ids(excerpt: Excerpt, prefix: str) -> None:
    """Put `prefix` before every id and what refers to one, so that several pages fit into one."""
    for attribute in ("id", "aria-labelledby", "aria-describedby"):
        for element in excerpt.main.xpath(f"descendant-or-self::*[@{attribute}]"):
            element.set(attribute, " ".join(prefix + part for part in element.get(attribute).split()))
