"""The list of a language's feeds as OPML 2.0, which feed readers import."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from warta.site.feed_formats import Feed, xml_text


def opml(title: str, groups: Iterable[tuple[str, Iterable[Feed]]], address: str, ending: str) -> str:
    """An outline of named groups of feeds.

    `address` is where the language's part of the site is hosted, `ending` that of the feeds' format.
    """
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = xml_text(title)
    body = ET.SubElement(root, "body")
    for name, feeds in groups:
        group = ET.SubElement(body, "outline", text=xml_text(name))
        for feed in feeds:
            ET.SubElement(
                group,
                "outline",
                type="rss",
                text=xml_text(feed.title),
                title=xml_text(feed.title),
                xmlUrl=f"{address}{feed.path}{ending}",
                htmlUrl=feed.home,
                language=feed.language,
            )
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
