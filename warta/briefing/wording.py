"""The words of a brief's headings and notes, by language, and dates and values in them."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal

from warta.briefing.figures import SCALES, UNITS
from warta.records import DateSource, Figure, FoundDate, Precision


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor would write in one language around the articles' own sentences."""

    key_points: str
    events: str
    figures: str
    quotations: str
    differences: str
    sources: str
    sentence: str
    no_outlet: str
    no_date: str
    precisions: dict[Precision, str]
    found: dict[DateSource, str]
    uncertain: str
    inferred_date: str
    also_carried: str
    verdicts: dict[str, str]
    reported_once: str
    reported_by: str
    conflicting: str
    only_in: str
    only_in_unnamed: str
    direct: str
    reported: str
    units: dict[str, str]
    scales: dict[str, str]
    checks: dict[str, str]

    def unit(self, name: str) -> str:
        """A unit's name; the article's own where the language has none."""
        return self.units.get(name, name)


ENGLISH = Wording(
    key_points="Key points",
    events="Events",
    figures="Figures",
    quotations="Quotations",
    differences="Where outlets differ",
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
    uncertain="uncertain",
    inferred_date="date inferred from the other articles",
    also_carried="also carried by",
    verdicts={"agreed": "agreed", "rounded": "rounded", "differs": "differs"},
    reported_once="Reported once",
    reported_by="reported by",
    conflicting="Figures that conflict",
    only_in="Only in {outlet}",
    only_in_unnamed="Only in the article without a named outlet",
    direct="direct",
    reported="reported",
    units=UNITS,
    scales={"juta": "million", "miliar": "billion", "triliun": "trillion"},
    checks={},
)

INDONESIAN = Wording(
    key_points="Pokok berita",
    events="Peristiwa",
    figures="Angka",
    quotations="Kutipan",
    differences="Perbedaan antarmedia",
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
    uncertain="belum pasti",
    inferred_date="tanggal diperkirakan dari artikel lain",
    also_carried="dimuat juga oleh",
    verdicts={"agreed": "sama", "rounded": "dibulatkan", "differs": "berbeda"},
    reported_once="Disebut satu media",
    reported_by="menurut",
    conflicting="Angka yang bertentangan",
    only_in="Hanya di {outlet}",
    only_in_unnamed="Hanya di artikel tanpa nama media",
    direct="langsung",
    reported="tidak langsung",
    units={"usia": "tahun"},
    scales={"juta": "juta", "miliar": "miliar", "triliun": "triliun"},
    checks={
        "figures": "angka",
        "names": "nama",
        "negation": "ingkar",
        "opposites": "lawan kata",
        "quotes": "tanda kutip",
        "quotation": "tanda kutip",
        "repetition": "pengulangan",
        "copy": "belum diterjemahkan",
        "untranslated": "belum diterjemahkan",
        "length": "panjang",
        "empty": "kosong",
    },
)

WORDINGS = {"en": ENGLISH, "id": INDONESIAN}


def wording(lang: str) -> Wording:
    """The words for a language; English where Warta has none of its own."""
    return WORDINGS.get(lang, ENGLISH)


def date_words(date: FoundDate) -> str:
    """A date as ISO 8601 as far as it is known: 2024, 2024-03, 2024-07-29, or first/last day of a range."""
    day = date.value.isoformat()
    if date.end:
        return f"{day}/{date.end.isoformat()}"
    return {"year": day[:4], "month": day[:7]}.get(date.precision, f"{day} {date.time}".rstrip())


def value_words(figure: Figure, lang: str) -> str:
    """A figure in the page's language: "51.2 percent", "Rp 4,49 triliun"."""
    words = wording(lang)
    value, scale = figure.value, ""
    for name in ("triliun", "miliar", "juta"):
        if value >= SCALES[name]:
            value, scale = value / SCALES[name], f" {words.scales[name]}"
            break
    number = format_decimal(
        round(value, 4), locale="id" if lang == "id" else "en", decimal_quantization=False
    )
    currency = {"rupiah": "Rp", "dolar AS": "US$"}.get(figure.unit)
    return f"{currency} {number}{scale}" if currency else f"{number}{scale} {words.unit(figure.unit)}"
