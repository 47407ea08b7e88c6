"""Pieces of Markdown: escaped text, front matter, links.

Everything from an article passes through `escape`, so that it shows as it was written in any
Markdown reader. The characters are those of CommonMark 0.31 and of Python-Markdown, which
disagree on backslashes: what Python-Markdown does not unescape is written as an entity.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_ANYWHERE = {character: "\\" + character for character in "\\`*_{}[]"} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "~": "&#126;",
}
_TABLE = str.maketrans(_ANYWHERE)
_OPENING = re.compile(r"^(?:[#+\-!=:]|\d+[.)](?=\s|$))")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#+\-.!()])|(&(?:#\d+|[a-z]+);)")


def one_line(text: str) -> str:
    """The text without control characters, any run of white space as one space."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def escape(text: str, *, opens: bool = True) -> str:
    """One line of text as Markdown that shows exactly this text.

    `opens` says that it may stand at the start of a line, where more characters are markup.
    """
    line = one_line(text)
    escaped = line.translate(_TABLE)
    if opens and (opening := _OPENING.match(line)):
        mark = opening[0][-1]
        safe = f"&#{ord(mark)};" if mark in "=:" else "\\" + mark
        escaped = opening[0][:-1] + safe + escaped[opening.end() :]
    return escaped


def unescape(markdown: str) -> str:
    """The text that `escape` was given, white space aside."""
    return _ESCAPED.sub(lambda match: match[1] or html.unescape(match[2]), markdown)


def front_matter(fields: Iterable[tuple[str, str]]) -> str:
    """Pelican's `Key: value` lines; a field without a value is left out."""
    lines = ((key, one_line(value)) for key, value in fields)
    return "".join(f"{key}: {value}\n" for key, value in lines if value)


def link(text: str, target: str, title: str = "") -> str:
    """A link whose text and title are plain text, the title in double quotation marks."""
    note = f' "{escape(title).replace(chr(34), "&quot;")}"' if title else ""
    return f"[{escape(text)}]({target}{note})"


def emphasised(text: str) -> str:
    """Words of an article inside a line that Warta wrote."""
    return f"*{escape(text, opens=False)}*"


def in_quotes(text: str) -> str:
    """Escaped words for double quotation marks: their own double ones become single."""
    return escape(text.translate(str.maketrans('“”"', "‘’'")), opens=False)


def quoted(text: str) -> str:
    """Escaped text as a quotation that belongs to the list item above it."""
    return f"\n    > {text}\n"
