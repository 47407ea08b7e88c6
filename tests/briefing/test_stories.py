"""Stories across outlets: what belongs together, what stays apart, and addresses that last."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles
from warta.briefing import brief
from warta.briefing.grouping import StoryIndex
from warta.briefing.likeness import likeness, profile, repeats
from warta.briefing.stories import group_articles
from warta.config import Config, LimitsConfig
from warta.records import Article
from warta.sources import read_seeds

QUAKE = (
    "Gempa bermagnitudo 6,1 mengguncang Kabupaten Sigi, Sulawesi Tengah, Senin (3/2/2025). "
    "Badan Penanggulangan Bencana Daerah Sigi mencatat 40 rumah di Kecamatan Kulawi rusak. "
    "Petugas masih mendata korban di Desa Bolapapu dan sekitarnya."
)
QUAKE_AGAIN = (
    "Sebanyak 40 rumah di Kecamatan Kulawi, Kabupaten Sigi, rusak akibat gempa bermagnitudo 6,1. "
    "Gempa itu mengguncang Sulawesi Tengah pada Senin pagi, kata Badan Penanggulangan Bencana Daerah Sigi. "
    "Warga Desa Bolapapu mengungsi ke balai desa."
)
MATCH = (
    "Persib Bandung mengalahkan Persija Jakarta 2-0 di Stadion Gelora Bandung Lautan Api. "
    "Dua gol Persib dicetak Ciro Alves dan David da Silva pada babak kedua. "
    "Kemenangan itu membawa Persib ke puncak klasemen Liga 1."
)


def quake(name: str = "a", text: str = QUAKE, day: str = "2025-02-03") -> Article:
    return article(name, "Gempa Sigi Rusak 40 Rumah", text, outlet=name.upper(), day=day)


def names(articles: tuple[Article, ...]) -> list[list[str]]:
    return [[a.id for a in group.articles] for group in group_articles(articles)]


def test_two_outlets_on_one_event_are_one_story_and_another_event_is_not() -> None:
    other = article("c", "Persib Kalahkan Persija", MATCH, day="2025-02-03")
    assert names((other, quake("a"), quake("b", QUAKE_AGAIN))) == [["a", "b"], ["c"]]


def test_the_same_words_months_later_are_another_story() -> None:
    assert names((quake("a"), quake("b", QUAKE_AGAIN, "2025-06-03"))) == [["a"], ["b"]]


def test_yesterdays_price_is_not_todays_story() -> None:
    def price(name: str, day: str, now: str, before: str, step: str) -> Article:
        text = (
            f"Harga emas Antam hari ini naik menjadi Rp {now} per gram. Harga itu naik Rp {step} dari "
            f"perdagangan sebelumnya. Harga beli kembali emas Antam berada di Rp {before} per gram."
        )
        return article(name, "Harga Emas Antam Hari Ini Naik", text, day=day)

    first = price("a", "2025-02-03", "1.661.000", "1.512.000", "15.000")
    assert names((first, price("b", "2025-02-04", "1.684.000", "1.533.000", "23.000"))) == [["a"], ["b"]]


def test_an_undated_article_takes_the_date_of_the_one_most_like_it() -> None:
    (group,) = group_articles((quake("a"), quake("b", QUAKE_AGAIN, "")))
    date = group.articles[1].date
    assert date is not None
    assert (date.value, date.found) == (dt.date(2025, 2, 3), "inferred")


def test_a_text_carried_again_is_folded_into_the_first(tmp_path: Path) -> None:
    again = quake("b", QUAKE.replace("masih mendata", "sedang mendata"))
    third = quake("c", QUAKE_AGAIN)
    (group,) = group_articles((quake("a"), again, third))
    assert dict(group.repeated) == {"b": "a"}
    assert not repeats(quake("a"), third)
    story = brief((quake("a"), again, third), {}, Config(tmp_path)).stories[0]
    assert "b" not in {point.citation.article for point in story.key_points}
    page = (tmp_path / "content" / "briefs" / "en" / f"{story.id}.md").read_text(encoding="utf-8")
    assert "; also carried by [B](../../sources/en/b.md)" in page
    assert "Repeats: a\n" in (tmp_path / "content" / "sources" / "id" / "b.md").read_text(encoding="utf-8")


def test_an_address_survives_an_earlier_article(tmp_path: Path) -> None:
    config = Config(tmp_path)
    first = brief((quake("a"),), {}, config).stories[0]
    early = dataclasses.replace(quake("b", QUAKE_AGAIN, "2025-02-02"), title="Gempa Guncang Sigi")
    later = brief((quake("a"), early), {}, config).stories[0]
    assert later.articles == ("b", "a")
    assert later.id == first.id
    assert brief((quake("a"), early), {}, Config(tmp_path / "new")).stories[0].id != first.id


def test_likeness_does_not_depend_on_other_articles_or_on_order(project: Path) -> None:
    one, two, three = (profile(a) for a in seed_articles(project))
    assert likeness(one, two) == likeness(two, one)
    index, reverse = StoryIndex(), StoryIndex()
    for added, other in zip((one, two, three), (three, two, one), strict=True):
        index.add(added)
        reverse.add(other)
    assert index.stories() == reverse.stories() == [frozenset(p.article for p in (one, two, three))]
    assert index.story_of(two.article) == index.stories()[0]


@pytest.mark.slow
def test_pairs_of_real_articles_are_told_apart(project: Path, tmp_path: Path) -> None:
    news = project.parent / "shared" / "news" / "articles.jsonl"
    if not news.exists():
        pytest.skip("the 3,000 test articles are not beside the project")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "n.jsonl").write_bytes(news.read_bytes())
    articles = read_seeds(Config(tmp_path, limits=LimitsConfig(seed_megabytes=20))).articles
    story = {a.id: number for number, group in enumerate(group_articles(articles)) for a in group.articles}
    lines = (project / "tests" / "briefing" / "story_pairs.tsv").read_text(encoding="utf-8").splitlines()
    joined = together = right = 0
    for line in lines[1:]:
        one, other, same = line.split("\t")
        told = story[f"n-{one}"] == story[f"n-{other}"]
        joined += told
        together += same == "1"
        right += told and same == "1"
    assert right / joined >= 0.95
    assert right / together >= 0.78
