"""The pages of tags and outlets: one index each, and the list of every tag and outlet."""

from __future__ import annotations

from collections.abc import Mapping

from warta.site.language_site import LanguageSite, PageWriter
from warta.site.topics import PER_PAGE, Topic, topic_address

LISTED = 300
"""Up to so many names the index lists all; beyond, those that several stories share."""


def write_topic_pages(site: LanguageSite, write: PageWriter) -> None:
    """Write the indexes and lists of a language's tags and outlets."""
    tags, outlets = site.catalogue.tags, site.catalogue.outlets
    shown = listed(tags)
    write("tags/index.html", "tags", tags=shown, hidden=len(tags) - len(shown))
    write("outlets/index.html", "outlets", outlets=tuple(outlets.values()))
    followed = {tag.slug for tag in shown}
    for tag in tags.values():
        _write_list(tag, "tags", "tag", write, has_feed=tag.slug in followed)
    for outlet in outlets.values():
        _write_list(outlet, "outlets", "outlet", write, has_feed=True)


def listed(tags: Mapping[str, Topic]) -> list[Topic]:
    """The tags that the index lists and that have a feed."""
    return [tag for tag in tags.values() if len(tags) <= LISTED or len(tag.headers) > 1]


def _write_list(topic: Topic, folder: str, template: str, write: PageWriter, *, has_feed: bool) -> None:
    feed = {"feed_path": f"feeds/{folder}/{topic.slug}", "feed_title": topic.name} if has_feed else {}
    addresses = [topic_address(folder, topic.slug, number) for number in range(1, topic.pages + 1)]
    for number, address in enumerate(addresses):
        shown = topic.headers[number * PER_PAGE : (number + 1) * PER_PAGE]
        newer = addresses[number - 1] if number else ""
        older = addresses[number + 1] if number + 1 < len(addresses) else ""
        write(
            address,
            template,
            topic=topic,
            headers=shown,
            newer=newer,
            older=older,
            **feed,
        )
