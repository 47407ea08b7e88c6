"""The site as a whole: atomic, repeatable, linked, escaped."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
import pytest

from tests.site.conftest import LUSH_BEAT, STORY, SUARA, make_project, read_page
from warta.config import Config, SiteConfig
from warta.site import render
from warta.site.languages import LanguageError

KINDS = (
    "index.html",
    f"briefs/{STORY}.html",
    f"sources/{SUARA}.html",
    "method.html",
    "about.html",
    "404.html",
)


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_kind_of_page_is_there_in_both_languages(built: Path) -> None:
    for kind in KINDS:
        assert '<html lang="en">' in read_page(built, kind)
        assert '<html lang="id">' in read_page(built, f"id/{kind}")


def test_two_renderings_are_byte_identical(fresh: Config, built: Path) -> None:
    render(fresh)
    render(fresh)
    files = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    assert files == {path.relative_to(fresh.output) for path in fresh.output.rglob("*") if path.is_file()}
    assert not [name for name in files if (built / name).read_bytes() != (fresh.output / name).read_bytes()]


def test_a_failed_rendering_leaves_the_old_site(fresh: Config) -> None:
    render(fresh)
    before = read_page(fresh.output, "index.html")
    (fresh.templates / "brief.html").write_text("{% broken", encoding="utf-8")
    with pytest.raises(Exception, match="broken"):
        render(fresh)
    assert read_page(fresh.output, "index.html") == before


def test_a_site_lost_between_two_renamings_comes_back(fresh: Config) -> None:
    render(fresh)
    fresh.output.rename(fresh.root / ".site-old")
    (fresh.templates / "brief.html").write_text("{% broken", encoding="utf-8")
    with pytest.raises(Exception, match="broken"):
        render(fresh)
    assert (fresh.output / "index.html").exists()


def test_all_links_and_anchors_resolve(built: Path) -> None:
    broken = []
    anchors = {page: set(lxml.html.parse(page).xpath("//@id")) for page in pages(built)}
    for page in pages(built):
        if page.name == "404.html":
            continue  # its links start at the root of the server
        for link in lxml.html.parse(page).xpath(
            "//body//@href | //@src | //link[@rel='stylesheet' or @rel='icon']/@href"
        ):
            if urlsplit(link).scheme:
                continue
            path, anchor = urldefrag(link)
            target = (page.parent / unquote(path)).resolve() if path else page
            if not target.is_file() or (anchor and anchor not in anchors[target]):
                broken.append(f"{page.relative_to(built)}: {link}")
    assert not broken


def test_ids_are_unique_on_each_page(built: Path) -> None:
    for page in pages(built):
        ids = lxml.html.parse(page).xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_hreflang_is_reciprocal_and_absolute(built: Path) -> None:
    base = "https://news.example/desk/"
    for page in pages(built):
        tree = lxml.html.parse(page)
        links = dict(zip(tree.xpath("//link/@hreflang"), tree.xpath("//link[@hreflang]/@href"), strict=True))
        if page.name == "404.html":
            assert not links
            continue
        assert set(links) == {"en", "id", "x-default"}
        assert tree.xpath("//link[@rel='canonical']/@href") == [links[tree.getroot().get("lang")]]
        for address in links.values():
            other = lxml.html.parse(built / address.removeprefix(base))
            assert base + page.relative_to(built).as_posix() in other.xpath("//link[@hreflang]/@href")


def test_a_page_that_one_language_lacks_is_claimed_by_none(fresh: Config) -> None:
    (fresh.content / "sources" / "id" / f"{SUARA}.md").unlink()
    render(fresh)
    page = lxml.html.parse(fresh.output / f"sources/{SUARA}.html")
    assert page.xpath("//link/@hreflang") == ["en", "x-default"]
    assert page.xpath("//nav[@class='languages']//a/@href") == ["../id/index.html"]
    assert not (fresh.output / f"id/sources/{SUARA}.html").exists()


def test_nothing_from_a_seed_runs(fresh: Config) -> None:
    attack = "<script>alert(1)</script> \"x' onload=alert(2) {{ 7 * 7 }}"
    for path in fresh.content.glob("*s/*/*.md"):
        if "pages" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for key in (
            "Title",
            "Original-Title",
            "Outlet",
            "Outlets",
            "Agency",
            "Tags",
            "Engine",
            "Model",
            "Review",
        ):
            text = re.sub(
                rf"(?m)^{key}: .*$", lambda found: f"{found[0].split(':')[0]}: {attack}", text, count=1
            )
        text = re.sub(r"(?m)^Original-URL: .*$", "Original-URL: javascript:alert(3)", text)
        path.write_text(text, encoding="utf-8")
    render(fresh)
    for page in pages(fresh.output):
        tree = lxml.html.parse(page)
        for script in tree.xpath("//script"):
            data = script.get("type") == "application/ld+json"  # never run, but it must not end early
            assert "<" not in script.text if data else script.get("src") and not script.text, page
        assert not tree.xpath("//@onload | //@onclick | //@onerror | //@style | //style"), page
        assert not [href for href in tree.xpath("//@href") if href.startswith(("javascript:", "data:"))], page
        assert "49" not in tree.xpath("string(//h1)"), page


def test_no_page_asks_for_anything_outside(built: Path) -> None:
    for page in pages(built):
        tree = lxml.html.parse(page)
        wanted = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        assert not [link for link in wanted if urlsplit(link).netloc], page
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy
        assert "unsafe" not in policy[0]
        assert "default-src 'none'" in policy[0]


def test_an_undated_brief_is_shown_as_such(fresh: Config) -> None:
    for path in fresh.content.glob("briefs/*/*.md"):
        path.write_text(re.sub(r"(?m)^Date.*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    render(fresh)
    front = lxml.html.parse(fresh.output / "index.html")
    assert front.xpath("//section[@id='undated']//h3/a/@href") == [f"./briefs/{STORY}.html"]
    assert "No date known" in read_page(fresh.output, f"briefs/{STORY}.html")


def test_the_label_names_the_engine_until_a_person_reviews(fresh: Config) -> None:
    path = fresh.content / "sources" / "en" / f"{SUARA}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Review: machine", "Review: Siti Aminah"), encoding="utf-8"
    )
    render(fresh)
    machine = read_page(fresh.output, f"sources/{LUSH_BEAT}.html")
    assert "Machine translation, not reviewed by a person." in machine
    assert "Warta, id-en 1" in machine
    assert "Reviewed by Siti Aminah." in read_page(fresh.output, f"sources/{SUARA}.html")


def test_passages_in_the_other_language_say_so(built: Path) -> None:
    english = lxml.html.parse(built / f"sources/{SUARA}.html")
    assert len(english.xpath("//div[@class='paragraph']//p[@lang='id']")) == 14
    assert english.xpath("//p[@class='original-title']/@lang") == ["id"]
    indonesian = lxml.html.parse(built / f"id/sources/{SUARA}.html")
    assert len(indonesian.xpath("//div[@class='paragraph']//p[@lang='en']")) == 14


def test_a_file_beside_an_edited_one_is_no_page(fresh: Config) -> None:
    folder = fresh.content / "sources" / "en"
    shutil.copy(folder / f"{SUARA}.md", folder / f"{SUARA}.machine.md")
    render(fresh)
    assert not list(fresh.output.rglob("*machine*"))


def test_a_language_without_interface_words_says_what_to_do(fresh: Config) -> None:
    config = dataclasses.replace(fresh, site=SiteConfig(languages=("en", "fr")))
    with pytest.raises(LanguageError, match=r"fr\.po: no interface words.*copy id\.po"):
        render(config)


def test_indonesian_can_be_the_front_page(tmp_path: Path) -> None:
    config = make_project(tmp_path / "project")
    config = dataclasses.replace(config, site=SiteConfig(languages=("id", "en")))
    render(config)
    assert '<html lang="id">' in read_page(config.output, "index.html")
    assert '<html lang="en">' in read_page(config.output, "en/index.html")
