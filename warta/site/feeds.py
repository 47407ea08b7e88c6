"""The feeds of a language: of all stories, of each tag and of each outlet, in three formats."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from html import escape, unescape
from itertools import islice
from urllib.parse import urljoin

from warta.site.feed_formats import Entry, Feed, atom, json_feed, rss
from warta.site.frontmatter import Header
from warta.site.language_site import LanguageSite, PageWriter
from warta.site.opml import opml
from warta.site.timeline import Brief
from warta.site.topic_pages import listed
from warta.site.topics import Topic

FORMATS: dict[str, Callable[[Feed, str], str]] = {".rss.xml": rss, ".atom.xml": atom, ".json": json_feed}
"""How a feed's address ends in each format."""

ENTRIES = 30
"""At most so many stories, the newest, in the feed of all; undated ones are in none: Atom asks for a date."""

NARROW_ENTRIES = 10
"""At most so many stories in the feed of a name or an outlet: each entry is a whole brief, in many feeds."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "warta")
"""Whence the ids of entries and feeds are made (RFC 9562, version 5). Never change it."""

INDONESIAN_TIME = dt.timezone(dt.timedelta(hours=7))
"""A date without a clock time is that day's beginning in Jakarta."""

Entries = Callable[[Iterable[str], int], tuple[Entry, ...]]
"""From ids of stories, newest first, and how many are wanted at most, to the entries of a feed."""

_RELATIVE = re.compile(r'href="(?!https?:|mailto:)([^"]*)"')


def write_feeds(site: LanguageSite, write: PageWriter) -> None:
    """Write all feeds of a language below feeds/, their list for readers and for programs."""
    entry = _entries(site)
    groups = [
        ("Outlets", [_outlet_feed(site, outlet, entry) for outlet in site.catalogue.outlets.values()]),
        ("Names", [_tag_feed(site, tag, entry) for tag in listed(site.catalogue.tags)]),
    ]
    named = [(site.words.gettext(name), feeds) for name, feeds in groups]
    everything = _feed(site, "feeds/all", "", entry((brief.header.slug for brief in site.briefs), ENTRIES))
    for feed in (everything, *(feed for _, feeds in groups for feed in feeds)):
        _write(feed, site)
    outlines = [(site.config.site.name, [everything]), *named]
    outline = opml(site.config.site.name, outlines, site.url, ".atom.xml")
    (site.output / "feeds" / "feeds.opml").write_text(outline, encoding="utf-8")
    write("feeds/index.html", "feeds", groups=named)


def _write(feed: Feed, site: LanguageSite) -> None:
    """Write a feed in every format."""
    for ending, written in FORMATS.items():
        path = site.output / (feed.path + ending)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(feed, site.url + feed.path + ending), encoding="utf-8")


def _entries(site: LanguageSite) -> Entries:
    """The entries of a language; each is made once, however many feeds it is in."""
    dated = {brief.header.slug: brief for brief in site.briefs if brief.header.date}
    entry = cache(lambda slug: _entry(dated[slug], site))
    return lambda slugs, most: tuple(map(entry, islice((slug for slug in slugs if slug in dated), most)))


def _tag_feed(site: LanguageSite, tag: Topic, entry: Entries) -> Feed:
    return _feed(
        site, tag_feed(tag.slug), tag.name, entry((header.slug for header in tag.headers), NARROW_ENTRIES)
    )


def _outlet_feed(site: LanguageSite, outlet: Topic, entry: Entries) -> Feed:
    name = outlet.name or site.words.gettext("Outlet not named")
    stories = dict.fromkeys(header.get("Story") for header in outlet.headers)
    return _feed(site, outlet_feed(outlet.slug), name, entry(stories, NARROW_ENTRIES))


def tag_feed(slug: str) -> str:
    """Where a tag's feed lies, without the ending of a format."""
    return f"feeds/tags/{slug}"


def outlet_feed(slug: str) -> str:
    """Where an outlet's feed lies, without the ending of a format."""
    return f"feeds/outlets/{slug}"


def permanent_id(*parts: str) -> str:
    """A URN that depends on the parts alone."""
    return uuid.uuid5(NAMESPACE, "/".join(parts)).urn


def _feed(site: LanguageSite, path: str, subject: str, entries: tuple[Entry, ...]) -> Feed:
    """A feed about a subject, "" for all stories."""
    name = site.config.site.name
    return Feed(
        id=permanent_id(site.config.site.url, site.language, path),
        path=path,
        subject=subject,
        title=f"{subject} · {name}" if subject else name,
        description=site.words.gettext(
            "Briefs from Indonesian news, each line cited to its sentence, "
            "with the original beside the translation."
        ),
        language=site.language,
        home=site.url,
        site_name=name,
        entries=entries,
    )


def _entry(brief: Brief, site: LanguageSite) -> Entry:
    header = brief.header
    day = header.date or dt.date.min
    address = site.url + brief.address
    others = [(code, path) for code, path in site.alternates(brief.address) if code != site.language]
    return Entry(
        id=story_id(header, site.language),
        url=address,
        title=header.title,
        summary=first_sentence(brief),
        content=_absolute(_content(brief, site), address),
        moment=dt.datetime.combine(day, dt.time(), INDONESIAN_TIME),
        tags=header.listed("Tags"),
        alternates=tuple((code, f"{site.config.site.url.rstrip('/')}/{path}") for code, path in others),
        originals=tuple(dict.fromkeys(a.original_url for a in brief.articles if a.original_url)),
        only_original=brief.articles[0].original_url if len(brief.articles) == 1 else "",
        provenance=_provenance(brief, site),
    )


def story_id(header: Header, language: str) -> str:
    """The permanent id of a story's entry: from the id in the front matter, not from file name or host."""
    return permanent_id(header.get("Slug") or header.slug, language)


def first_sentence(brief: Brief) -> str:
    """The first key point as plain text, "" where the brief has none."""
    return str(brief.lead.text.striptags()) if brief.lead else ""


def _content(brief: Brief, site: LanguageSite) -> str:
    template = site.templates.get_template("feed_entry.html")
    return template.render(brief=brief, site=site, SITEURL=site.url.rstrip("/"))


def _absolute(html: str, page: str) -> str:
    """The HTML with absolute links only: an entry is read far from its page."""
    return _RELATIVE.sub(lambda match: f'href="{escape(urljoin(page, unescape(match[1])))}"', html)


def _provenance(brief: Brief, site: LanguageSite) -> dict[str, object]:
    """Where a story's text comes from, for programs. Keys without a value are left out."""
    header = brief.header
    keys = ("Engine", "Model", "Model-Version", "Model-Hash", "Decoding", "Flags", "Review")
    made = {key.lower().replace("-", "_"): header.get(key) for key in keys}
    sources = [
        {
            "title": article.title,
            "url": f"{site.url}sources/{article.slug}.html",
            "outlet": article.get("Outlet"),
            "original_url": article.original_url,
            "original_title": article.get("Original-Title"),
            "date": article.date.isoformat() if article.date else "",
        }
        for article in brief.articles
    ]
    given = {key: value for key, value in made.items() if value}
    return {**given, "sources": [{k: v for k, v in source.items() if v} for source in sources]}
