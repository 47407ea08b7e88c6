"""A file with one article a line, as JSON."""

from __future__ import annotations

import json
from typing import Any

from warta.sources.markup import plain_text
from warta.sources.raw import RawArticle, SeedError, normalise

_KEYS = ("title", "date", "source", "url", "lang")


def read_jsonl(text: str) -> tuple[RawArticle, ...]:
    """The articles of all lines; a line that is not one carries its problem and the rest is read.

    A line is an object with "text" (a string, or a list of paragraphs) and any of "id", "title", "date",
    "source", "url", "lang". Raises SeedError when no line is an object.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    articles = tuple(_article(number, line) for number, line in lines)
    if all(article.problem for article in articles):
        raise SeedError(f"holds no article: {articles[0].entry} {articles[0].problem}")
    return articles


def _article(number: int, line: str) -> RawArticle:
    """The article of one line, or what is wrong with the line."""
    entry = f"line {number}"
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return RawArticle("", entry=entry, problem="is not valid JSON")
    if not isinstance(data, dict):
        return RawArticle("", entry=entry, problem="is not a JSON object")
    paragraphs = _paragraphs(data.get("text"))
    if not paragraphs.strip():
        return RawArticle("", entry=entry, problem='has no "text"')
    fields = {key: normalise(plain_text(str(data.get(key) or ""))) for key in _KEYS}
    name = data.get("id")
    return RawArticle(text=paragraphs, entry=str(name) if name else entry, **fields)


def _paragraphs(value: Any) -> str:
    """The text of an article, a paragraph a line; a list of paragraphs may itself be written as a string."""
    if isinstance(value, str) and value.startswith('["') and value.endswith('"]'):
        try:
            value = json.loads(value)
        except ValueError:
            return plain_text(str(value))
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    return normalise(plain_text(value)) if isinstance(value, str) else ""
