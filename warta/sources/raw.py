"""An article as its file holds it, before anything is cleaned, and the bytes it comes from."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from warta.records import WartaError


class SeedError(WartaError):
    """A seed that cannot be used; the message is the plain reason, without the file's name."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as found: `text` has a paragraph a line, the rest is what its file says of it.

    `entry` tells the articles of one file apart and is "" where a file holds one article.
    Everything else is "" where the file does not say. `problem` says why an entry cannot be used.
    """

    text: str
    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    lang: str = ""
    entry: str = ""
    problem: str = ""


_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def read_bytes(path: Path, megabytes: int) -> bytes:
    """The content of a seed. Raises SeedError when it is unreadable, empty or too large."""
    try:
        size = path.stat().st_size
        if size > megabytes * 1_000_000:
            raise SeedError(
                f"is {size / 1e6:.1f} MB, more than the {megabytes} MB that warta.toml allows ([limits])"
            )
        data = path.read_bytes()
    except OSError as error:
        raise SeedError(f"cannot be read: {error.strerror or error}") from error
    if not data.strip():
        raise SeedError("is empty")
    return data


def decode(data: bytes) -> str:
    """UTF-8 bytes as text in NFC with plain line ends. Raises SeedError for anything else."""
    if data.startswith(_UTF16_MARKS):
        raise SeedError("is UTF-16 text; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.end == len(data) and "unexpected end" in error.reason:
            raise SeedError(
                "breaks off in the middle of a character (cut-off UTF-8); copy it again"
            ) from error
        if looks_binary(data.decode("latin-1")):
            raise SeedError("is not a text file") from error
        raise SeedError(f"is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    if "\x00" in text:
        raise SeedError("holds NUL bytes; it is not a text file, or was saved in another encoding than UTF-8")
    if looks_binary(text):
        raise SeedError("is not a text file")
    return normalise(text)


def looks_binary(text: str) -> bool:
    """Whether more than one character in a hundred is a control character no text has."""
    return len(_CONTROLS.findall(text)) * 100 > len(text)


def normalise(text: str) -> str:
    """Text in NFC; line ends as newlines; stray control and invisible characters as spaces or nothing."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", _CONTROLS.sub(" ", text))
