"""RSS 2.0 and Atom 1.0 for each language, through feedgenerator."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from feedgenerator import Atom1Feed, Rss201rev2Feed
from markupsafe import Markup, escape

from warta.site.timeline import Brief

if TYPE_CHECKING:
    from warta.site.plugin import LanguageSite, PageWriter

FORMATS = {"feeds/rss.xml": Rss201rev2Feed, "feeds/atom.xml": Atom1Feed}


def write_feeds(site: LanguageSite, _: PageWriter) -> None:
    """Write both feeds of a language: all dated briefs, newest first, with absolute links."""
    for address, kind in FORMATS.items():
        feed = kind(
            title=site.config.site.name,
            link=site.url,
            feed_url=site.url + address,
            description=site.words.gettext(
                "Briefs from Indonesian news, with the original beside the translation"
            ),
            language=site.language,
        )
        for brief in site.briefs:
            if brief.header.date:
                _add(feed, brief, site)
        path = site.output / address
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            feed.write(file, "utf-8")


def _add(feed: Rss201rev2Feed | Atom1Feed, brief: Brief, site: LanguageSite) -> None:
    day = brief.header.date or dt.date.min
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    feed.add_item(
        title=brief.header.title,
        link=site.url + brief.address,
        unique_id=site.url + brief.address,
        description=str(_content(brief, site)),
        pubdate=moment,
        updateddate=moment,
        categories=brief.header.listed("Tags"),
    )


def _content(brief: Brief, site: LanguageSite) -> Markup:
    """The key points with their citations."""
    section = brief.section("key-points")
    lines = Markup("").join(
        Markup("<li>{} ({})</li>").format(
            item.text,
            Markup("; ").join(
                Markup('<a href="{}">{}</a>').format(site.url + cited.address, cited.label)
                for cited in item.citations
            ),
        )
        for item in (section.items if section else ())
    )
    return Markup("<ol>{}</ol><p>{}</p>").format(
        lines, escape(site.words.gettext("Machine translation, not reviewed by a person"))
    )
