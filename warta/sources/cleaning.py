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


_LINK_WORDS = (
    r"(?:baca(?: juga| pula| selengkapnya| selanjutnya)?|simak(?: juga| pula)?|lihat(?: juga| pula)?"
    r"|tonton(?: juga)?|saksikan(?: juga)?|artikel terkait|berita terkait)"
)
_WHOLE_LINE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        ("link line", rf"[\[(>*•\-– ]*{_LINK_WORDS}(?: \w+){{0,3}}\s*:.*"),
        ("link line", r"[\[(]?(?:baca|simak|lihat|tonton|saksikan) (?:juga|pula)\b.*"),
        (
            "link line",
            r"(?:similar|related) (?:posts?|articles?)\W*|(?:berita|artikel|konten) (?:terkait|lainnya)\W*",
        ),
        ("boilerplate", r"scroll to (?:continue|resume) (?:with|content).*|advertisement\W*|iklan\W*"),
        ("boilerplate", r"(?:halaman|page) (?:selanjutnya|berikutnya|next)\W*|\[?gambas:.*"),
        (
            "boilerplate",
            r"(?:dapatkan|ikuti) (?:update|berita)\b.{0,200}\b(?:telegram|whatsapp|google news)\b.*",
        ),
        ("boilerplate", r"(?:copyright|hak cipta|©).{0,120}"),
        ("ornament", r"[^\w\n]+"),
        ("subheading", r"#{1,6} .*"),
    )
)
_ANYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("boilerplate", re.compile(r"\[\s*gambas:[^\]\n]{1,60}\]", re.IGNORECASE)),
    ("boilerplate", re.compile(r"\bSCROLL TO (?:CONTINUE|RESUME) (?:WITH )?CONTENT\b|\bADVERTISEMENT\b")),
)
_INITIALS = re.compile(r"\s*[\[(][a-z]{2,5}(?:/[a-z]{2,5}){0,3}[\])]\s*\.?$")
_FOLLOW = re.compile(
    r"(?:(?:Anda|kamu) (?:dapat|bisa|juga bisa|juga dapat) mengikuti(?:nya)?\b"
    r"|Ikuti (?:dia|penulis(?:nya)?|saya|kami)\b)"
    r"[^.\n]{0,120}\b(?:Twitter|Facebook|Instagram|X|Threads|TikTok|media sosial|sini)\b.*",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?:[\w.’'-]+ ){1,5}adalah (?:seorang )?(?:[\w-]+ ){0,2}?"
    r"(?:penulis|jurnalis|wartawan|kontributor|kolumnis|reporter|editor|pemerhati|pengamat|dosen|peneliti)\b[^\n]*",
    re.IGNORECASE,
)
_FUNCTION_WORDS = """dan atau untuk di ke dari dalam pada dengan yang atas oleh bagi tentang sebagai karena
    serta para kepada terhadap hingga sampai agar antara tanpa akan jadi saat usai vs soal demi per of the
    in and to"""
_LABEL = re.compile(
    r"(?P<label>[A-Z][\w-]*(?: [A-Z][\w-]*){1,3}) "
    r"(?=(?:Pada|Dalam|Di|Dari|Sejak|Menurut|Setelah|Untuk|Karena|Saat) )"
)
_LONGEST_SUBHEADING = 12


def clean(text: str, title: str = "", outlets: Mapping[str, str] | None = None) -> Cleaned:
    """Clean an article's text, a paragraph a line; `outlets` is `[outlets]` of warta.toml.

    `title` is the headline, where it is known: a topic label is recognised by it.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    paragraphs = [[Piece(line)] for line in lines if line]
    _cut_lines(paragraphs)
    for reason, pattern in _ANYWHERE:
        for paragraph in paragraphs:
            _cut(paragraph, reason, _pattern_spans(pattern))
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
    texts = [paragraph[0].text for paragraph in paragraphs]
    for number, text in enumerate(texts):
        reason = next((reason for reason, pattern in _WHOLE_LINE if pattern.fullmatch(text)), "")
        if not reason and 0 < number < len(texts) - 1 and looks_like_subheading(text):
            reason = "subheading"
        paragraphs[number] = [Piece(text, reason)]


def looks_like_link_line(line: str) -> bool:
    """Whether a line only leads to other articles, or is not text at all."""
    return any(pattern.fullmatch(line) for _, pattern in _WHOLE_LINE)


def looks_like_subheading(line: str) -> bool:
    """Whether a line between two paragraphs is a heading of its own.

    It is when it has at most twelve words, ends without a final mark, and begins every word but the
    function words with a capital or a digit, as Indonesian headlines do.
    """
    words = line.split()
    if not 2 <= len(words) <= _LONGEST_SUBHEADING or line[-1] in '.!?…,;:"”’)]' or line[0] in '"“-•':
        return False
    function_words = _FUNCTION_WORDS.split()
    important = [word.lstrip("(“\"‘'") for word in words if word.lower() not in function_words]
    return all(word[:1].isupper() or word[:1].isdigit() or not word[:1].isalpha() for word in important)


def _cut_dateline(paragraphs: list[list[Piece]], title: str, outlets: Mapping[str, str]) -> Dateline:
    """Take the dateline off the first paragraph of running text, and a stray topic label after it.

    A label is two to four capitalised words of the headline, in its order, before a capitalised
    preposition ("Pilpres Venezuela Pada hari Senin"): only then does the sentence begin after it.
    """
    first = next((paragraph for paragraph in paragraphs if not paragraph[0].reason), None)
    if first is None:
        return Dateline()
    later = " ".join(piece.text for paragraph in paragraphs for piece in paragraph)[len(first[0].text) :]
    dateline = find_dateline(first[0].text, outlets, later)
    if dateline.length:
        _cut(first, "dateline", lambda text: iter([(0, dateline.length)] if text == first[0].text else []))
        lead = first[1] if len(first) > 1 else Piece("")
        label = _LABEL.match(lead.text)
        if label and label["label"] in title:
            first[1:2] = [Piece(label["label"], "topic label"), Piece(lead.text[label.end() :])]
    return dateline


def _cut_end(paragraphs: list[list[Piece]]) -> str:
    """Take the agency tag, the reporters' initials and the author's biography off the end."""
    agency = ""
    for paragraph in [p for p in paragraphs if not p[0].reason][-3:]:
        text = paragraph[-1].text
        if tag := find_agency_tag(text):
            agency = tag.agency
            _cut(paragraph, "agency tag", lambda _, start=tag.start, end=tag.end: iter([(start, end)]))  # type: ignore[misc]
        _cut(paragraph, "reporter initials", _pattern_spans(_INITIALS))
        follow = _FOLLOW.search(" ".join(piece.text for piece in paragraph))
        if follow and _BIOGRAPHY.match(paragraph[0].text):
            _cut(paragraph, "author biography", lambda text: iter([(0, len(text))]))
        elif follow:
            _cut(paragraph, "follow-me line", _pattern_spans(_FOLLOW))
    return agency
