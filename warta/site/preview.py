"""The image that a chat or a social network shows for a link (Open Graph's og:image), drawn at build."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from babel.core import get_global

from warta.site.language_site import LanguageSite, PageWriter

if TYPE_CHECKING:
    from PIL import Image, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that Open Graph's readers crop least (ratio 1.91)."""

DRAWN = 50
"""At most so many stories, the newest, have an image of their own; the others have the site's."""

MARGIN = 80
PAPER, INK = (252, 251, 248), (28, 27, 25)
SHADES = 16
"""Between PAPER and INK: as many as four bits hold, and enough for smooth letters."""

BLACK, GREY, WHITE = 0, 70, 255
LINES = 5
SUBSTITUTES = str.maketrans({"–": "-", "—": "-", "€": "EUR"})
"""For what Pillow's font lacks and has no plain letter for."""


def write_previews(site: LanguageSite, _: PageWriter) -> None:
    """Write the image of the language's front page and those of its newest stories."""
    folder = site.output / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    name = site.config.site.name
    words = site.words.gettext("Indonesian news, cited line by line")
    (folder / "site.png").write_bytes(draw_preview(name, words, ""))
    for brief in site.briefs[:DRAWN]:
        header = brief.header
        facts = " · ".join([*([header.date.isoformat()] if header.date else []), *header.listed("Outlets")])
        (folder / f"{header.slug}.png").write_bytes(draw_preview(header.title, facts, name))


def preview_address(site: LanguageSite, address: str) -> str:
    """The absolute address of the image for the page at `address`."""
    own = next((b.header.slug for b in site.briefs[:DRAWN] if b.address == address), "site")
    return f"{site.url}previews/{own}.png"


def open_graph_locale(language: str) -> str:
    """A language as Open Graph writes it, with its likeliest country (CLDR): "id_ID"."""
    likely = get_global("likely_subtags").get(language, language).split("_")
    return f"{language}_{likely[-1]}" if len(likely) > 1 else language


def draw_preview(title: str, facts: str, name: str) -> bytes:
    """A PNG of the title in large letters, a line of facts and the site's name: same text, same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((MARGIN, MARGIN, WIDTH - MARGIN, MARGIN + 5), fill=BLACK)
    draw.rectangle((MARGIN, MARGIN + 10, WIDTH - MARGIN, MARGIN + 12), fill=BLACK)
    size, lines = _fitted(_printable(title))
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + 45 + number * size * 1.2), line, BLACK, _font(size))
    below = HEIGHT - MARGIN
    draw.text((MARGIN, below), name, BLACK, _font(36), anchor="ls")
    right = _cut(_printable(facts), _font(30), WIDTH - 3 * MARGIN - int(_font(36).getlength(name)))
    draw.text((WIDTH - MARGIN, below), right, GREY, _font(30), anchor="rs")
    return _png(image)


def _fitted(text: str) -> tuple[int, list[str]]:
    """The largest size at which the text fits into LINES lines, and these; cut where none does."""
    lines: list[str] = []
    for size in (72, 64, 56, 48):
        lines = _wrapped(text, _font(size))
        if len(lines) * size * 1.2 <= HEIGHT - 2 * MARGIN - 120:
            return size, lines
    return 48, [*lines[: LINES - 1], _cut(lines[LINES - 1] + " …", _font(48), WIDTH - 2 * MARGIN)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines that fit between the margins."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font, WIDTH - 2 * MARGIN))
    return [line for line in lines if line]


def _cut(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, shortened to fit a width in pixels."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _printable(text: str) -> str:
    """The text in characters that Pillow's own font has: letters lose the diacritics it lacks."""
    return "".join(
        character if character in _covered() else _plain(character)
        for character in text.translate(SUBSTITUTES)
    )


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)
    return "".join(c for c in plain if c in _covered())


@cache
def _covered() -> frozenset[str]:
    """The characters below U+2100 that the font draws as something else than its sign for a missing one."""
    font = _font(24)
    missing = bytes(font.getmask("\uffff"))
    candidates = (chr(code) for code in range(0x20, 0x2100))
    return frozenset(c for c in candidates if c.isprintable() and bytes(font.getmask(c)) != missing)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own font, so that the image is the same on every machine."""
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType; install the wheel from requirements.lock")
    return font


def _png(image: Image.Image) -> bytes:
    """The grey image as a PNG of SHADES colours, some 10 kB."""
    shades = image.point([value * SHADES // 256 for value in range(256)])
    steps = [shade / (SHADES - 1) for shade in range(SHADES)]
    colours = [(ink, paper - ink) for ink, paper in zip(INK, PAPER, strict=True)]
    shades.putpalette([round(ink + difference * step) for step in steps for ink, difference in colours])
    stream = io.BytesIO()
    shades.save(stream, "PNG", bits=4)
    return stream.getvalue()
