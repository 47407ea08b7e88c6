"""Takes out of an article what is not its running text, and keeps every piece with the reason.

An article is a list of paragraphs, a paragraph a list of pieces; a rule is a pattern that cuts its
match out of a piece. So the pieces, kept and removed, always add up to the text that came in (white
space apart): nothing can get lost silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from warta.records import Removed
from warta.sources.datelines import Dateline, find_agency_tag, find_dateline
from warta.sources.rules import ANYWHERE, BIOGRAPHY, FOLLOW_ME, LABEL, SIGNATURE, WHOLE_LINE, links_inside


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `reason` is "" while it stays in the article."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's paragraphs as pieces, in reading order, and what the removed ones said."""

    pieces: tuple[tuple[Piece, ...], ...]
    outlet: str = ""
    agency: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text, a string a paragraph; paragraphs with nothing left are left out."""
        kept = (" ".join(p.text for p in paragraph if not p.reason) for paragraph in self.pieces)
        return tuple(text for text in kept if text)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was taken out, in reading order."""
        return tuple(Removed(p.text, p.reason) for paragraph in self.pieces for p in paragraph if p.reason)


_FUNCTION_WORDS = """dan atau untuk di ke dari dalam pada dengan yang atas oleh bagi tentang sebagai karena
    serta para kepada terhadap hingga sampai agar antara tanpa akan jadi saat usai vs soal demi per of the
    in and to"""
_FINAL_MARKS = '.!?…,;:"”’)]'
_LONGEST_HEADING = 12


def clean(text: str, title: str = "", outlets: Mapping[str, str] | None = None) -> Cleaned:
    """Clean an article's text, a paragraph a line; `outlets` is `[outlets]` of warta.toml.

    `title` is the headline, where it is known: a topic label is recognised by it.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    paragraphs = [[Piece(line)] for line in lines if line]
    _cut_lines(paragraphs)
    for reason, pattern in ANYWHERE:
        for paragraph in paragraphs:
            _cut(paragraph, reason, _pattern_spans(pattern))
    for paragraph in paragraphs:
        _cut(paragraph, "link line", links_inside)
    dateline = _cut_dateline(paragraphs, title, outlets or {})
    agency = _cut_end(paragraphs)
    pieces = tuple(tuple(piece for piece in paragraph if piece.text) for paragraph in paragraphs)
    return Cleaned(pieces, dateline.outlet, agency or dateline.agency)


def _cut(paragraph: list[Piece], reason: str, spans: Callable[[str], Iterator[tuple[int, int]]]) -> None:
    """Split the kept pieces of a paragraph around the spans, which are removed for `reason`."""
    made: list[Piece] = []
    for piece in paragraph:
        done = 0
        for start, end in () if piece.reason else spans(piece.text):
            made += [Piece(piece.text[done:start].strip()), Piece(piece.text[start:end].strip(), reason)]
            done = end
        made.append(Piece(piece.text[done:].strip(), piece.reason))
    paragraph[:] = [piece for piece in made if piece.text]


def _pattern_spans(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _cut_lines(paragraphs: list[list[Piece]]) -> None:
    """Remove the paragraphs that are no running text as a whole."""
    for paragraph in paragraphs:
        text = paragraph[0].text
        reason = next((reason for reason, pattern in WHOLE_LINE if pattern.fullmatch(text)), "")
        paragraph[0] = Piece(text, reason)
    kept = [paragraph for paragraph in paragraphs if not paragraph[0].reason]
    for before, paragraph, after in zip(kept, kept[1:], kept[2:], strict=False):
        between = _is_running_text(before[0].text) and _is_running_text(after[0].text)
        if between and looks_like_subheading(paragraph[0].text):
            paragraph[0] = Piece(paragraph[0].text, "subheading")


def _is_running_text(line: str) -> bool:
    """Whether a line ends like a sentence or is longer than a heading."""
    return line[-1] in _FINAL_MARKS or len(line.split()) > _LONGEST_HEADING


def looks_like_link_line(line: str) -> bool:
    """Whether a line only leads to other articles, or is not text at all."""
    return any(pattern.fullmatch(line) for _, pattern in WHOLE_LINE)


def looks_like_subheading(line: str) -> bool:
    """Whether a line between two paragraphs of running text is a heading of its own.

    It is when it has two to twelve words, ends without a final mark, and begins every word but the
    function words with a capital or a digit, as Indonesian headlines do. An item of a numbered list is none.
    """
    words = line.split()
    if not 2 <= len(words) <= _LONGEST_HEADING or line[-1] in _FINAL_MARKS or line[0] in '"“-•0123456789':
        return False
    function_words = _FUNCTION_WORDS.split()
    important = [word.lstrip("(“\"‘'") for word in words if word.lower() not in function_words]
    return all(word[:1].isupper() or word[:1].isdigit() or not word[:1].isalpha() for word in important)


def _cut_dateline(paragraphs: list[list[Piece]], title: str, outlets: Mapping[str, str]) -> Dateline:
    """Take the dateline off the first paragraph of running text, and a stray topic label after it.

    A label is two to four capitalised words of the headline, in its order, before a capitalised
    preposition ("Pilpres Venezuela Pada hari Senin"): only then does the sentence begin after it.
    """
    lead = next(((p, n) for p in paragraphs for n, piece in enumerate(p) if not piece.reason), None)
    if lead is None:
        return Dateline()
    paragraph, place = lead
    text = paragraph[place].text
    kept = " ".join(piece.text for p in paragraphs for piece in p if not piece.reason)
    dateline = find_dateline(text, outlets, kept.removeprefix(text))
    if dateline.length:
        made = [Piece(text[: dateline.length].strip(), "dateline")]
        text = text[dateline.length :]
        if (label := LABEL.match(text)) and label["label"] in title:
            made.append(Piece(label["label"], "topic label"))
            text = text[label.end() :]
        paragraph[place : place + 1] = [*made, Piece(text)]
    return dateline


def _cut_end(paragraphs: list[list[Piece]]) -> str:
    """Take the agency tag, the reporters' initials and the author's biography off the end."""
    agency = ""
    running = [p for p in paragraphs if not all(piece.reason for piece in p)]
    for paragraph in running[-3:]:
        kept = [piece.text for piece in paragraph if not piece.reason]
        agency = next((tag.agency for text in kept if (tag := find_agency_tag(text))), agency)
        _cut(paragraph, "agency tag", _agency_tag_spans)
        _cut(paragraph, "reporter initials", _pattern_spans(SIGNATURE))
        if BIOGRAPHY.match(kept[0]) and FOLLOW_ME.search(" ".join(kept)):
            _cut(paragraph, "author biography", lambda text: iter([(0, len(text))]))
        _cut(paragraph, "follow-me line", _pattern_spans(FOLLOW_ME))
    return agency


def _agency_tag_spans(text: str) -> Iterator[tuple[int, int]]:
    tag = find_agency_tag(text)
    return iter([(tag.start, tag.end)] if tag else [])
