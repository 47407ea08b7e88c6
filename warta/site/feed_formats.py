"""The three formats of a feed: RSS 2.0 and Atom 1.0 through feedgenerator, JSON Feed 1.1 by itself."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed

NOTHING_YET = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a feed without entries was last changed: a fixed moment, so that rebuilds are the same."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (production 2, Char)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story in a feed. Addresses are absolute.

    `id` stays the same when headline, file name or host change. `summary` is plain text, `content` HTML.
    `alternates` are (language, address) of the other languages; `originals` where the articles were
    published, as far as that is known; `only_original` is set for a story of a single article.
    `provenance` is what the `_warta` extension of JSON Feed says.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    moment: dt.datetime
    tags: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    originals: tuple[str, ...]
    only_original: str
    provenance: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of one language. `path` is its address in that language's folder, without an ending.

    `subject` is the name or outlet it is about.
    """

    id: str
    path: str
    subject: str
    title: str
    description: str
    language: str
    home: str
    site_name: str
    entries: tuple[Entry, ...]


def rss(feed: Feed, url: str) -> str:
    """The feed as RSS 2.0, to be found at `url`."""
    return _written(_Rss, feed, url)


def atom(feed: Feed, url: str) -> str:
    """The feed as Atom 1.0 (RFC 4287), to be found at `url`."""
    return _written(_Atom, feed, url)


def json_feed(feed: Feed, url: str) -> str:
    """The feed as JSON Feed 1.1, to be found at `url`."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.site_name, "url": feed.home}],
        "items": [_json_item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def _json_item(entry: Entry, language: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.moment.isoformat(),
        "language": language,
        "tags": list(entry.tags),
        "_warta": dict(entry.provenance),
    }
    if entry.only_original:
        item["external_url"] = entry.only_original
    return item


def _written(kind: type[Rss201rev2Feed | Atom1Feed], feed: Feed, url: str) -> str:
    written = kind(
        title=xml_text(feed.title),
        link=feed.home,
        feed_url=url,
        description=xml_text(feed.description),
        language=feed.language,
        feed_guid=feed.id,
        author_name=xml_text(feed.site_name),
        author_link=feed.home,
    )
    for entry in feed.entries:
        written.add_item(
            title=xml_text(entry.title),
            link=entry.url,
            description=xml_text(entry.summary),
            content=xml_text(entry.content),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.moment,
            updateddate=entry.moment,
            categories=[xml_text(tag) for tag in entry.tags],
            entry=entry,
        )
    stream = StringIO()
    written.write(stream, "utf-8")
    return stream.getvalue() + "\n"


def xml_text(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


class _Dated:
    """What both formats change in feedgenerator: no clock is read."""

    items: Sequence[Mapping[str, Any]]

    def latest_post_date(self) -> dt.datetime:
        return max((item["pubdate"] for item in self.items), default=NOTHING_YET)


class _Rss(_Dated, Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator ships no types
    """RSS 2.0 with the full content beside the summary."""

    def rss_attributes(self) -> dict[str, str]:
        content = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return {**super().rss_attributes(), **content}

    def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class _Atom(_Dated, Atom1Feed):  # type: ignore[misc]
    """Atom with a plain summary, the entry's other languages, and where its articles were published."""

    def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:
        entry: Entry = item["entry"]
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"])
        for language, address in entry.alternates:
            handler.addQuickElement("link", "", {"rel": "alternate", "hreflang": language, "href": address})
        for address in entry.originals:
            handler.addQuickElement("link", "", {"rel": "via", "href": address})
