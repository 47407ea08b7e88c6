"""An RSS or Atom feed with full-text entries -> its articles, by feedparser."""

from __future__ import annotations

import datetime as dt
import email.utils
import hashlib
import io
import re
from typing import Any

from warta.sources.markup import html_to_text, plain_text
from warta.sources.raw import RawArticle, SeedError

_WESTERN_INDONESIA = dt.timezone(dt.timedelta(hours=7))
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*>", re.IGNORECASE)


def read_feed(text: str) -> tuple[RawArticle, ...]:
    """All entries of a feed. Raises SeedError for XML that is no feed, or that declares entities.

    Entities are refused, not expanded: they are how an XML file grows without bound or reads other files
    (CWE-776, CWE-611), and no feed needs them. An HTML-escaped `<!ENTITY` in an entry is text.
    """
    import feedparser

    if re.search(r"<!ENTITY", text, re.IGNORECASE) or "<!DOCTYPE" in _DOCTYPE.sub("", text):
        raise SeedError("declares XML entities, which Warta refuses; remove its <!DOCTYPE ...>")
    # As a stream: feedparser would fetch or open a string that looks like an address or a file.
    stream = io.BytesIO(_DOCTYPE.sub("", text).encode())
    feed = feedparser.parse(
        stream,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # the markup is taken off altogether, below
        resolve_relative_uris=False,
    )
    if not feed.version:
        raise SeedError("is not an RSS or Atom feed")
    if not feed.entries:
        raise SeedError("is a feed without entries")
    outlet = plain_text(str(feed.feed.get("title", "")))
    return tuple(_article(entry, outlet) for entry in feed.entries)


def _article(entry: Any, outlet: str) -> RawArticle:
    """One entry; its longest text is the article."""
    texts = [str(content.get("value", "")) for content in entry.get("content", [])]
    texts.append(str(entry.get("summary", "")))
    address, title = str(entry.get("link", "")), plain_text(str(entry.get("title", "")))
    source = entry.get("source", {}).get("title", "")
    return RawArticle(
        text=max((html_to_text(text) for text in texts), key=len),
        title=" ".join(title.split()),
        date=_local_day(str(entry.get("published", "") or entry.get("updated", ""))),
        source=plain_text(str(source)) or outlet,
        url=address,
        entry=hashlib.sha256(str(entry.get("id") or address or title).encode()).hexdigest()[:8],
    )


def _local_day(words: str) -> str:
    """The day of an entry's date and time (RFC 822 or ISO 8601) as YYYY-MM-DD; else the words themselves.

    A time with an offset keeps its day; one in UTC gets that of Western Indonesia, where the papers are.
    """
    try:
        moment = email.utils.parsedate_to_datetime(words)
    except (TypeError, ValueError):
        try:
            moment = dt.datetime.fromisoformat(words)
        except ValueError:
            return words
    if moment.tzinfo is not None and not moment.utcoffset():
        moment = moment.astimezone(_WESTERN_INDONESIA)
    return moment.date().isoformat()
