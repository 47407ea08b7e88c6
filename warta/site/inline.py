"""One line of Markdown as pieces: text, anchors, emphasis, links; every piece as safe HTML.

markdown-it-py (CommonMark 0.31) reads the Markdown; it drops `javascript:` and `data:` links.
What a person writes as raw HTML goes through nh3, an allow-list sanitiser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

PieceKind = Literal["text", "anchor", "strong", "em", "link", "other"]

_ANCHOR = re.compile(r'<a id="([\w-]{1,80})">')
_CONTENT_LINK = re.compile(r"^(?:\.\./)+(sources|briefs)/[\w-]+/([^/#]+)\.md(#.*)?$")
_WRITTEN = re.compile(
    r"""<a\ id="(?P<anchor>[\w-]{1,80})"></a>
    | (?<![^\s(])\*\*(?P<strong>[^\s*\\](?:[^*\\]|\\.)*)\*\*(?=[\s,.;:)]|$)
    | (?<![^\s(])\*(?P<em>(?:[^\s*\\]|\\.)(?:[^*\\]|\\.)*)\*(?=[\s,.;:)]|$)
    | \[(?P<text>(?:[^\[\]\\]|\\.)+)\]\((?P<href>[\w./#-]+)(?:\ "(?P<title>(?:[^"\\]|\\.)*)")?\)
    | (?P<plain>(?:[^\\`*_{}\[\]<>&!\0]|\\[\\`*_{}\[\]\#+\-.!()]|&(?:lt|gt|amp|quot|\#\d{1,4});|!(?!\[))+)
    """,
    re.VERBOSE,
)
"""The inline forms that warta.briefing writes; each plain stretch has its special characters escaped."""
_PLAIN = re.compile(
    r"(?:[^\\`*_{}\[\]<>&!\0]|\\[\\`*_{}\[\]#+\-.!()]|&(?:lt|gt|amp|quot|#\d{1,4});|!(?!\[))*"
)
_ESCAPED = re.compile(r"\\(.)|(&[#\w]+;)")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_RENDERER = RendererHTML()
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "a": {"href", "title", "id"},
    "*": {"lang"},
    "th": set(),
    "td": set(),
}
_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: `text` is plain; `href` and `title` are a link's; an anchor has its id as text.

    `markup` is sanitised HTML where the piece is more than its text.
    """

    kind: PieceKind
    text: str
    href: str = ""
    title: str = ""
    markup: Markup | None = None

    @property
    def html(self) -> Markup:
        """The piece as safe HTML; nothing for an anchor."""
        if self.markup is not None:
            return self.markup
        if self.kind == "anchor":
            return Markup("")
        text = escape(self.text)
        if self.kind == "text":
            return text
        if self.kind == "link":
            title = Markup(' title="') + self.title + Markup('"') if self.title else Markup("")
            return Markup('<a href="') + self.href + Markup('"') + title + Markup(">") + text + Markup("</a>")
        return Markup(f"<{self.kind}>") + text + Markup(f"</{self.kind}>")  # noqa: S704  (one of three words)


def tokens(markdown: str) -> list[Token]:
    """The block tokens of a Markdown text, inline ones as their children."""
    return _MARKDOWN.parse(markdown)


def sanitised(markup: str) -> Markup:
    """HTML reduced to harmless tags, attributes and link schemes."""
    return Markup(nh3.clean(markup, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None))  # noqa: S704  (nh3 has cleaned it)


def block_html(blocks: Sequence[Token]) -> Markup:
    """Block tokens as sanitised HTML, links between content files as links between pages."""
    for block in blocks:
        for child in block.children or ():
            if href := child.attrGet("href"):
                child.attrSet("href", page_href(str(href)))
    return sanitised(_RENDERER.render(blocks, _MARKDOWN.options, {}))


def page_href(href: str) -> str:
    """A link to a content file as the relative link to its page; any other link unchanged."""
    if match := _CONTENT_LINK.match(href):
        return f"../{match[1]}/{match[2]}.html{match[3] or ''}"
    return href


def joined(pieces: Iterable[Piece]) -> Markup:
    """The HTML of several pieces, without white space at the ends."""
    return Markup("").join(piece.html for piece in pieces).strip()


def plain(pieces: Iterable[Piece]) -> str:
    """The text of several pieces, without white space at the ends."""
    return "".join(piece.text for piece in pieces if piece.kind != "anchor").strip()


def written_pieces(line: str) -> list[Piece]:
    """The pieces of a line that has Warta's own inline forms only; none where it has others."""
    found: list[Piece] = []
    position = 0
    line = line.strip(" \t")
    while position < len(line):
        match = _WRITTEN.match(line, position)
        piece = _written(match) if match else None
        if not (match and piece):
            return []
        found.append(piece)
        position = match.end()
    return found


def _written(match: re.Match[str]) -> Piece | None:
    """The piece that a match stands for; None when what it encloses is not plain."""
    kind = match.lastgroup or ""
    if kind == "anchor":
        return Piece("anchor", match[kind])
    if kind == "plain":
        return Piece("text", _unescaped(match[kind]))
    if kind in {"href", "title"}:
        text, title = match["text"], match["title"] or ""
        if not (_PLAIN.fullmatch(text) and _PLAIN.fullmatch(title)):
            return None
        return Piece("link", _unescaped(text), page_href(match["href"]), _unescaped(title))
    if not _PLAIN.fullmatch(match[kind]) or match[kind][-1].isspace():
        return None
    return Piece("strong" if kind == "strong" else "em", _unescaped(match[kind]))


def _unescaped(markdown: str) -> str:
    """Plain Markdown text as it shows."""
    if "\\" not in markdown and "&" not in markdown:
        return markdown
    return _ESCAPED.sub(lambda match: match[1] or html.unescape(match[2]), markdown)


def pieces(children: Sequence[Token] | None) -> list[Piece]:
    """The pieces of one inline token's children; what stands inside emphasis or a link is one piece."""
    found: list[Piece] = []
    position = 0
    children = children or ()
    while position < len(children):
        token = children[position]
        if token.nesting == 1:
            end = _closing(children, position)
            found.append(_enclosed(children[position : end + 1]))
            position = end + 1
            continue
        if token.type == "html_inline" and (match := _ANCHOR.fullmatch(token.content)):
            found.append(Piece("anchor", match[1]))
        elif not (token.type == "html_inline" and token.content == "</a>"):
            found.append(_single(token))
        position += 1
    return [piece for piece in found if piece.text or piece.markup]


def _closing(children: Sequence[Token], start: int) -> int:
    """Where the token that closes the one at `start` stands."""
    depth = 0
    for position in range(start, len(children)):
        depth += children[position].nesting
        if depth == 0:
            return position
    return len(children) - 1


def _single(token: Token) -> Piece:
    if token.type == "text":
        return Piece("text", token.content)
    if token.type in {"softbreak", "hardbreak"}:
        return Piece("text", " ")
    shown = sanitised(_RENDERER.renderInline([token], _MARKDOWN.options, {}))
    return Piece("other", token.content if token.type == "code_inline" else "", markup=shown)


def _enclosed(run: Sequence[Token]) -> Piece:
    """Emphasis or a link with all that it encloses."""
    text = "".join(token.content for token in run if token.type in {"text", "code_inline"})
    href = page_href(str(run[0].attrGet("href") or ""))
    if href:
        run[0].attrSet("href", href)
    shown = sanitised(_RENDERER.renderInline(run, _MARKDOWN.options, {}))
    kinds: dict[str, PieceKind] = {"strong_open": "strong", "em_open": "em", "link_open": "link"}
    kind = kinds.get(run[0].type, "other")
    return Piece(kind, text, href, str(run[0].attrGet("title") or ""), shown)
