"""Text from articles is data: it shows as written, whatever it holds."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from warta.briefing.markdown import escape, front_matter, link, one_line, unescape

HOSTILE = [
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "![x](y) `code` **tebal** _miring_ ~~coret~~",
    "1. nomor satu",
    "12) dua belas",
    "- butir",
    "+ butir",
    "# judul",
    "> kutipan",
    "=== ",
    "---",
    "!!! note",
    ": definisi",
    "a | b | c",
    "&lt;b&gt; &amp; &#60;",
    "\\*a\\*",
    "{: .kelas #id}",
    "[^1] [[wiki]] *[HTML]: x",
    "Judul\n\n<img src=x onerror=alert(1)>",
    "\x02stx\x03 \x00",
    "harga US$5 dan Rp1.000, 51,2 persen.",
    "~~~",
    "```",
    "<!-- x -->",
    "https://example.org/_a_b_",
]


def shown_by_python_markdown(text: str) -> str:
    rendered = Markdown(extensions=["extra"]).convert(text)
    assert re.fullmatch(r"<p>[^<>]*</p>", rendered), rendered
    return html.unescape(rendered[3:-4])


def shown_by_commonmark(text: str) -> str:
    rendered = MarkdownIt("commonmark").render(text)
    assert re.fullmatch(r"<p>[^<>]*</p>\n", rendered), rendered
    return html.unescape(rendered[3:-5])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_written(text: str) -> None:
    assert shown_by_python_markdown(escape(text)) == one_line(text)
    assert shown_by_commonmark(escape(text)) == one_line(text)


@given(st.text(st.sampled_from("ab1 .-+#*_`[]()<>{}!|~&;:=\\\"'/\n^$@%")).filter(str.strip))
def test_any_text_shows_as_written(text: str) -> None:
    assert shown_by_python_markdown(escape(text)) == one_line(text)
    assert shown_by_commonmark(escape(text)) == one_line(text)


@given(st.text())
def test_escaping_loses_nothing(text: str) -> None:
    assert unescape(escape(text)) == one_line(text)


@given(st.text().filter(one_line), st.text())
def test_a_link_shows_its_text_and_title(text: str, title: str) -> None:
    rendered = MarkdownIt("commonmark").render("x " + link(text, "a.md#s-1", title))
    target = re.fullmatch(r'<p>x <a href="a\.md#s-1"(?: title="([^"]*)")?>([^<]*)</a></p>\n', rendered)
    assert target, rendered
    assert html.unescape(target[2]) == one_line(text)
    assert html.unescape(target[1] or "") == one_line(title)


def test_front_matter_keeps_each_value_on_its_line() -> None:
    assert front_matter([("Title", "A\nReview: Rani"), ("Date", "")]) == "Title: A Review: Rani\n"
