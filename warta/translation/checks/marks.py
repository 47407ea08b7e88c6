"""Quotation marks: what is quoted in the original is quoted in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag

_OPEN_OR_CLOSE = re.compile(r"[\"“”„«»]|(?<!\w)[‘'](?=\w)(?=[^‘’']*[’'](?!\w))")


def check_quotation_marks(source: str, translation: str) -> Iterator[Flag]:
    """Flag quotation marks that were dropped or added, and a quotation that is opened and not closed."""
    ours, theirs = _count(source), _count(translation)
    if ours % 2 == 0 and theirs % 2 == 1:
        yield Flag("quotes", "a quotation mark has no partner")
    elif ours and not theirs:
        yield Flag("quotes", "quotation marks: missing")
    elif theirs and not ours:
        yield Flag("quotes", "quotation marks: not in the original")
    elif ours // 2 > theirs // 2:
        yield Flag("quotes", f"{theirs // 2} of {ours // 2} quotations marked")


def _count(text: str) -> int:
    """How many double quotation marks there are; a pair of single ones counts as two."""
    found = _OPEN_OR_CLOSE.findall(text)
    singles = sum(mark in "‘'" for mark in found)
    return len(found) + singles
