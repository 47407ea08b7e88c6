"""The Pelican plugin: reads briefs and sources of one language, and writes their pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from warta.config import Config
from warta.site import feeds
from warta.site.addresses import day_address, month_address, year_address
from warta.site.archive import write_archive
from warta.site.catalogue import Catalogue, read_catalogue
from warta.site.checks import explanation
from warta.site.frontmatter import Header, split_file
from warta.site.language_site import LanguageSite, PageWriter
from warta.site.languages import date_words, interface_words, language_name, long_date, number, place_name
from warta.site.overview import draw_overview
from warta.site.parsing import parse_source
from warta.site.preview import open_graph_locale, preview_address, write_previews
from warta.site.settings import language_folder
from warta.site.shared_files import write_search_page, write_shared_files
from warta.site.structured import brief_data, source_data
from warta.site.timeline import Brief, filter_choices, latest, read_brief, read_when, timeline
from warta.site.topic_pages import write_topic_pages
from warta.site.topics import KINDS, outlet_slug, slug_of

SOURCE_LANGUAGE = "id"
FRONT_PAGE = 40
"""At most so many briefs on the front page, in whole days; the archive has all."""
NAVIGATION = (
    ("index.html", "Timeline"),
    ("archive/index.html", "Archive"),
    ("tags/index.html", "Names"),
    ("outlets/index.html", "Outlets"),
    ("search.html", "Search"),
    ("method.html", "Method"),
    ("about.html", "About"),
)
"""The pages of the main menu with their English names; a page that a language lacks is left out."""


EXTRA_WRITERS: tuple[Callable[[LanguageSite, PageWriter], None], ...] = (
    write_topic_pages,
    write_archive,
    feeds.write_feeds,
    write_previews,
    write_search_page,
    write_shared_files,
)
"""Called once per language after its pages: each writes files of its own below `site.output`, or pages."""


def read_language(
    config: Config, language: str, catalogues: tuple[Catalogue, ...], templates: Environment, output: Path
) -> LanguageSite:
    """Read all briefs of a language, newest first, undated ones last."""
    catalogue = next(c for c in catalogues if c.language == language)
    others = [code for code in config.site.languages if code != SOURCE_LANGUAGE]
    other = SOURCE_LANGUAGE if language != SOURCE_LANGUAGE else next(iter(others), SOURCE_LANGUAGE)
    briefs = [_read_brief(header, catalogue) for header in catalogue.briefs.values()]
    briefs.sort(key=lambda b: (-(b.header.date.toordinal() if b.header.date else 0), b.header.slug))
    words = interface_words(config.templates / "locale", language)
    return LanguageSite(config, language, other, tuple(briefs), catalogues, words, templates, output)


def _read_brief(header: Header, catalogue: Catalogue) -> Brief:
    articles = (catalogue.sources.get(slug) for slug in header.listed("Articles"))
    return read_brief(header, tuple(article for article in articles if article))


class WartaGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the timeline, the briefs, the source articles and what EXTRA_WRITERS make."""

    def generate_context(self) -> None:
        """Read the content of the language that is being rendered."""
        config: Config = self.settings["WARTA"]
        catalogues = self.settings.get("WARTA_CATALOGUES") or read_catalogues(config)
        language = self.settings["DEFAULT_LANG"]
        self.site = read_language(config, language, catalogues, self.env, Path(self.output_path))
        self.context["site"] = self.site

    def generate_output(self, writer: Writer) -> None:
        """Write all pages."""
        write = partial(self._write, writer)
        undated = [brief for brief in self.site.briefs if not brief.header.date]
        periods = latest(timeline(self.site.briefs), FRONT_PAGE)
        overview = draw_overview(self.site.catalogue.sources.values(), self.site.catalogue.addresses)
        choices = filter_choices(self.site.briefs)
        write("index.html", "index", periods=periods, undated=undated, overview=overview, choices=choices)
        for brief in self.site.briefs:
            write(brief.address, "brief", brief=brief, sections=brief.sections)
        for slug, header in self.site.catalogue.sources.items():
            write(
                f"sources/{slug}.html",
                "source",
                header=header,
                blocks=parse_source(split_file(header.path)[1]),
            )
        # A server shows this page at any address, so its links start at the server's root.
        write("404.html", "404", SITEURL=urlsplit(self.site.url).path.rstrip("/"))
        for write_extra in EXTRA_WRITERS:
            write_extra(self.site, write)

    def _write(self, writer: Writer, address: str, template: str, **values: Any) -> None:
        """Render one page."""
        writer.write_file(
            address, self.get_template(template), self.context, relative_urls=True, address=address, **values
        )


def read_catalogues(config: Config) -> tuple[Catalogue, ...]:
    """The catalogues of all languages of the site, in its order."""
    return tuple(read_catalogue(config, language) for language in config.site.languages)


def _prepare_templates(generator: Generator) -> None:
    """Give the templates the language's words, dates and numbers."""
    config: Config = generator.settings["WARTA"]
    language = generator.settings["DEFAULT_LANG"]
    words = interface_words(config.templates / "locale", language)
    generator.env.install_gettext_translations(words, newstyle=True)  # newstyle escapes what is put in
    generator.env.globals.update(
        language=language,
        languages=config.site.languages,
        base_url=config.site.url.rstrip("/"),
        root=_path_to_root(config, language),
        folders={code: language_folder(config, code) for code in config.site.languages},
        contact=config.site.contact,
        source_language=SOURCE_LANGUAGE,
        navigation=NAVIGATION,
        language_name=language_name,
        read_when=read_when,
        day_address=day_address,
        month_address=month_address,
        year_address=year_address,
        topic_kinds=KINDS,
        explain=partial(explanation, words=words),
        open_graph_locale=open_graph_locale,
        preview_address=preview_address,
        brief_data=brief_data,
        source_data=source_data,
    )
    generator.env.filters.update(
        slug=slug_of,
        outlet_slug=outlet_slug,
        place=partial(place_name, original=SOURCE_LANGUAGE, language=language),
        month=partial(date_words, precision="month", language=language),
        long_date=partial(long_date, language=language),
        number=partial(number, language=language),
        when=lambda when: date_words(when.day, when.precision, language, when.end),
    )


def _path_to_root(config: Config, language: str) -> str:
    return "../" * language_folder(config, language).count("/")


def register() -> None:
    """Connect to Pelican's signals."""
    signals.generator_init.connect(_prepare_templates)
    signals.get_generators.connect(_generators)


def _generators(_: Any) -> type[WartaGenerator]:
    return WartaGenerator
