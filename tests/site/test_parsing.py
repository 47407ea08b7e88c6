"""What Warta writes is read back; what a person adds is kept; nothing hostile survives."""

from __future__ import annotations

import datetime as dt
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PROJECT
from tests.site.conftest import LUSH_BEAT, STORY, SUARA
from warta.briefing.markdown import escape, link
from warta.site.blocks import Block, marked_blocks, written_blocks
from warta.site.frontmatter import ContentError, Header, split_file
from warta.site.inline import page_href
from warta.site.parsing import Item, Paragraph, Prose, Section, parse_brief, parse_source
from warta.site.timeline import When, read_when

CONTENT = PROJECT / "tests" / "site" / "content"


def sections(lang: str) -> dict[str, Section]:
    return {s.name: s for s in parse_brief(split_file(CONTENT / "briefs" / lang / f"{STORY}.md")[1])}


def one_item(line: str, section: str = "key-points", group: str = "") -> Item:
    anchor = f'<a id="{group}"></a>\n### Group\n\n' if group else ""
    (found,) = parse_brief(f'<a id="{section}"></a>\n## Heading\n\n{anchor}{line}\n')
    (item,) = found.items
    return item


def test_every_key_point_cites_a_sentence_of_a_source() -> None:
    for item in sections("en")["key-points"].items:
        assert item.text
        assert item.other
        (cited,) = item.citations
        assert cited.slug in {LUSH_BEAT, SUARA}
        assert cited.address == f"sources/{cited.slug}.html#s-{cited.sentence}"
        assert "sources" not in item.text
        assert not item.text.endswith("(")


def test_a_mark_is_taken_out_of_the_sentence_whichever_line_it_is_on() -> None:
    for lang, check in (("en", "negation"), ("id", "ingkar")):
        marked = [item for item in sections(lang)["key-points"].items if item.marks]
        assert (check, "tidak") in [(m.check, m.detail) for item in marked for m in item.marks]
        assert all("⚑" not in item.text + item.other for item in marked)


def test_an_event_keeps_its_date_and_the_words_it_was_read_from() -> None:
    events = {item.lead: item.note for item in sections("en")["events"].items}
    assert events["2024-07-29"] == 'day, stated as <q lang="id">Senin, 29 Juli 2024</q>'
    assert events["2024-07-28"] == 'day, uncertain, resolved from <q lang="id">hari Minggu</q>'
    assert events["2024-03"] == 'month, resolved from <q lang="id">sejak Maret</q>'


def test_brackets_inside_quoted_words_do_not_end_a_note() -> None:
    item = one_item(
        '- **2021-02-24** (day, stated as "Rabu (24/2/2021)") He won. ([A](../../sources/en/a.md#s-1))',
        "events",
    )
    assert item.note == 'day, stated as <q lang="id">Rabu (24/2/2021)</q>'
    assert item.text == "He won."


def test_a_figure_a_quotation_and_a_conflict() -> None:
    figure = one_item(
        '- **51 percent** ("51 persen", reported by *Dewan Pemilihan*) So. ([A](../../sources/en/a.md#s-1))',
        "figures",
        "figures-single",
    )
    assert figure.lead == "51 percent"
    assert figure.note == '<q lang="id">51 persen</q>, reported by <i lang="id">Dewan Pemilihan</i>'
    quotation = one_item(
        '- **Antony Blinken**, *Menteri* (direct, "kata", *Tokyo*) "Yes." ([A](../../sources/en/a.md#s-1))',
        "quotations",
    )
    assert (quotation.lead, quotation.role, quotation.text) == ("Antony Blinken", "Menteri", "&#34;Yes.&#34;")
    conflict = one_item(
        "- **Maduro, percent** 51.2 percent ([A, sentence 4](../../sources/en/a.md#s-1)); "
        "54 percent ([B, sentence 9](../../sources/en/b.md#s-2))",
        "differences",
        "differences-figures",
    )
    assert [(value, [c.slug for c in cited]) for value, cited in conflict.values] == [
        ("51.2 percent", ["a"]),
        ("54 percent", ["b"]),
    ]


def test_several_citations_and_an_antecedent() -> None:
    item = one_item(
        "1. He *\\[Antony Blinken\\]* said so. "
        "([A, sentence 1](../../sources/en/a.md#s-1); [B, sentence 2](../../sources/en/b.md#s-2))"
    )
    assert item.text == "He <em>[Antony Blinken]</em> said so."
    assert [c.slug for c in item.citations] == ["a", "b"]


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("slug", [LUSH_BEAT, SUARA])
def test_sentences_are_paired(lang: str, slug: str) -> None:
    parts = parse_source(split_file(CONTENT / "sources" / lang / f"{slug}.md")[1])
    pairs = [pair for part in parts if isinstance(part, Paragraph) for pair in part.sentences]
    assert len(pairs) == {LUSH_BEAT: 21, SUARA: 14}[slug]
    assert all(pair.text and pair.other for pair in pairs)
    assert sum(len(pair.marks) for pair in pairs) == {LUSH_BEAT: 2, SUARA: 1}[slug]


