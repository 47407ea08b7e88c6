"""A content file's Markdown as blocks: paragraphs, headings, quotations, lists, each line as pieces.

What Warta writes has few forms, and is read line by line; as soon as one line has another form,
the whole file is read by markdown-it-py (CommonMark 0.31), which takes ten times as long. Both
ways give the same blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token
from markupsafe import Markup

from warta.site.inline import Piece, block_html, pieces, tokens, written_pieces

Line = tuple[Piece, ...]
BlockKind = Literal["paragraph", "heading", "quote", "list", "other"]

_KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quote",
    "ordered_list_open": "list",
    "bullet_list_open": "list",
}
_SECTION = re.compile(r'(<a id="[\w-]{1,80}"></a>)\n(#{2,3}) (.+)')
_ENTRY = re.compile(r"(?:- |(\d{1,9})\. )(\S.*)")
_QUOTED = "    > "
_OPENING = re.compile(r"\s|[#+\-=>~|:]|\d{1,9}[.)]|\*\*?\s|[*\-_\s]+$")
"""What a line may open with that makes it another kind of block."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block at the top level of a file.

    `level` is a heading's. A paragraph, heading or quotation has `lines`, a list has `entries`,
    each with its lines. `source` is what markdown-it-py read, empty where the block is one of
    Warta's own.
    """

    kind: BlockKind
    level: int = 0
    lines: tuple[Line, ...] = ()
    entries: tuple[tuple[Line, ...], ...] = ()
    source: tuple[Token, ...] = ()

    @property
    def html(self) -> Markup:
        """The block as sanitised HTML."""
        return block_html(self.source)


def read_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a file."""
    return written_blocks(body) or marked_blocks(body)


def marked_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a file as CommonMark has them."""
    return tuple(_block(group) for group in _groups(tokens(body), 0))


def written_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a file that has Warta's own forms only; nothing where it has others."""
    blocks: list[Block] = []
    entries: list[tuple[Line, ...]] = []
    ordered = False
    for part in body.strip("\n").split("\n\n"):
        if entries and part.startswith(_QUOTED):
            line = _line(part.removeprefix(_QUOTED))
            if not line or len(entries[-1]) > 1:
                return ()
            entries[-1] = (*entries[-1], line)
            continue
        read = _entries(part)
        if read and entries and read[0] != ordered:
            return ()
        if read:
            ordered = read[0]
            entries.extend(read[1])
            continue
        if entries:
            blocks.append(Block("list", entries=tuple(entries)))
            entries = []
        if not (read_part := _part(part)):
            return ()
        blocks.extend(read_part)
    if entries:
        blocks.append(Block("list", entries=tuple(entries)))
    return tuple(blocks)


def _part(part: str) -> tuple[Block, ...]:
    """A section's anchor and heading, a paragraph of sentences, or its quotation."""
    if match := _SECTION.fullmatch(part):
        anchor, heading = _line(match[1]), _line(match[3])
        if not (anchor and heading) or match[3].endswith("#"):
            return ()
        return (Block("paragraph", lines=(anchor,)), Block("heading", len(match[2]), (heading,)))
    for opening, kind in (('<a id="s-', "paragraph"), ('> <a id="o-', "quote")):
        if part.startswith(opening) and (line := _line(part.removeprefix("> "))):
            return (Block("quote" if kind == "quote" else "paragraph", lines=(line,)),)
    return ()


def _entries(part: str) -> tuple[bool, list[tuple[Line, ...]]] | None:
    """Whether the entries are numbered, and each entry's line; None unless every line is an entry."""
    matches = [_ENTRY.fullmatch(line) for line in part.split("\n")]
    lines = [(match, _line(match[2])) for match in matches if match]
    if len(lines) < len(matches) or not all(line for _, line in lines):
        return None
    numbered = {match[1] is not None for match, _ in lines}
    return (numbered.pop(), [(line,) for _, line in lines]) if len(numbered) == 1 else None


def _line(text: str) -> Line:
    """The pieces of one line; none where the line has another form than Warta's."""
    return () if "\n" in text or _OPENING.match(text) else tuple(written_pieces(text))


def _groups(flat: Sequence[Token], level: int) -> Iterator[list[Token]]:
    """The tokens of a level, each with all that it encloses."""
    group: list[Token] = []
    for token in flat:
        group.append(token)
        if token.level == level and token.nesting <= 0:
            yield group
            group = []


def _block(group: Sequence[Token]) -> Block:
    kind = _KINDS.get(group[0].type, "other")
    level = int(group[0].tag[1]) if kind == "heading" else 0
    source = tuple(group)
    if kind == "list":
        return Block(kind, entries=tuple(_lines(entry) for entry in _groups(group[1:-1], 1)), source=source)
    return Block(kind, level, _lines(group), source=source)


def _lines(group: Sequence[Token]) -> tuple[Line, ...]:
    return tuple(tuple(pieces(token.children)) for token in group if token.type == "inline")
