"""What is not running text in an Indonesian news article: the patterns that cleaning cuts by.

They come from the seeds and from 3,000 articles of detikcom, CNN Indonesia, Kompas.com, Tribun Lampung,
Lampung Post, Liputan6.com and others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VERB = r"(?:baca|simak|lihat|tonton|saksikan)"
_GAMBAS = r"\[\s*gambas:[^\]\n]{1,60}\]"
_AT_START = r"(?:(?<=[.!?\"”)] )|^)"
_VIDEO_LINK = (
    rf"{_VERB}(?: juga| pula)?:? "
    r"(?:(?:video|foto|live|infografis)\b[^\n]{0,200}?|[\"'“‘][^\n]{5,200}?[\"'”’])"
    rf"(?::?\s*{_GAMBAS}|[\"'”’](?: di sini)?\s*:|(?: di sini)?\s*:?$)"
)


def _rules(*rules: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in rules)


WHOLE_LINE = _rules(
    ("link line", rf"[\[(>*•\-– ]*{_VERB}(?: juga| pula| selengkapnya| selanjutnya| di ?sini)?\s*:.*"),
    ("link line", rf"[\[(>*•\-– ]*{_VERB} (?:juga|pula)\b.*"),
    ("link line", _VIDEO_LINK),
    ("link line", r"(?:similar|related) (?:posts?|articles?)\W*"),
    ("link line", r"(?:baca |simak |lihat )?(?:berita|artikel|konten) (?:terkait|lainnya)\b[^.:]*:?.{0,120}"),
    ("boilerplate", r"(?:advertisement\W*)?scroll to (?:continue|resume) (?:with )?content\W*"),
    ("boilerplate", r"advertisement\W*|iklan\W*|(?:halaman|page) (?:selanjutnya|berikutnya|next)\W*"),
    ("boilerplate", r"\[\s*(?:gambas|caption)\b.*"),
    ("boilerplate", r"(?:dapatkan|ikuti) (?:update|berita)\b.{0,200}\b(?:telegram|whatsapp|google news)\b.*"),
    ("boilerplate", r"(?:copyright|hak cipta|©).{0,120}"),
    ("ornament", r"[^\w\n]+"),
    ("subheading", r"#{1,6} .*"),
)
"""Paragraphs that go when they match as a whole: reason, pattern."""

ANYWHERE = (
    *_rules(
        ("link line", _AT_START + _VIDEO_LINK),
        ("boilerplate", _GAMBAS),
        (
            "boilerplate",
            rf"{_AT_START}Artikel ini (?:telah|sudah) (?:di)?(?:tayang|terbit|muat)(?:kan)?\b.{{0,300}}",
        ),
    ),
    (
        "boilerplate",
        re.compile(
            r"(?:ADVERTISEMENT )?\bSCROLL TO (?:CONTINUE|RESUME) (?:WITH )?CONTENT\b|\bADVERTISEMENT\b"
        ),
    ),
)
"""What goes wherever it stands in a paragraph."""

SIGNATURE = re.compile(
    r"(?:(?<=[.!?…\"”’])|(?<=[.!?…\"”’] ))(?:"
    r"[\[(](?:[a-z][a-z0-9]{1,9}(?:/[a-z0-9]{2,5}){0,3}|\*+|[A-Z]-\d{1,2})[\])]"
    r"|[\[(][A-Z]{4,}\.[A-Z.]{2,8}/[^()\]]{3,40}[\])])$"
    r"|\s[\[(][a-z]{2,5}/[a-z0-9]{2,5}(?:/[a-z0-9]{2,5}){0,2}[\])]\.?$"
)
"""Reporters' initials, desk codes and names at the end: "(abc/def)", "(E-2)", "(*)"."""

FOLLOW_ME = re.compile(
    r"(?:(?:Anda|kamu) (?:dapat|bisa|juga bisa|juga dapat) mengikuti(?:nya)?\b"
    r"|Ikuti (?:dia|penulis(?:nya)?|saya|kami)\b)"
    r"[^.\n]{0,120}\b(?:Twitter|Facebook|Instagram|X|Threads|TikTok|media sosial|sini)\b.*",
    re.IGNORECASE,
)
BIOGRAPHY = re.compile(
    r"(?:[\w.’'-]+ ){1,5}adalah (?:seorang )?(?:[\w-]+ ){0,2}?"
    r"(?:penulis|jurnalis|wartawan|kontributor|kolumnis|reporter|editor|pemerhati|pengamat|dosen|peneliti)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?P<label>[A-Z][\w-]*(?: [A-Z][\w-]*){1,3}) "
    r"(?=(?:Pada|Dalam|Di|Dari|Sejak|Menurut|Setelah|Untuk|Karena|Saat) )"
)
"""Two to four capitalised words directly before a capitalised preposition."""

_LINK_INSIDE = re.compile(
    rf"{_AT_START}(?:Baca|Simak|Lihat) (?:juga|pula|selengkapnya)\s*:\s*", re.IGNORECASE
)
_AFTER_LINK = re.compile(
    r"(?:(?<=[\w”\"%] )|(?<=: ))(?:(?:Menurut|Dalam|Di|Dari|Pada|Namun|Untuk|Dengan|Tanpa|Karena|Setelah"
    r"|Sebelum|Sementara|Selain|Ia|Dia|Hal|Adapun|Sebab|Meski|Meskipun|Oleh|Saat|Ketika|Jika|Seperti|Hingga"
    r"|Sejak|Mereka|Kami|Kita|Itu|Ini|Para|Bagi|Kemudian|Lalu|Selanjutnya|Bahkan|Sebelumnya|Menanggapi)"
    r"\b(?=,? [a-zA-Z])|[\"“](?=[A-Z]\w* [a-z]))"
)
"""A capitalised word that headlines write small, or an opening quotation of a whole sentence."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?=\s|$)")
_LONGEST_HEADLINE = 200


def links_inside(text: str) -> Iterator[tuple[int, int]]:
    """Links woven into running text ("... itu. Baca juga: Harga Beras Naik di Medan Menurut warga, ...").

    The link's headline ends where a word that headlines write small is capitalised ("Menurut"): there a
    sentence begins. Where none is, the link goes up to the end of the sentence it has run into, which
    nobody could tell from it.
    """
    for match in _LINK_INSIDE.finditer(text):
        openers = _AFTER_LINK.finditer(text, match.end(), match.end() + _LONGEST_HEADLINE)
        opener = next((found.start() for found in openers), len(text))
        stop = _SENTENCE_END.search(text, match.end())
        yield match.start(), min(opener, stop.end() if stop else len(text))
