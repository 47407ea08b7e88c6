"""The words that Indonesian news writes dates with, as parts of patterns and as numbers."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

_SPELLINGS = {"Agt": 8, "Ags": 8, "Agst": 8, "Nop": 11, "Nopember": 11, "Pebruari": 2, "Sept": 9}
"""Months as they are also printed; CLDR has the rest."""
_WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WEEKDAY_NAMES)} | {
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}
WEEKDAY = "(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"
"""A weekday; only with a capital, since "minggu" is also a week."""
DAYPART = "(?:pagi|siang|sore|petang|malam|dini hari|subuh)"
TO = r"\s*(?:-|–|—|s/d|s\.d\.|hingga|sampai dengan|sampai)\s*"
LATER = "(?:mendatang|depan|nanti|besok|yang akan datang)"
EARLIER = "(?:yang lalu|lalu|silam|kemarin)"
_NUMBERS = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua_belas tiga_belas empat_belas "
    "lima_belas"
)
NUMBER_WORDS = {word.replace("_", " "): n for n, word in enumerate(_NUMBERS.split(), start=1)}
NUMBER = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r"|\d{1,3})"
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}

_AHEAD = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|berencana|diperkirakan|ditargetkan|diprediksi|hendak"
    r"|mendatang|paling lambat|paling lama|selambat-lambatnya|jatuh pada|dimulai|digelar mulai)\b"
)
_SAYING = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|tegas|jelas|ungkap|papar|terang|tulis|sebut|imbuh|tambah|lanjut|pungkas)(?:nya)?\b"
    r"|\b(?:menurut|mengatakan|menyatakan|menyebut|menuturkan|mengungkapkan|menjelaskan|menegaskan|dikutip"
    r"|dilansir|ditemui|keterangan\w*|konferensi)\b"
)


@cache
def months() -> dict[str, int]:
    """Every name and abbreviation of a month in lower case, Indonesian and English (CLDR) -> 1 to 12."""
    return {name.lower(): number for name, number in (*long_months().items(), *_short_months().items())}


@cache
def long_months() -> dict[str, int]:
    """The full names of the months, Indonesian and English -> 1 to 12."""
    return _cldr("wide") | {name: number for name, number in _SPELLINGS.items() if len(name) > 4}


def _short_months() -> dict[str, int]:
    return _cldr("abbreviated") | {name: number for name, number in _SPELLINGS.items() if len(name) <= 4}


def _cldr(width: str) -> dict[str, int]:
    from babel import Locale

    return {
        name.rstrip("."): number
        for language in ("en", "id")
        for number, name in Locale(language).months["format"][width].items()
    }


def either(names: dict[str, int]) -> str:
    """A pattern for any of the names, longest first, with a capital or in capitals."""
    spelt = {name.capitalize() for name in names} | {name.upper() for name in names}
    return "(?:" + "|".join(sorted(spelt, key=lambda name: (-len(name), name))) + ")"


def number(words: str) -> int:
    """A number in figures or Indonesian words up to fifteen; "se-" alone is one."""
    return int(words) if words.isdigit() else NUMBER_WORDS.get(words.lower(), 1)


def points_ahead(text: str, start: int) -> bool:
    """Whether the words before `start`, in its clause, speak of what is to come ("akan digelar pada ...").

    A verb of saying after them takes that back: "akan pergi, kata Budi, Senin".
    """
    clause = re.split(r"[.;“”\"]", text[max(0, start - 70) : start])[-1]
    marks = list(_AHEAD.finditer(clause))
    return bool(marks) and not _SAYING.search(clause, marks[-1].end())


def is_in_a_name(text: str, start: int) -> bool:
    """Whether what stands at `start` belongs to a name: "Jalan 17 Agustus", "Universitas Sebelas Maret"."""
    before = text[:start].split()[-1:]
    return bool(before) and before[0].strip("(“\"'").rstrip(".") in _NAME_HEADS


_NAME_HEADS = frozenset(
    (
        *(
            "Jalan",
            "Jl",
            "Universitas",
            "Gerakan",
            "Stadion",
            "Taman",
            "Masjid",
            "Bandara",
            "Gedung",
            "Sebelas",
        ),
        *(
            "SMA",
            "Kampus",
            "Monumen",
            "Kampung",
            "Lapangan",
            "Pasar",
            "RS",
            "Partai",
            "Yayasan",
            "Simpang",
            "Tol",
        ),
    )
)


@cache
def holidays() -> dict[str, tuple[int, int]]:
    """Fixed holidays and days of remembrance (holidays.tsv), in lower case -> day and month."""
    lines = (Path(__file__).parent / "holidays.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0].lower(): (int(row[1]), int(row[2])) for row in rows}


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
