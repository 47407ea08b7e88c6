"""The words of a brief's headings and notes, by language."""

from __future__ import annotations

from dataclasses import dataclass

from warta.records import DateSource, Precision


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor would write in one language around the articles' own sentences."""

    key_points: str
    events: str
    sources: str
    sentence: str
    no_outlet: str
    no_date: str
    precisions: dict[Precision, str]
    found: dict[DateSource, str]
    inferred_date: str
    also_carried: str
    checks: dict[str, str]


ENGLISH = Wording(
    key_points="Key points",
    events="Events",
    sources="Sources",
    sentence="sentence {number}",
    no_outlet="Outlet not named",
    no_date="no date",
    precisions={"minute": "time", "day": "day", "month": "month", "year": "year", "range": "range"},
    found={
        "metadata": "from the article's metadata",
        "stated": 'stated as "{words}"',
        "resolved": 'resolved from "{words}"',
        "inferred": "inferred",
    },
    inferred_date="date inferred from the other articles",
    also_carried="also carried by",
    checks={},
)

INDONESIAN = Wording(
    key_points="Pokok berita",
    events="Peristiwa",
    sources="Sumber",
    sentence="kalimat {number}",
    no_outlet="Media tidak disebut",
    no_date="tanpa tanggal",
    precisions={"minute": "jam", "day": "hari", "month": "bulan", "year": "tahun", "range": "rentang"},
    found={
        "metadata": "dari keterangan artikel",
        "stated": 'tertulis "{words}"',
        "resolved": 'dihitung dari "{words}"',
        "inferred": "diperkirakan",
    },
    inferred_date="tanggal diperkirakan dari artikel lain",
    also_carried="dimuat juga oleh",
    checks={
        "figures": "angka",
        "names": "nama",
        "negation": "ingkar",
        "quotes": "tanda kutip",
        "repetition": "pengulangan",
        "dates": "tanggal",
        "omission": "bagian hilang",
        "invented": "kata karangan",
        "untranslated": "belum diterjemahkan",
        "glossary": "glosarium",
        "truncated": "terpotong",
        "length": "panjang",
        "empty": "kosong",
    },
)

WORDINGS = {"en": ENGLISH, "id": INDONESIAN}


def wording(lang: str) -> Wording:
    """The words for a language; English where Warta has none of its own."""
    return WORDINGS.get(lang, ENGLISH)
