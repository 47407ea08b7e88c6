"""The headline of an article that does not name one."""

from __future__ import annotations

import re

from warta.sources.cleaning import looks_like_link_line

_LONGEST_HEADLINE = 20
_FEWEST_WORDS, _MOST_WORDS = 5, 14
_LONGEST_LEAD = 1000
_CLAUSE_START = re.compile(
    r"(?:,)?\s(?=(?:setelah|karena|sebab|ketika|sementara|sehingga|menyusul|meski|meskipun|walau|namun|tetapi"
    r"|saat|usai|lantaran|akibat|seiring|sedangkan|padahal|agar|supaya)\s)|,(?=\s)|\s[–—-](?=\s)|;(?=\s)",
)


def split_headline(text: str) -> tuple[str, str]:
    """The first line and the rest, when the first line is a headline; "" and the whole text otherwise.

    A headline has at most twenty words, ends without a full stop or colon, opens with a capital, a digit or
    a quotation mark, and running text follows it on lines of its own.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return "", text
    first = lines[0].strip().removeprefix("# ")
    words = first.split()
    ends_open = first[-1] not in ".:,;…"
    starts = first[0].isupper() or first[0].isdigit() or first[0] in "\"“'‘"
    if not (2 <= len(words) <= _LONGEST_HEADLINE and ends_open and starts) or looks_like_link_line(first):
        return "", text
    longest = max(len(line.split()) for line in lines[1:])
    return (first, "\n".join(lines[1:])) if longest > len(words) else ("", text)


def derive_title(lead: str) -> str:
    """A headline cut from the first sentence at a clause boundary.

    The longest beginning of 5 to 14 words that a comma, a dash or a conjunction ends, outside quotations and
    brackets; the first 14 words and "…" where there is none. No condition ("jika") is cut off: the
    headline must not claim more than its sentence.
    """
    sentence = lead[:_LONGEST_LEAD].strip().rstrip(".").strip()
    if len(sentence.split()) <= _MOST_WORDS:
        cuts = [sentence]
    else:
        cuts = [sentence[: m.start()] for m in _CLAUSE_START.finditer(sentence)]
    for cut in reversed(cuts):
        if _FEWEST_WORDS <= len(cut.split()) <= _MOST_WORDS and _is_closed(cut):
            return cut.strip(" ,;–—-")
    words = sentence.split()
    return sentence if len(words) <= _MOST_WORDS else " ".join(words[:14]).rstrip(",;:") + "…"


def _is_closed(text: str) -> bool:
    """Whether every quotation and bracket that opens in the text also closes in it."""
    quotes = sum(text.count(mark) for mark in '"“”')
    return quotes % 2 == 0 and text.count("(") == text.count(")")
