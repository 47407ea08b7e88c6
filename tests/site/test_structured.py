"""What search engines and chats are told of a page: true, escaped, and the same in both languages."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.site.conftest import LUSH_BEAT, STORY, SUARA, read_page
from warta.config import Config
from warta.site import render
from warta.site.preview import HEIGHT, WIDTH, draw_preview

BASE = "https://news.example/desk/"
BRIEF = f"briefs/{STORY}.html"


def data(site: Path, address: str) -> dict[str, Any]:
    (block,) = lxml.html.parse(site / address).xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.text)
    return found


def graph(site: Path, address: str) -> dict[str, str]:
    """The Open Graph properties of a page."""
    metas = lxml.html.parse(site / address).xpath("//meta[starts-with(@property, 'og:')]")
    return {meta.get("property"): meta.get("content") for meta in metas}


def test_a_brief_names_its_articles_and_its_other_language(built: Path) -> None:
    brief = data(built, BRIEF)
    assert brief["@type"] == "NewsArticle"
    assert brief["inLanguage"] == "en"
    assert {article["publisher"]["name"] for article in brief["isBasedOn"]} == {"Lush Beat", "Suara.com"}
    assert f"{BASE}sources/{LUSH_BEAT}.html" in brief["citation"]
    (translation,) = brief["workTranslation"]
    assert data(built, f"id/{BRIEF}")["@id"] == translation["@id"]
    assert {"@type": "Person", "name": "Nicolas Maduro"} in brief["about"]


def test_a_translated_article_points_to_the_original_work(built: Path) -> None:
    original = data(built, f"sources/{SUARA}.html")["translationOfWork"]
    assert original["inLanguage"] == "id"
    assert original["url"].startswith("https://www.suara.com/")
    assert "translationOfWork" not in data(built, f"id/sources/{SUARA}.html")


def test_an_inferred_date_is_not_given_as_the_original_s(fresh: Config) -> None:
    path = fresh.content / "sources" / "en" / f"{SUARA}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub("^Date-Found: .*$", "Date-Found: inferred", text, flags=re.MULTILINE), encoding="utf-8"
    )
    render(fresh)
    assert "datePublished" not in data(fresh.output, f"sources/{SUARA}.html")["translationOfWork"]


def test_no_title_can_end_the_data_block(fresh: Config) -> None:
    path = fresh.content / "briefs" / "en" / f"{STORY}.md"
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(text.splitlines()[0], f"Title: {hostile}", 1), encoding="utf-8")
    render(fresh)
    page = lxml.html.parse(fresh.output / BRIEF)
    assert not [
        script for script in page.xpath("//script[not(@src)]") if script.get("type") != "application/ld+json"
    ]
    assert data(fresh.output, BRIEF)["headline"].startswith("</script>")


def test_open_graph_names_page_image_and_languages(built: Path) -> None:
    english, indonesian = graph(built, BRIEF), graph(built, f"id/{BRIEF}")
    assert english["og:type"] == "article"
    assert english["og:url"] == BASE + BRIEF
    assert (english["og:locale"], indonesian["og:locale"]) == ("en_US", "id_ID")
    assert english["og:locale:alternate"] == "id_ID"
    image = Image.open(built / english["og:image"].removeprefix(BASE))
    assert image.format == "PNG"
    assert image.size == (int(english["og:image:width"]), int(english["og:image:height"]))
    assert graph(built, "about.html")["og:image"] == f"{BASE}previews/site.png"
    assert "og:" not in read_page(built, "404.html")


def test_a_preview_is_small_and_the_same_each_time() -> None:
    first = draw_preview("Pemilu Venezuela", "2024-07-29 · Suara.com", "Warta")
    assert first == draw_preview("Pemilu Venezuela", "2024-07-29 · Suara.com", "Warta")
    assert first != draw_preview("Pemilu Indonesia", "2024-07-29 · Suara.com", "Warta")
    assert len(first) < 40_000


@given(st.text(max_size=400), st.text(max_size=200))
def test_any_title_can_be_drawn(title: str, facts: str) -> None:
    assert Image.open(BytesIO(draw_preview(title, facts, "Warta"))).size == (WIDTH, HEIGHT)
