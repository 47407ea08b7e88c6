"""The Markdown of a brief or a source article as the pieces that templates lay out.

The inverse of docs/markdown.md. What a person added in no form that is known there is kept as
`Prose`, in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from warta.site.blocks import Block, Line, read_blocks
from warta.site.inline import Piece, joined, plain

_CITED = re.compile(r"^\.\./sources/([^/#]+)\.html(?:#s-([\w-]+))?$")
_OPENING_BRACKET = re.compile(r"\s*\($")
_NOTE_WORDS = re.compile(r'"([^"]*)"')
MARK = "⚑"
UNTRANSLATED = "untranslated"
EMPTY = Markup("")


@dataclass(frozen=True, slots=True)
class Mark:
    """A check that a translation failed: its name as the file has it, and what it saw."""

    check: str
    detail: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence in the page's language and in the other one; `other` is empty where there is none."""

    id: str
    text: Markup
    other: Markup
    marks: tuple[Mark, ...] = ()

    @property
    def untranslated(self) -> bool:
        """Whether the sentence stands in the original language for want of a translation."""
        return is_untranslated(self.marks)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of one paragraph, in order."""

    sentences: tuple[SentencePair, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What a person wrote beside the generated text, as sanitised HTML."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Cited:
    """A link to a sentence of a source page: what it says, the page's slug, the sentence's id."""

    label: str
    slug: str
    sentence: str

    @property
    def address(self) -> str:
        """The sentence's address inside the language's part of the site."""
        return f"sources/{self.slug}.html" + (f"#s-{self.sentence}" if self.sentence else "")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a brief: lead, role and note where it has them, a sentence, its citations.

    `values` is filled in the list of conflicting figures only: each value with its citations.
    """

    text: Markup
    other: Markup = EMPTY
    marks: tuple[Mark, ...] = ()
    citations: tuple[Cited, ...] = ()
    lead: str = ""
    role: str = ""
    note: Markup = EMPTY
    values: tuple[tuple[str, tuple[Cited, ...]], ...] = ()

    @property
    def untranslated(self) -> bool:
        """Whether the sentence stands in the original language for want of a translation."""
        return is_untranslated(self.marks)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading of the third level; the first of a section may have none."""

    anchor: str
    heading: str
    entries: tuple[Item | Prose, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a brief. `name` is its anchor ("key-points"); "" for one that a person added."""

    name: str
    heading: str
    groups: tuple[Group, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of all groups."""
        return tuple(item for group in self.groups for item in group.entries if isinstance(item, Item))


def is_untranslated(marks: Sequence[Mark]) -> bool:
    """Whether a mark says that there is no translation; with a detail, it is about words within one."""
    return any(mark.check == UNTRANSLATED and not mark.detail for mark in marks)


def parse_source(body: str) -> tuple[Paragraph | Prose, ...]:
    """The paragraphs of a source article, each sentence paired with the one beside it."""
    blocks = read_blocks(body)
    others = {i: s for block in blocks if block.kind == "quote" for i, s in _anchored(block, "o-").items()}
    parts: list[Paragraph | Prose] = []
    for block in blocks:
        own = _anchored(block, "s-") if block.kind == "paragraph" else {}
        if own:
            parts.append(Paragraph(tuple(_pair(i, s, others.get(i)) for i, s in own.items())))
        elif not _anchored(block, "o-"):
            parts.append(Prose(block.html))
    return tuple(parts)


def parse_brief(body: str, original: str = "id") -> tuple[Section, ...]:
    """The sections of a brief. `original` is the language of the articles' own words in notes."""
    draft = _Draft()
    for block in read_blocks(body):
        line = block.lines[0] if block.lines else ()
        if block.kind == "paragraph" and line and all(piece.kind == "anchor" for piece in line):
            draft.anchor = line[0].text
        elif block.kind == "heading" and block.level <= 2:
            draft.section(plain(line))
        elif block.kind == "heading" and block.level == 3:
            draft.group(plain(line))
        elif block.kind == "list" and draft.in_known_section:
            draft.items.extend(_item(entry, original, draft.group_anchor) for entry in block.entries)
        else:
            draft.items.append(Prose(block.html))
    draft.section("")
    return tuple(draft.sections)


@dataclass(slots=True)
class _Draft:
    """The section and group that are being read."""

    anchor: str = ""
    name: str = ""
    heading: str = ""
    group_anchor: str = ""
    group_heading: str = ""
    items: list[Item | Prose] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def in_known_section(self) -> bool:
        return bool(self.name)

    def group(self, heading: str) -> None:
        """End the group that is being read and begin another."""
        if self.items or self.group_heading:
            self.groups.append(Group(self.group_anchor, self.group_heading, tuple(self.items)))
        self.items = []
        self.group_anchor, self.group_heading, self.anchor = self.anchor, heading, ""

    def section(self, heading: str) -> None:
        """End the section that is being read and begin another."""
        anchor = self.anchor
        self.group("")
        if self.groups:
            self.sections.append(Section(self.name, self.heading, tuple(self.groups)))
        self.groups = []
        self.name, self.heading, self.group_anchor = anchor, heading, ""


def _anchored(block: Block, prefix: str) -> dict[str, list[Piece]]:
    """The sentences of a block by id: what stands after each anchor with the prefix."""
    found: dict[str, list[Piece]] = {}
    current: list[Piece] | None = None
    for piece in (piece for line in block.lines for piece in line):
        if piece.kind == "anchor" and piece.text.startswith(prefix):
            current = found.setdefault(piece.text.removeprefix(prefix), [])
        elif current is not None:
            current.append(piece)
    return found


def _pair(identity: str, own: list[Piece], other: list[Piece] | None) -> SentencePair:
    text, marks = _without_marks(own)
    beside, other_marks = _without_marks(other or [])
    return SentencePair(identity, joined(text), joined(beside), marks + other_marks)


def _without_marks(line: Sequence[Piece]) -> tuple[list[Piece], tuple[Mark, ...]]:
    """The pieces that are not marks, and the marks."""
    marked = [piece for piece in line if piece.kind == "link" and piece.text.startswith(MARK)]
    marks = tuple(Mark(piece.text.removeprefix(MARK).strip(), piece.title) for piece in marked)
    return [piece for piece in line if piece not in marked], marks


def _item(lines: Sequence[Line], original: str, group: str) -> Item:
    """A list entry by the grammar of docs/markdown.md, "One grammar for every item"."""
    line, marks = _without_marks(lines[0] if lines else ())
    beside, other_marks = _without_marks(lines[1] if len(lines) > 1 else ())
    lead, role, line = _lead(line)
    if group == "differences-figures" and lead:
        return Item(EMPTY, lead=lead, values=tuple(_values(line)))
    note = EMPTY
    if lead and plain(line).startswith("("):
        note, line = _note(line, original)
    sentence, citations = _citations(line)
    return Item(joined(sentence), joined(beside), marks + other_marks, citations, lead, role, note)


def _lead(line: list[Piece]) -> tuple[str, str, list[Piece]]:
    """The strong words at the start and the emphasised role after a comma, and what follows them."""
    if not line or line[0].kind != "strong":
        return "", "", line
    lead, rest = line[0].text, line[1:]
    if len(rest) > 1 and rest[0].text == ", " and rest[1].kind == "em":
        return lead, rest[1].text, rest[2:]
    return lead, "", rest


def _note(line: list[Piece], original: str) -> tuple[Markup, list[Piece]]:
    """The bracketed note at the start, the articles' own words marked by language, and what follows it."""
    note = EMPTY
    depth, quoted = 0, False
    for number, piece in enumerate(line):
        if piece.kind != "text":
            note += Markup('<i lang="{}">{}</i>').format(original, piece.text)
            continue
        for position, character in enumerate(piece.text):
            quoted ^= character == '"'
            depth += 0 if quoted else {"(": 1, ")": -1}.get(character, 0)
            if depth == 0 and character == ")":
                note += _words(piece.text[:position], original)
                after = piece.text[position + 1 :]
                return _unbracketed(note), [Piece("text", after), *line[number + 1 :]]
        note += _words(piece.text, original)
    return EMPTY, line


def _words(text: str, original: str) -> Markup:
    """Text whose words in double quotation marks are in the articles' language."""
    parts = _NOTE_WORDS.split(text)
    marked = (
        Markup('<q lang="{}">{}</q>').format(original, p) if n % 2 else escape(p) for n, p in enumerate(parts)
    )
    return Markup("").join(marked)


def _unbracketed(note: Markup) -> Markup:
    return note.lstrip()[1:].strip()


def _citations(line: list[Piece]) -> tuple[list[Piece], tuple[Cited, ...]]:
    """The pieces of the sentence, and the links in the brackets after it."""
    places = [number for number, piece in enumerate(line) if _cited(piece)]
    if not places:
        return line, ()
    cited = tuple(found for piece in line if (found := _cited(piece)))
    sentence, after = line[: places[0]], line[places[-1] + 1 :]
    if sentence and sentence[-1].kind == "text":
        cut = _OPENING_BRACKET.sub("", sentence[-1].text)
        sentence = [*sentence[:-1], Piece("text", cut)]
    if after and after[0].text.startswith(")"):
        rest = after[0].text[1:]
        after = [Piece("text", rest), *after[1:]]
    return [*sentence, *after], cited


def _values(line: list[Piece]) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """The values of a conflicting figure, each with the links in the brackets after it."""
    value, cited = "", []
    for piece in line:
        if found := _cited(piece):
            cited.append(found)
        elif cited and ")" in piece.text:
            yield value, tuple(cited)
            value, cited = piece.text.partition(")")[2].strip("; (").strip(), []
        elif not cited:
            value = (value + piece.text).strip("; (").strip()
    if cited:
        yield value, tuple(cited)


def _cited(piece: Piece) -> Cited | None:
    match = _CITED.match(piece.href) if piece.kind == "link" else None
    return Cited(piece.text, match[1], match[2] or "") if match else None
