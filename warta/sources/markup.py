"""HTML fragments as plain text, a paragraph a line."""

from __future__ import annotations

import html
import re

import nh3

_DROPPED = {"script", "style", "template", "noscript", "iframe"}
_HEADING = re.compile(r"<h([1-6])\b[^>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|br|h[1-6]|tr|table|blockquote|figure|section|article|hr)\b[^>]*>", re.IGNORECASE
)
_MARKUP = re.compile(r"</?[a-z!][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_LINE_END = "\ue000"  # a private-use character: HTML's own line ends mean nothing
_HEADING_MARK = "\ue001"


def html_to_text(fragment: str) -> str:
    """The text of an HTML fragment: a line for each block, headings as `# ...`, no markup left."""
    fragment = fragment.replace(_LINE_END, "").replace(_HEADING_MARK, "")
    fragment = _HEADING.sub(lambda m: _LINE_END + _HEADING_MARK * int(m[1]), fragment)
    fragment = _BLOCK.sub(_LINE_END, fragment)
    text = html.unescape(nh3.clean(fragment, tags=set(), clean_content_tags=_DROPPED))
    lines = (" ".join(line.split()) for line in text.split(_LINE_END))
    return "\n".join(_mark_heading(line) for line in lines if line.strip(_HEADING_MARK + " "))


def plain_text(text: str) -> str:
    """A field that may hold HTML as plain text, its own line ends kept; text without markup as it is."""
    if not _MARKUP.search(text):
        return text
    return html_to_text(text.replace("\n", "<br>") if not _BLOCK.search(text) else text)


def _mark_heading(line: str) -> str:
    """A line that began as a heading, written as a Markdown heading."""
    level = len(line) - len(line.lstrip(_HEADING_MARK))
    return f"{'#' * level} {line[level:].strip()}" if level else line
