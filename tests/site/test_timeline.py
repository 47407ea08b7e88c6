"""The order of the timeline, the drawn overview, the addresses of names and outlets, the archive."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.site.conftest import STORY, SUARA, read_page
from warta.config import Config
from warta.site import render
from warta.site.frontmatter import Header
from warta.site.overview import HEIGHT, LEAST_BARS, MOST_DAYS, draw_overview
from warta.site.parsing import Item
from warta.site.timeline import Brief, Moment, filter_choices, latest, read_when, timeline
from warta.site.topics import PER_PAGE, find_outlets, find_tags, slug_of, topic_address

DAY = dt.date(2024, 7, 29)


def header(slug: str, day: dt.date | None = DAY, **fields: str) -> Header:
    dated = {"date": day.isoformat()} if day else {}
    return Header(Path(f"{slug}.md"), slug, dated | {key.lower(): value for key, value in fields.items()})


def brief(slug: str, day: dt.date | None, *leads: str) -> Brief:
    moments = [(read_when(lead), f"event-{n}") for n, lead in enumerate(leads, start=1)]
    shown = tuple(Moment(when, Item(Markup(slug)), anchor) for when, anchor in moments if when)
    article = header(f"{slug}-1", day, outlet="Suara.com", original_lang="id")
    return Brief(header(slug, day, Tags="Maduro; Putin", Outlets="Suara.com"), (article,), None, shown)


def test_the_newest_day_is_first_and_stands_before_its_month_and_year() -> None:
    told = brief("a", DAY, "2024-07-01", "2024-07", "2024", "2024-07-01/2024-07-03", "2017")
    anchors = [period.anchor for period in timeline([told, brief("undated", None)])]
    assert anchors == [
        "day-2024-07-29",
        "day-2024-07-01",
        "range-2024-07-01-2024-07-03",
        "month-2024-07",
        "year-2024",
        "year-2017",
    ]


def test_a_period_counts_the_articles_of_each_outlet() -> None:
    (period,) = timeline([brief("a", DAY), brief("b", DAY)])
    assert period.outlets == (("Suara.com", 2),)
    assert len(period.briefs) == 2


def test_the_front_page_has_whole_days_and_at_least_one() -> None:
    periods = timeline([brief(f"{n}", DAY - dt.timedelta(days=n // 3)) for n in range(9)])
    assert [len(period.briefs) for period in latest(periods, 7)] == [3, 3]
    assert len(latest(periods, 1)) == 1


def test_filters_offer_what_the_briefs_have() -> None:
    choices = filter_choices([brief("a", DAY)])
    assert (choices.tags, choices.outlets, choices.languages) == (
        ("Maduro", "Putin"),
        ("Suara.com",),
        ("id",),
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 800), st.sampled_from(["A", "B", "C", "D", "E", "F", "G", ""])), min_size=1
    )
)
def test_the_overview_draws_every_article_once(published: list[tuple[int, str]]) -> None:
    sources = [header(f"{n}", DAY - dt.timedelta(days=d), outlet=o) for n, (d, o) in enumerate(published)]
    chart = draw_overview(sources, frozenset())
    assert chart
    assert chart.monthly == (max(d for d, _ in published) - min(d for d, _ in published) >= MOST_DAYS)
    assert sum(bar.total for bar in chart.bars) == len(published)
    assert sum(count for _, count in chart.outlets) + chart.others == len(published)
    assert chart.monthly or len(chart.bars) >= LEAST_BARS
    for bar in chart.bars:
        assert abs(sum(s.height for s in bar.segments) - HEIGHT * bar.total / chart.most) < 0.1
        assert all(segment.y >= -0.1 for segment in bar.segments)


def test_without_dates_there_is_no_overview() -> None:
    assert draw_overview([header("a", None)], frozenset()) is None


def test_the_overview_leads_into_the_days(built: Path) -> None:
    front = lxml.html.parse(built / "index.html")
    assert front.xpath("//*[local-name()='svg']//*[local-name()='a']/@href") == ["./archive/2024-07-29.html"]
    assert front.xpath("//figure//tbody//a/@href") == ["./archive/2024-07-29.html"]


def test_spellings_of_a_name_share_a_page() -> None:
    tags = find_tags(
        [
            header("a", Tags="Nicolas Maduro"),
            header("b", Tags="Nicolás Maduro; Nicolas Maduro", People="Nicolas Maduro"),
        ]
    )
    (tag,) = tags.values()
    assert (tag.slug, tag.name, tag.kind, len(tag.headers)) == (
        "nicolas-maduro",
        "Nicolas Maduro",
        "People",
        2,
    )


def test_articles_without_an_outlet_have_a_page_of_their_own() -> None:
    outlets = find_outlets([header("a", outlet="Suara.com"), header("b")])
    assert [(o.slug, o.name) for o in outlets.values()] == [("suara-com", "Suara.com"), ("not-named", "")]


@given(st.text(min_size=1))
def test_an_address_is_a_plain_file_name_that_is_no_index(name: str) -> None:
    slug = slug_of(name)
    assert slug != "index"
    assert slug.replace("-", "").isalnum()
    assert slug.isascii()


def test_further_pages_of_a_list_never_meet_another_name() -> None:
    assert topic_address("tags", "u1", 2) == "tags/u1/page-2.html"
    tag = find_tags([header(f"{n}", Tags="u1") for n in range(PER_PAGE + 1)])["u1"]
    assert tag.pages == 2


def test_a_long_list_goes_on_on_a_second_page(fresh: Config) -> None:
    path = fresh.content / "sources" / "en" / f"{SUARA}.md"
    for number in range(PER_PAGE):
        (path.parent / f"copy-{number:03}.md").write_bytes(path.read_bytes())
    render(fresh)
    second = lxml.html.parse(fresh.output / "outlets" / "suara-com" / "page-2.html")
    assert len(second.xpath("//ul[@class='headlines']/li")) == 1
    assert second.xpath("//nav[@class='pager']/a/@href") == ["../../outlets/suara-com.html"]
    assert second.xpath("//link/@hreflang") == ["en", "x-default"]


def test_the_archive_holds_every_story_and_article(built: Path) -> None:
    day = lxml.html.parse(built / "archive" / "2024-07-29.html")
    assert day.xpath("//article//h3/a/@href") == [f"../briefs/{STORY}.html"]
    assert len(day.xpath("//ul[@class='headlines']/li")) == 2
    assert "date inferred" in read_page(built, "archive/2024-07-29.html")
    assert lxml.html.parse(built / "archive/index.html").xpath("//section//li/a/@href") == [
        "../archive/2024-07.html"
    ]


def test_a_failed_check_is_marked_on_the_timeline_too(fresh: Config) -> None:
    path = fresh.content / "briefs" / "en" / f"{STORY}.md"
    text = path.read_text(encoding="utf-8")
    lead = "controversial presidential election. ("
    path.write_text(text.replace(lead, lead[:-1] + '[⚑ names](#o-1 "Putin") (', 1), encoding="utf-8")
    render(fresh)
    front = lxml.html.parse(fresh.output / "index.html")
    assert front.xpath("//p[@class='lead']/span[@class='flag']/@aria-label") == ["Doubtful translation"]
