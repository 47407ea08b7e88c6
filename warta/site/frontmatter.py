"""The `Key: value` lines at the head of a content file: docs/markdown.md lists the keys."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

from warta.records import WartaError

NOT_TEXT = "not UTF-8 text; save it as UTF-8, or delete it to have it rewritten"


class ContentError(WartaError):
    """A file in content/ cannot be read; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """The front matter of one file. `slug` is the file's name and the page's address.

    `fields` has the keys in lower case. Values are plain text, never markup.
    """

    path: Path
    slug: str
    fields: Mapping[str, str]

    def get(self, key: str) -> str:
        """The value of a key, "" where it is missing."""
        return self.fields.get(key.lower(), "")

    def listed(self, key: str) -> tuple[str, ...]:
        """The parts of a value that are separated by semicolons."""
        return tuple(part for value in self.get(key).split(";") if (part := value.strip()))

    @property
    def title(self) -> str:
        """The headline, the slug where there is none."""
        return self.get("Title") or self.slug

    @property
    def date(self) -> dt.date | None:
        """The date, None while none is known."""
        try:
            return dt.date.fromisoformat(self.get("Date")[:10])
        except ValueError:
            return None

    @property
    def outlet(self) -> str:
        """Who published an article, "" where it does not say."""
        return self.get("Outlet")

    @property
    def original_lang(self) -> str:
        """The language in which an article was published."""
        return self.get("Original-Lang") or "id"

    @property
    def original_url(self) -> str:
        """Where the article was published; "" unless it is a web address, so that nothing else is linked."""
        try:
            parts = urlsplit(self.get("Original-URL"))
        except ValueError:
            return ""
        return self.get("Original-URL") if parts.scheme in {"http", "https"} and parts.netloc else ""

    @property
    def reviewer(self) -> str:
        """Who has reviewed the page; "" while nobody has."""
        review = self.get("Review")
        return "" if review.lower() == "machine" else review


def split_file(path: Path) -> tuple[Header, str]:
    """A file's front matter and its Markdown body. Raises ContentError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: {NOT_TEXT}") from error
    head, _, body = text.partition("\n\n")
    return Header(path, path.stem, _fields(head)), body


def read_header(path: Path) -> Header:
    """A file's front matter alone, without reading on. Raises ContentError."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = "".join(takewhile(str.strip, file))
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: {NOT_TEXT}") from error
    return Header(path, path.stem, _fields(head))


def _fields(head: str) -> dict[str, str]:
    """The lines of a front matter; what is not `Key: value` is passed over."""
    pairs = (line.partition(":") for line in head.splitlines())
    # Thousands of files share their keys and many values: interned, they take memory once.
    return {
        sys.intern(key.strip().lower()): sys.intern(value.strip()) for key, colon, value in pairs if colon
    }
