"""Headlines in ordinary spelling.

The model turns headlines in capitals into gibberish, and takes Every Word Of Such A Headline for a
name (models/id-en/README.md). Sentence case cures both, if names keep their capitals. Which words are
names is read from the sentence's recognised names and from how the run's other texts spell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from warta.records import Name

# Abbreviations of Indonesian news that are read letter by letter, or that sentence case would spoil.
ABBREVIATIONS = frozenset(  # one word of text each, because a hundred quoted words read worse
    """AIDS APBD APBN APEC AS ASEAN ASN BBM BIN BKKBN BLT BMKG BNN BNPB BNPT BPBD BPJS BPK BPOM BPS BRI
    BRICS BRIN BSSN BUMD BUMN CEO COVID CPNS DIY DKI DPD DPR DPRD DPT EU FBI FIFA G20 HAM HIV HUT IAEA
    ICC ICJ IHSG IKN IMF IPO ISIS ISPA JK KKB KIP KPAI KPK KPPU KPU KTP KTT KUHP LBH LSM MA MK MPR MRT
    MUI NASA NATO NIK NKRI NTB NTT NU OAS OECD OJK OPEC OPM PAN PBB PBNU PDIP PHK PKB PKI PKS PLN PMI
    PNS PPATK PPKM PPN PPP PSBB PSI PSSI PT PTUN QRIS RI RRC RSUD RT RUU RW SARA SBY SD SDM SIM SMA
    SMK SMP SOP STNK TKI TNI TPS TV UE UEFA UMKM UMP UNESCO UNHCR UNICEF UU UUD VAR WHO WIB WIT WITA
    WNA WNI WTO""".split()  # noqa: SIM905  # as above
)
WORD = re.compile(r"[^\W\d_]+")
INSIDE = re.compile(r"(?<=[a-z0-9,] )[^\W\d_]+")  # a word in the middle of a sentence


@dataclass(frozen=True, slots=True)
class Spellings:
    """How words are written in running text: names by their lower-case form, and words seen in lower case."""

    names: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()


def spellings_in(texts: Iterable[str], names: Iterable[tuple[Name, ...]]) -> Spellings:
    """Read the spellings from texts that are no headlines, and from recognised names.

    A word that stands with a capital in the middle of sentences and never without is a name.
    """
    capitals: dict[str, str] = {}
    common: set[str] = set()
    for text in texts:
        if in_capitals(text) or in_title_case(text):
            continue
        common.update(word for word in WORD.findall(text) if word.islower())
        capitals.update((word.lower(), word) for word in INSIDE.findall(text) if word[0].isupper())
    found = {lower: word for lower, word in sorted(capitals.items()) if lower not in common}
    for name in (name for group in names for name in group):
        words = [name.text, *(name.text.split() if name.kind == "person" else ())]
        found.update((word.lower(), word) for word in words if not word.islower() and not word.isupper())
    return Spellings(found, frozenset(common))


def in_capitals(text: str) -> bool:
    """Whether a text is a headline in capitals: two long words or more, four letters in five upper case."""
    letters = [character for character in text if character.isalpha()]
    upper = sum(character.isupper() for character in letters)
    return len(_long_words(text)) >= 2 and upper >= 0.8 * len(letters)


def in_title_case(text: str) -> bool:
    """Whether every long word of a text has a capital: three such words or more, and no full stop."""
    words = _long_words(text)
    return len(words) >= 3 and not text.rstrip().endswith(".") and all(word[0].isupper() for word in words)


def _long_words(text: str) -> list[str]:
    """The words of four letters and more."""
    return [word for word in WORD.findall(text) if len(word) > 3]


def sentence_case(text: str, spellings: Spellings) -> str:
    """A headline in ordinary spelling; any other text as it is.

    In capitals, everything is lowered but abbreviations and the names of people, countries, months
    and days. In title case, a word is lowered only where other texts have it in lower case.
    """
    if in_capitals(text):
        return _first_capital(_with_names(re.sub(r"[^\W_]+", _lower_word, text), spellings.names))
    if in_title_case(text) and spellings.common:
        lowered = WORD.sub(lambda m: m[0].lower() if m[0].lower() in spellings.common else m[0], text)
        return _first_capital(_with_names(lowered, spellings.names))
    return text


def _lower_word(match: re.Match[str]) -> str:
    """A word in lower case, or as it is where it is an abbreviation (known, or without a vowel)."""
    word = match.group()
    return word if word in ABBREVIATIONS or not re.search(r"[AEIOU]", word) else word.lower()


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """The text with the spelling of every name in it that stands in lower case."""
    known = {**calendar_and_countries(), **names}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    return pattern.sub(lambda match: known[match.group()], text)


def _first_capital(text: str) -> str:
    """The text with a capital as its first letter."""
    first = WORD.search(text)
    return text if first is None else text[: first.start()] + first[0][0].upper() + text[first.start() + 1 :]


@cache
def calendar_and_countries() -> dict[str, str]:
    """Names that Indonesian writes with a capital in any sentence, by lower case; from Unicode CLDR.

    "minggu" is left out: it is a week more often than a Sunday.
    """
    from babel import Locale

    locale = Locale("id")
    territories = (name for code, name in locale.territories.items() if code.isalpha())
    names = [*territories, *locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    return {name.lower(): name for name in names if name != "Minggu"}
