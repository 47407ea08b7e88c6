"""Feeds: valid in each format, absolute, complete, with ids that outlive titles, file names and hosts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import email.utils
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import lxml.etree
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.conftest import LUSH_BEAT, STORY
from warta.config import Config, SiteConfig
from warta.site import render, topic_pages
from warta.site.feed_formats import NOTHING_YET, Entry, Feed, atom, json_feed, rss

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
BASE = "https://news.example/desk/"
FOLDERS = {"en": "", "id": "id/"}


def made(site: Path, ending: str) -> list[Path]:
    return sorted(site.glob(f"**/feeds/**/*{ending}"))


def one_entry(**changed: object) -> Entry:
    entry = Entry(
        id="urn:uuid:0",
        url=BASE + "a.html",
        title="A",
        summary="B",
        content="<p>C</p>",
        moment=NOTHING_YET,
        tags=(),
        alternates=(),
        originals=(),
        only_original="",
        provenance={},
    )
    return dataclasses.replace(entry, **changed)


def a_feed(*entries: Entry) -> Feed:
    return Feed("urn:uuid:1", "feeds/all", "", "Warta", "Briefs", "en", BASE, "Warta", entries)


def test_every_language_tag_and_outlet_has_a_feed_in_each_format(built: Path) -> None:
    for folder in FOLDERS.values():
        for name in ("all", "tags/nicolas-maduro", "outlets/suara-com"):
            for ending in (".rss.xml", ".atom.xml", ".json"):
                assert (built / f"{folder}feeds/{name}{ending}").exists()


def test_atom_feeds_are_valid(built: Path, project: Path) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(project / "tests" / "site" / "atom.rng"))
    for path in made(built, ".atom.xml"):
        schema.assertValid(lxml.etree.parse(path))


def test_the_schema_refuses_what_atom_forbids(project: Path) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(project / "tests" / "site" / "atom.rng"))
    valid = atom(a_feed(one_entry()), BASE + "x")
    assert schema.validate(lxml.etree.fromstring(valid.encode()))
    for broken in (valid.replace("<title>A</title>", ""), valid.replace("1970-01-01T", "1970-01-32T")):
        assert not schema.validate(lxml.etree.fromstring(broken.encode()))


def test_atom_ids_are_unique_and_links_name_their_language(built: Path) -> None:
    feed = ET.parse(built / "feeds/all.atom.xml").getroot()
    entry = feed.find(f"{ATOM}entry")
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    other = next(link for link in entry.findall(f"{ATOM}link") if link.get("hreflang") == "id")
    assert other.attrib["href"] == f"{BASE}id/briefs/{STORY}.html"
    ids = [
        element.text
        for path in made(built, ".atom.xml")
        for element in ET.parse(path).getroot().findall(f"{ATOM}id")
    ]
    assert len(ids) == len(set(ids))


def test_rss_follows_the_rules_of_the_w3c_validator(built: Path) -> None:
    for path in made(built, ".rss.xml"):
        root = ET.parse(path).getroot()
        channel = root.find("channel")
        assert root.tag == "rss"
        assert root.attrib["version"] == "2.0"
        for name in ("title", "link", "description", "language", "lastBuildDate"):
            assert len(channel.findall(name)) == 1
        address = channel.find(f"{ATOM}link")
        assert address.attrib["rel"] == "self"
        assert address.attrib["href"] == BASE + path.relative_to(built).as_posix()
        guids = [item.find("guid") for item in channel.findall("item")]
        assert len({guid.text for guid in guids}) == len(guids)
        for item in channel.findall("item"):
            for name in ("title", "link", "guid", "pubDate", "description"):
                assert len(item.findall(name)) == 1
            assert item.find("guid").attrib["isPermaLink"] == "false"
            assert "<" not in item.findtext("title")
            assert item.findtext("link").startswith(BASE)
            assert email.utils.parsedate_to_datetime(item.findtext("pubDate"))
            assert item.findtext(CONTENT)


def test_json_feeds_follow_version_1_1(built: Path) -> None:
    for path in made(built, ".json"):
        feed = json.loads(path.read_text(encoding="utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == BASE + path.relative_to(built).as_posix()
        assert feed["title"]
        assert feed["authors"]
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert item["url"].startswith(BASE)
            assert dt.datetime.fromisoformat(item["date_published"]).tzinfo
            assert all(isinstance(tag, str) for tag in item["tags"])


def test_a_feed_reader_reads_them_all(built: Path) -> None:
    for path in [*made(built, ".rss.xml"), *made(built, ".atom.xml")]:
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo
        assert read.entries
        assert read.entries[0].title


def test_the_content_is_the_whole_brief_with_absolute_links_and_provenance(built: Path) -> None:
    item = json.loads((built / "feeds/all.json").read_text(encoding="utf-8"))["items"][0]
    html = lxml.html.fromstring(item["content_html"])
    links = html.xpath("//@href")
    assert links
    assert all(re.match(r"https?://", link) for link in links)
    assert any(link.startswith(f"{BASE}sources/{LUSH_BEAT}.html#s-") for link in links)
    assert "Machine translation, not reviewed by a person." in html.text_content()
    assert html.xpath("//blockquote[@lang='id']")
    assert not html.xpath("//@class | //@style | //script")
    page = lxml.html.parse(built / "briefs" / f"{STORY}.html")
    for sentence in page.xpath("//li//p[contains(@class, 'original')]"):
        assert sentence.text_content().strip() in html.text_content()
    assert item["_warta"]["model"] == "id-en"
    assert {source["outlet"] for source in item["_warta"]["sources"]} == {"Lush Beat", "Suara.com"}


def ids(site: Path) -> list[str]:
    return [item["id"] for item in json.loads((site / "feeds/all.json").read_text(encoding="utf-8"))["items"]]


def test_ids_outlive_the_title_the_file_name_and_the_host(fresh: Config) -> None:
    render(fresh)
    before = ids(fresh.output)
    path = fresh.content / "briefs" / "en" / f"{STORY}.md"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    renamed = re.sub("^Title: .*$", "Title: Quite another", text, count=1, flags=re.MULTILINE)
    path.with_name("another-name.md").write_text(renamed, encoding="utf-8")
    moved = dataclasses.replace(fresh, site=SiteConfig(url="https://moved.example"))
    render(moved)
    assert ids(moved.output) == before
    assert ids(moved.output / "id") != before


def test_undated_stories_are_in_no_feed(fresh: Config) -> None:
    path = fresh.content / "briefs" / "en" / f"{STORY}.md"
    path.write_text(
        re.sub("^Date: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    render(fresh)
    assert ids(fresh.output) == []
    assert (
        ET.parse(fresh.output / "feeds/all.atom.xml")
        .getroot()
        .findtext(f"{ATOM}updated")
        .startswith("1970-01-01")
    )


def test_the_outline_lists_every_feed_of_its_language(built: Path) -> None:
    for folder in FOLDERS.values():
        root = ET.parse(built / f"{folder}feeds/feeds.opml").getroot()
        assert root.attrib["version"] == "2.0"
        listed = {outline.get("xmlUrl") for outline in root.iter("outline")} - {None}
        there = {
            path
            for path in made(built / folder, ".atom.xml")
            if ("id/" in folder) == ("id" in path.relative_to(built).parts)
        }
        assert listed == {BASE + path.relative_to(built).as_posix() for path in there}


def test_pages_announce_their_feeds(built: Path) -> None:
    page = lxml.html.parse(built / "tags/nicolas-maduro.html")
    found = page.xpath("//link[@rel='alternate' and contains(@type, 'atom')]/@href")
    assert [(built / "tags" / address).resolve() for address in found] == [
        built / "feeds/tags/nicolas-maduro.atom.xml",
        built / "feeds/all.atom.xml",
    ]


@given(st.text(), st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_no_text_breaks_a_feed(title: str, content: str, tags: list[str]) -> None:
    feed = a_feed(one_entry(title=title, summary=title, content=content, tags=tuple(tags)))
    for written in (atom, rss):
        ET.fromstring(written(feed, BASE + "feed").encode())
    assert json.loads(json_feed(feed, BASE + "feed"))["items"][0]["title"] == title


@pytest.mark.parametrize("written", [atom, rss, json_feed])
def test_an_empty_feed_reads_no_clock(written: object) -> None:
    assert str(dt.datetime.now(dt.UTC).year) not in written(a_feed(), BASE + "feed")


def test_in_a_large_archive_pages_announce_only_feeds_that_are_there(
    fresh: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic_pages, "LISTED", 1)
    render(fresh)
    assert not list((fresh.output / "feeds").glob("tags/*"))
    page = lxml.html.parse(fresh.output / "tags/nicolas-maduro.html")
    found = page.xpath("//link[@rel='alternate' and contains(@type, 'atom')]/@href")
    assert found == ["../feeds/all.atom.xml"]
