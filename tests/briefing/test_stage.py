"""The stage as a whole on the three real seeds."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles, shouted
from warta.briefing import Briefing, brief
from warta.config import Config
from warta.records import Article, Flag, Translation


@pytest.fixture(scope="module")
def articles(project: Path) -> tuple[Article, ...]:
    return seed_articles(project)


def translated(articles: tuple[Article, ...]) -> dict[str, dict[str, Translation]]:
    texts = [s.text for a in articles for s in a.sentences] + [a.title for a in articles]
    return {"en": {text: shouted(text) for text in texts}}


@pytest.fixture(scope="module")
def briefing(articles: tuple[Article, ...], tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    return brief(articles, translated(articles), Config(tmp_path_factory.mktemp("project")))


def test_three_outlets_tell_one_story(briefing: Briefing) -> None:
    (story,) = briefing.stories
    assert len(story.articles) == 3
    assert story.id.startswith("pilpres-venezuela-menghadirkan-pemimpin-baru")
    assert 3 <= len(story.key_points) <= 7


def test_missing_dates_are_inferred_from_the_story(briefing: Briefing) -> None:
    assert [a.date.found if a.date else None for a in briefing.articles] == ["inferred", "stated", "inferred"]
    assert {a.date.value for a in briefing.articles if a.date} == {dt.date(2024, 7, 29)}


def test_every_page_is_written_in_both_languages(briefing: Briefing) -> None:
    names = sorted("/".join(path.parts[-3:-1]) for path in briefing.written)
    assert names == ["briefs/en", "briefs/id", *["sources/en"] * 3, *["sources/id"] * 3]


def test_a_key_point_is_cited_and_shown_beside_its_original(briefing: Briefing) -> None:
    story = briefing.stories[0]
    page = next(p for p in briefing.written if p.parent.name == "en" and p.stem == story.id)
    text = page.read_text(encoding="utf-8")
    for point in story.key_points:
        assert f"../../sources/en/{point.citation.article}.md#s-{point.citation.sentence}" in text
        source = page.parents[2] / "sources" / "en" / f"{point.citation.article}.md"
        assert f'<a id="s-{point.citation.sentence}"></a>' in source.read_text(encoding="utf-8")


def test_key_points_stand_alone_and_do_not_repeat(briefing: Briefing) -> None:
    points = briefing.stories[0].key_points
    assert len({point.text for point in points}) == len(points)
    assert not any(point.text.startswith("Keputusan tersebut") for point in points)
    assert all(point.antecedent for point in points if point.text.startswith(("Dia ", "Ia ")))


def test_an_opening_pronoun_is_explained_in_both_languages(briefing: Briefing) -> None:
    pages = {p.parent.name: p.read_text(encoding="utf-8") for p in briefing.written if "briefs" in p.parts}
    assert "Dia *\\[Nicolas Maduro\\]* memperoleh 51,2 persen" in pages["id"]
    assert "DIA *\\[Nicolas Maduro\\]* MEMPEROLEH 51,2 PERSEN" in pages["en"]


def test_a_second_run_writes_nothing_and_gives_the_same_bytes(articles, tmp_path) -> None:
    config = Config(tmp_path)
    brief(articles, translated(articles), config)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.md")}
    again = brief(tuple(reversed(articles)), translated(articles), config)
    assert again.written == ()
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.md")}


def test_articles_about_other_things_stay_apart(articles, tmp_path) -> None:
    other = article(
        "harga-cabai",
        "Harga Cabai Rawit di Pasar Induk Kramat Jati Naik",
        "Harga cabai rawit merah di Pasar Induk Kramat Jati naik menjadi Rp 90 ribu per kilogram. "
        "Pedagang mengatakan pasokan dari Jawa Timur berkurang karena hujan.",
        day="2024-07-29",
    )
    stories = brief((*articles, other), {}, Config(tmp_path)).stories
    assert sorted(len(story.articles) for story in stories) == [1, 3]


def test_a_page_whose_article_is_gone_is_removed(articles, tmp_path) -> None:
    config = Config(tmp_path)
    brief(articles, {}, config)
    brief(articles[1:], {}, config)
    assert len(list((tmp_path / "content" / "sources").rglob("*.md"))) == 4


def test_a_failed_check_is_marked_and_counted(articles, tmp_path) -> None:
    texts = translated(articles)
    sentence = articles[1].sentences[0]
    texts["en"][sentence.text] = shouted(sentence.text, Flag("figures", '51,2 "x"'))
    brief(articles, texts, Config(tmp_path))
    page = (tmp_path / "content" / "sources" / "en" / f"{articles[1].id}.md").read_text(encoding="utf-8")
    assert "Flags: figures 1\n" in page
    assert f'[⚑ figures](#o-{sentence.id} "51,2 &quot;x&quot;")' in page


def test_without_a_translation_the_original_is_shown(articles, tmp_path) -> None:
    result = brief(articles, {}, Config(tmp_path))
    assert all(path.exists() for path in result.written)
    page = (tmp_path / "content" / "sources" / "en" / f"{articles[2].id}.md").read_text(encoding="utf-8")
    assert "Amerika Serikat" in page
    assert "Engine:" not in page


def test_no_article_at_all_writes_nothing(tmp_path) -> None:
    assert brief((), {}, Config(tmp_path)) == Briefing((), (), (), ())


def test_an_undated_story_stays_undated(tmp_path) -> None:
    lone = article("satu", "Judul", "Gubernur meresmikan jembatan baru di Kota Palu pada pagi itu.")
    result = brief((lone,), {}, Config(tmp_path))
    assert result.stories[0].date is None
    assert "\nDate:" not in result.written[0].read_text(encoding="utf-8")


def test_the_founding_article_names_the_story(articles, tmp_path) -> None:
    renamed = dataclasses.replace(articles[1], title="x" * 200)
    story = brief((renamed,), {}, Config(tmp_path)).stories[0]
    assert len(story.id) == 65


def test_a_reviewed_brief_is_kept_through_the_whole_cycle(articles, tmp_path) -> None:
    config = Config(tmp_path)
    first = brief(articles, translated(articles), config)
    page = tmp_path / "content" / "briefs" / "en" / f"{first.stories[0].id}.md"
    beside = page.with_name(f"{page.stem}.machine.md")
    reviewed = page.read_text(encoding="utf-8").replace("Review: machine", "Review: Rani")
    page.write_text(reviewed, encoding="utf-8")

    assert brief(articles, translated(articles), config).kept == (page,)
    assert not beside.exists()

    newer = {"en": {text: shouted(f"{text} baru") for text in translated(articles)["en"]}}
    again = brief(articles, newer, config)
    assert (page in again.kept, beside in again.written) == (True, True)
    assert page.read_text(encoding="utf-8") == reviewed
    assert "Review: machine" in beside.read_text(encoding="utf-8")

    settled = beside.read_text(encoding="utf-8").replace("Review: machine", "Review: Rani")
    page.write_text(settled, encoding="utf-8")
    assert brief(articles, newer, config).kept == (page,)
    assert not beside.exists()
    page.unlink()
    assert page in brief(articles, newer, config).written
    assert "Review: machine" in page.read_text(encoding="utf-8")
