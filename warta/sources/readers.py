"""One seed file -> the raw articles in it, by the kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from warta.sources.feeds import read_feed
from warta.sources.jsonl import read_jsonl
from warta.sources.raw import RawArticle, SeedError, decode, read_bytes
from warta.sources.webpages import read_html

_HEADER = re.compile(r"(title|date|source|url|lang):\s*(.*)", re.IGNORECASE)
_WIDEST_WRAPPED_LINE = 100


def read_seed(path: Path, megabytes: int) -> tuple[RawArticle, ...]:
    """All articles of one file, in its order. Raises SeedError with the reason for the report."""
    if path.is_dir():
        raise SeedError("is a folder; put its articles into seeds/ itself")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = " ".join(READERS)
        raise SeedError(f"is of an unknown kind ({path.suffix or 'no ending'}); Warta reads {kinds}")
    return reader(decode(read_bytes(path, megabytes)))


def read_text(text: str) -> tuple[RawArticle, ...]:
    """A plain text: header lines if there are any, then one paragraph a line."""
    header, body = split_header(text)
    return (RawArticle(text=unwrap(body), **header),)


def read_markdown(text: str) -> tuple[RawArticle, ...]:
    """A Markdown file: header lines, then a body whose first heading of level 1 is the title."""
    from markdown import markdown

    from warta.sources.markup import html_to_text

    header, body = split_header(text)
    lines = html_to_text(markdown(body)).splitlines()
    if "title" not in header and lines and lines[0].startswith("# "):
        header["title"] = lines.pop(0)[2:]
    return (RawArticle(text="\n".join(lines), **header),)


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The `Key: value` lines at the top of a text, keys in lower case, and the rest."""
    lines = text.lstrip().split("\n")
    header: dict[str, str] = {}
    while lines and (match := _HEADER.fullmatch(lines[0].strip())):
        header.setdefault(match[1].lower(), match[2].strip())
        lines.pop(0)
    return header, "\n".join(lines)


def unwrap(text: str) -> str:
    """Text with one paragraph a line: hard-wrapped lines are joined.

    A text counts as hard-wrapped when blank lines separate blocks of several lines, no line is
    longer than 100 characters, and the lines that another one follows are mostly longer than 40.
    """
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text.strip())]
    followed = sorted(len(line) for block in blocks for line in block[:-1])
    longest = max(len(line) for block in blocks for line in block)
    if (
        len(blocks) == 1
        or not followed
        or longest > _WIDEST_WRAPPED_LINE
        or followed[len(followed) // 2] < 40
    ):
        return text
    return "\n".join(" ".join(block) for block in blocks)


READERS: dict[str, Callable[[str], tuple[RawArticle, ...]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xml": read_feed,
    ".jsonl": read_jsonl,
}
