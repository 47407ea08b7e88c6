"""A word that came out as its opposite: right as left, win as loss, before as after.

The translation fails when it has none of the words of a side that the original names, and more words of
the other side than the original. So a word that is translated freely, or not at all, never fails here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warta.records import Flag


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a pair: its words, the English ones that mean nothing else, and all that may say it."""

    original: re.Pattern[str]
    telling: re.Pattern[str]
    possible: re.Pattern[str]


def _side(original: str, telling: str, also: str = "") -> _Side:
    words = (original, telling, f"{telling}|{also}" if also else telling)
    return _Side(*(re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in words))


_PAIRS = (
    (
        _side("kanan", r"right(?:-wing|-hand|most)?", r"right\w*"),
        _side("kiri", r"left(?:-wing|-hand|ist|most)?", r"left\w*"),
    ),
    (
        _side("utara", r"north(?:ern)?", r"north\w*|arctic"),
        _side("selatan", r"south(?:ern)?", r"south\w*|antarctic"),
    ),
    (
        _side("timur", r"east(?:ern)?", r"east\w*|orient\w*"),
        _side("barat", r"west(?:ern)?", r"west\w*|occident\w*"),
    ),
    (
        _side(
            "naik|kenaikan|meningkat|peningkatan|bertambah",
            r"rise[ns]?|rose|rising|increas\w+|climb\w*|higher|grow(?:s|n|ing|th)?|grew",
            r"up|upward\w*|more|gain\w*|improv\w*|rais\w+|hik\w+|jump\w*|surg\w+|soar\w*|add\w*|ride|riding|board\w*"
            r"|got|get|further|heighten\w*|escalat\w*|great\w*|strong\w*|enhanc\w*|promot\w*|boost\w*",
        ),
        _side(
            "turun|penurunan|menurun|berkurang",
            r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|decreas\w+|declin\w+|lower(?:ed|s|ing)?|reduc\w+",
            r"down\w*|less\w*|fewer|shrink\w*|shrank|slump\w*|los\w+|descen\w+|rain\w*|snow\w*|came|com\w+|off|cut\w*"
            r"|weaken\w*|diminish\w*|disembark\w*|step\w*|heredit\w*|generation\w*",
        ),
    ),
    (
        _side(
            "menang|kemenangan|memenangkan|memenangi",
            r"w[io]n|wins|winning|winners?|victor(?:y|ies|ious)",
            r"beat\w*|defeat\w*|triumph\w*|success\w*|claim\w*",
        ),
        _side(
            "kalah|kekalahan",
            r"los(?:e|es|t|ing|ers?)|loss(?:es)?",
            r"defeat\w*|beaten|beat|outnumber\w*|inferior|fail\w*",
        ),
    ),
    (
        _side(
            "sebelum|sebelumnya",
            "before|prior to|previous|previously",
            r"prior|pre\w*|ahead|until|earlier|former\w*|ago|already|first|last|past|yet|once|advance|leading|eve",
        ),
        _side(
            "setelah|sesudah|usai|pasca",
            "after|afterwards?",
            r"after\w*|following|since|later|once|post\w*|when|upon|having|as|then|over|now|end\w*|finish\w*|complet\w*",
        ),
    ),
    (
        _side(
            "pria|laki-laki|lelaki",
            "m[ae]n|males?",
            r"m[ae]n|male\w*|boys?|gentlem[ae]n|guys?|masculin\w*|he|his|him",
        ),
        _side(
            "wanita|perempuan",
            "wom[ae]n|females?",
            r"female\w*|girls?|lad(?:y|ies)|feminin\w*|she|hers?|actress\w*",
        ),
    ),
    (
        _side("suami", "husbands?", "married|spouses?|couple"),
        _side("istri", "wife|wives", "married|spouses?|couple"),
    ),
    (
        _side(
            "mendukung|dukungan|didukung",
            r"support(?:s|ed|ing|ers?)?",
            r"support\w*|back\w*|endors\w*|favou?r\w*|help\w*|advocat\w*|assist\w*|for",
        ),
        _side(
            "menentang|penentang|penentangan",
            "oppos(?:es?|ed|ing|ition)",
            r"oppos\w*|against|reject\w*|resist\w*|def(?:y|ies|ied|ying|iance)|challeng\w*|contest\w*|protest\w*",
        ),
    ),
    (
        _side(
            "tertinggi|terbesar|terbanyak",
            "(?:high|larg|bigg)est",
            "greatest|tallest|most|top|supreme|main|major|record",
        ),
        _side("terendah|terkecil|tersedikit", "(?:low|small)est", "fewest|tiniest|least|bottom|minor"),
    ),
    (
        _side("ekspor|mengekspor|diekspor", r"export\w*"),
        _side("impor|mengimpor|diimpor", "import(?:s|ed|ing|ers?)?"),
    ),
    (
        _side("menjual|dijual|penjualan", "sell(?:s|ing|ers?)?|sold|sales?", r"market\w*|trad\w+"),
        _side(
            "membeli|dibeli|pembelian",
            "buy(?:s|ing|ers?)?|bought|purchas(?:es?|ed|ing)",
            r"acqui\w+|procur\w*|get|got",
        ),
    ),
)


def check_opposites(source: str, translation: str) -> Iterator[Flag]:
    """A word of the original whose opposite stands in the translation."""
    for pair in _PAIRS:
        for side, other in (pair, pair[::-1]):
            said = side.original.search(source)
            if not said or side.possible.search(translation):
                continue
            found = other.telling.findall(translation)
            if len(found) > len(other.original.findall(source)):
                yield Flag("opposites", f"{said[0]}: {found[0]}")
