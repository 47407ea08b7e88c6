"""Sitemap and robots.txt: every page once, its languages reciprocal."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from tests.site.conftest import STORY
from warta.config import Config
from warta.site import render, sitemap

BASE = "https://news.example/desk/"
URL = "{http://www.sitemaps.org/schemas/sitemap/0.9}url"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries(path: Path) -> dict[str, dict[str, str]]:
    """Each address with its languages."""
    urls = ET.parse(path).getroot().findall(URL)
    listed = {
        url.findtext(LOC): {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(LINK)}
        for url in urls
    }
    assert len(listed) == len(urls)
    return listed


def test_every_page_is_listed_and_exists(built: Path) -> None:
    listed = entries(built / "sitemap.xml")
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    unlisted = {f"{folder}{name}.html" for folder in ("", "id/") for name in ("404", "search")}
    assert {address.removeprefix(BASE) for address in listed} == pages - unlisted


def test_languages_are_reciprocal(built: Path) -> None:
    listed = entries(built / "sitemap.xml")
    assert listed[f"{BASE}briefs/{STORY}.html"]["id"] == f"{BASE}id/briefs/{STORY}.html"
    for address, languages in listed.items():
        assert address in languages.values()
        assert languages["x-default"] in languages.values()
        for other in languages.values():
            assert listed[other] == languages


def test_a_page_without_translation_claims_no_other_language(fresh: Config) -> None:
    (fresh.content / "briefs" / "id" / f"{STORY}.md").unlink()
    render(fresh)
    listed = entries(fresh.output / "sitemap.xml")
    assert set(listed[f"{BASE}briefs/{STORY}.html"]) == {"en", "x-default"}


def test_a_large_site_has_several_sitemaps(fresh: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST", 10)
    render(fresh)
    parts = [element.text for element in ET.parse(fresh.output / "sitemap.xml").getroot().iter(LOC)]
    files = [fresh.output / address.removeprefix(BASE) for address in parts]
    assert len(files) > 1
    assert sum(len(entries(path)) for path in files) > 10
    assert all(len(entries(path)) <= 10 for path in files)


def test_robots_may_read_all_and_find_the_sitemap(built: Path) -> None:
    robots = RobotFileParser()
    robots.parse((built / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("*", BASE)
    assert robots.site_maps() == [f"{BASE}sitemap.xml"]
