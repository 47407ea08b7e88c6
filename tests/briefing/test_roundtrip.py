"""What the stage writes, the site reads back without loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles, shouted
from warta.briefing import Briefing, brief
from warta.config import Config
from warta.records import Article, Flag
from warta.site.parsing import Paragraph, Section, parse_brief, parse_source


@pytest.fixture(scope="module")
def articles(project: Path) -> tuple[Article, ...]:
    return seed_articles(project)


@pytest.fixture(scope="module")
def briefing(articles: tuple[Article, ...], tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    texts = [s.text for a in articles for s in a.sentences] + [a.title for a in articles]
    english = {text: shouted(text) for text in texts}
    flagged = articles[0].sentences[0].text
    english[flagged] = shouted(flagged, Flag("figures", '51,2 "x"'))
    return brief(articles, {"en": english}, Config(tmp_path_factory.mktemp("project")))


def body(briefing: Briefing, folder: str, lang: str, stem: str) -> str:
    path = next(p for p in briefing.written if p.parts[-3:-1] == (folder, lang) and p.stem == stem)
    text = path.read_text(encoding="utf-8").partition("\n\n")[2]
    return text.replace(f"../../sources/{lang}/", "../sources/").replace(".md", ".html")


def sections(briefing: Briefing, lang: str) -> dict[str, Section]:
    return {
        section.name: section
        for section in parse_brief(body(briefing, "briefs", lang, briefing.stories[0].id))
    }


def plain(markup: object) -> str:
    return str(getattr(markup, "striptags", markup.__str__)()) if markup else ""


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_source_comes_back_sentence_by_sentence(
    articles: tuple[Article, ...], briefing: Briefing, lang: str
) -> None:
    for told in articles:
        parts = parse_source(body(briefing, "sources", lang, told.id))
        assert all(isinstance(part, Paragraph) for part in parts)
        pairs = [pair for part in parts for pair in part.sentences]
        assert [pair.id for pair in pairs] == [s.id for s in told.sentences]
        original = [plain(pair.text if lang == "id" else pair.other).strip() for pair in pairs]
        assert original == [s.text for s in told.sentences]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_brief_comes_back_item_by_item(briefing: Briefing, lang: str) -> None:
    story = briefing.stories[0]
    read = sections(briefing, lang)
    assert list(read) == ["key-points", "events", "figures", "quotations", "differences", "sources"]
    points = read["key-points"].items
    assert [p.citations[0].sentence for p in points] == [p.citation.sentence for p in story.key_points]
    assert [q.lead for q in read["quotations"].items] == [q.speaker for q in story.quotations]
    assert [q.role for q in read["quotations"].items] == [q.role for q in story.quotations]
    assert [len(e.citations) for e in read["events"].items] == [len(e.citations) for e in story.events]
    assert all(item.text and item.note and item.other for item in read["figures"].items)


def test_verdicts_stand_in_the_anchors(briefing: Briefing) -> None:
    anchors = [group.anchor for group in sections(briefing, "en")["figures"].groups]
    assert anchors[0].startswith("figures-rounded-")
    assert anchors[-1] == "figures-single"


def test_conflicting_figures_come_back(tmp_path: Path) -> None:
    said = "Gempa di Kabupaten Sigi merusak {} rumah di Kecamatan Kulawi, Sulawesi Tengah, kata petugas."
    more = " Warga Desa Bolapapu di Kulawi mengungsi sejak gempa mengguncang Sigi pada pagi hari."
    pair = (
        article("a", "Gempa Sigi", said.format(40) + more, outlet="A", day="2025-02-03"),
        article(
            "b",
            "Gempa Sigi",
            said.format(65) + " Gempa Sigi terasa hingga Palu dan Donggala.",
            outlet="B",
            day="2025-02-03",
        ),
    )
    result = brief(pair, {}, Config(tmp_path))
    (item,) = next(g for g in sections(result, "en")["differences"].groups if "figures" in g.anchor).entries
    assert [value for value, _ in item.values] == ["40 houses", "65 houses"]


def test_a_mark_comes_back_with_what_it_saw(articles: tuple[Article, ...], briefing: Briefing) -> None:
    parts = parse_source(body(briefing, "sources", "en", articles[0].id))
    mark = parts[0].sentences[0].marks[0]
    assert (mark.check, mark.detail) == ("figures", '51,2 "x"')