def test_what_a_person_adds_stands_in_its_place() -> None:
    parts = parse_source(
        '<a id="s-1"></a>One.\n\n> <a id="o-1"></a>Satu.\n\nA *note* by me.\n\n<a id="s-2"></a>Two.\n'
    )
    assert [type(part) for part in parts] == [Paragraph, Prose, Paragraph]
    note = parts[1]
    assert isinstance(note, Prose)
    assert "<em>note</em>" in note.html
    (first, second) = parse_brief(
        'A word before.\n\n<a id="key-points"></a>\n## Key points\n\n1. P.\n\nAfter.\n'
    )
    assert "A word before" in str(first.groups)
    assert "After." in str(second.groups)
    assert second.items[0].text == "P."


def test_hostile_markup_is_harmless() -> None:
    body = (
        '<a id="s-1"></a>A <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) '
        "[y](data:text/html,x)\n\n<script>alert(2)</script>\n\n<p onclick=alert(3)>z</p>\n"
    )
    shown = str(parse_source(body))
    for word in ("<script", "<img", 'href="javascript', 'href="data', "onclick=alert", "onerror=alert"):
        assert word not in shown


def test_links_between_files_become_links_between_pages() -> None:
    assert page_href("../../sources/en/a-1.md#s-2") == "../sources/a-1.html#s-2"
    assert page_href("https://example.org/a.md") == "https://example.org/a.md"


@given(st.text(min_size=1).filter(lambda text: text.split()))
def test_any_text_that_was_escaped_is_read_back_as_it_was(text: str) -> None:
    (part,) = parse_source(f'<a id="s-1"></a>{escape(text)}\n')
    assert isinstance(part, Paragraph)
    printed = part.sentences[0].text.unescape()
    assert printed == escape_white_space(text)


def escape_white_space(text: str) -> str:
    from warta.briefing.markdown import one_line

    return one_line(text).replace("\0", "\ufffd").strip()


@pytest.mark.parametrize(
    ("lead", "when"),
    [
        ("2017", When(dt.date(2017, 1, 1), "year")),
        ("2024-03", When(dt.date(2024, 3, 1), "month")),
        ("2024-07-29", When(dt.date(2024, 7, 29), "day")),
        ("2024-07-29 10:30 WIB", When(dt.date(2024, 7, 29), "day", time="10:30 WIB")),
        ("2024-02-24/2024-02-26", When(dt.date(2024, 2, 24), "range", dt.date(2024, 2, 26))),
        ("2024-13-01", None),
        ("soon", None),
    ],
)
def test_dates_of_events(lead: str, when: When | None) -> None:
    assert read_when(lead) == when


def test_only_web_addresses_are_linked() -> None:
    def url(value: str) -> str:
        return Header(Path("a.md"), "a", {"original-url": value}).original_url

    assert url("https://www.suara.com/a?b=c") == "https://www.suara.com/a?b=c"
    assert not any(
        map(url, ("javascript:alert(1)", "data:text/html,x", "//x", "http://[", "file:///etc/passwd", ""))
    )


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"Title: \xff\xfe\n\nx")
    with pytest.raises(ContentError, match=r"a\.md: not UTF-8"):
        split_file(path)


def shapes(blocks: tuple[Block, ...]) -> list[object]:
    """Blocks without their tokens; quotation marks may be escaped or not."""
    lines = [(b.kind, b.level, [*b.lines, *(line for entry in b.entries for line in entry)]) for b in blocks]
    return [
        (k, n, [[(p.kind, p.text, unescape(p.html), p.href, p.title) for p in x] for x in ls])
        for k, n, ls in lines
    ]


@pytest.mark.parametrize(
    "path", sorted(CONTENT.glob("*/*/*.md")), ids=lambda path: f"{path.parent.name}-{path.stem[:3]}"
)
def test_what_warta_writes_is_read_line_by_line_as_commonmark_reads_it(path: Path) -> None:
    body = split_file(path)[1]
    assert written_blocks(body)
    assert shapes(written_blocks(body)) == shapes(marked_blocks(body))


@given(st.text(), st.text(), st.text())
def test_both_ways_of_reading_agree_on_any_text(first: str, second: str, note: str) -> None:
    own, other, words = (escape(text) or "x" for text in (first, second, note))
    mark = link("⚑ names", "#o-1", note)
    cited = link(first, "../../sources/en/a.md#s-1")
    body = (
        f'<a id="s-1"></a>{own} {mark} <a id="s-2"></a>{other}\n\n> <a id="o-1"></a>{other}\n\n'
        f'<a id="events"></a>\n## {words}\n\n- **{own}**, *{words}* (day, "{words}") {other} ({cited})\n\n'
        f"    > {other}\n\n1. {own}\n"
    )
    if written_blocks(body):
        assert shapes(written_blocks(body)) == shapes(marked_blocks(body))


@settings(max_examples=400)
@given(st.text(alphabet='ab *_[]()<>&;#!\\`-1."\n', max_size=60))
def test_both_ways_of_reading_agree_on_any_markup(text: str) -> None:
    body = f'<a id="s-1"></a>{text}\n\n- {text}\n'
    if written_blocks(body):
        assert shapes(written_blocks(body)) == shapes(marked_blocks(body))
