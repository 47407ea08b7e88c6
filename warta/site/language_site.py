"""One language of the site, as what writes its pages and feeds sees it."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment

from warta.config import Config
from warta.site.catalogue import Catalogue
from warta.site.settings import language_folder
from warta.site.timeline import Brief


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """One language of the site: what its pages and feeds are made from.

    `catalogues` are those of all languages of the site, in its order; `output` is this
    language's folder. `other` is the language shown beside the page's own. `templates` has the
    language's words, dates and numbers in it.
    """

    config: Config
    language: str
    other: str
    briefs: tuple[Brief, ...]
    catalogues: tuple[Catalogue, ...]
    words: gettext.NullTranslations
    templates: Environment
    output: Path

    @property
    def url(self) -> str:
        """Where this language's part of the site is hosted, with a slash at the end."""
        return f"{self.config.site.url.rstrip('/')}/{language_folder(self.config, self.language)}"

    @property
    def catalogue(self) -> Catalogue:
        """The front matter of this language's files."""
        return next(c for c in self.catalogues if c.language == self.language)

    def alternates(self, address: str) -> tuple[tuple[str, str], ...]:
        """The languages that have the page at an address, each with the path from the site's root."""
        return tuple(
            (c.language, language_folder(self.config, c.language) + address)
            for c in self.catalogues
            if address in c.addresses
        )


class PageWriter(Protocol):
    """Renders a template with some values as the page at an address."""

    def __call__(self, address: str, template: str, **values: Any) -> None:
        """Write one page."""
