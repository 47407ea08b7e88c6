"""Countries named in Indonesian and in English text, by name or by adjective.

The names come from CLDR (Unicode's locale data, which Babel brings); countries.csv beside this
module adds those that news writes beside CLDR's, and the English adjectives.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel import Locale

Language = Literal["id", "en"]

# Territories whose names are other words, or parts of other names, too often to be trusted.
_AMBIGUOUS = frozenset(
    [
        "GE",
        "JO",
        "TD",
        "ML",
        "NE",
        "GN",
        "JE",
        "IM",
        "SX",
        "MF",
        "GU",
        "PN",
        "NU",
        "RE",
        "CC",
        "CX",
        "AC",
        "TA",
        "DG",
        "EA",
        "IC",
        "UN",
        "EZ",
        "EU",
        "XA",
        "XB",
        "ZZ",
        "QO",
        "AQ",
        "BV",
        "CP",
        "DM",
        "CD",
        "GG",
        "CG",
        "IO",
        "UM",
        "VG",
        "VI",
        "HM",
        "GS",
        "SJ",
        "SH",
        "AX",
    ]
)
# Parts of the world, and bodies, whose names hold a country's.
_NEVER = re.compile(
    r"\b(?:Amerika (?:Latin|Selatan|Tengah|Utara)|Negara-negara Amerika|Afrika Selatan bagian|"
    r"(?:Latin|South|Central|North|Native|African|Pan)[- ]American?s?|the Americas|American States)\b"
)
# Currencies and languages: they may bring a country's name into one language and not into the other.
_NOT_ASKED_FOR = re.compile(
    r"\b(?:dolar (?:AS|Amerika(?: Serikat)?|[A-Z]\w+)|(?:US|U\.S\.|[A-Z]\w+|Hong Kong|New Zealand) dollars?|"
    r"US ?(?=\$)|AS ?(?=\$)|(?:ber)?[Bb]ahasa [A-Z]\w+|English)"
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as a sentence names it: `words` are those of the sentence, `name` is English."""

    name: str
    words: str


def countries(text: str, language: Language, *, certain: bool) -> tuple[Country, ...]:
    """The countries that `text` names; `certain` leaves out those in names of languages and currencies."""
    pattern, codes = _names(language)
    masked = _NEVER.sub("-", text)
    if certain:
        masked = _NOT_ASKED_FOR.sub("-", masked)
    english = Locale("en").territories
    return tuple(
        Country(_short(str(english[codes[m.group(1)]])), m.group(1)) for m in pattern.finditer(masked)
    )


def _short(name: str) -> str:
    """The name without what CLDR adds to it ("Myanmar (Burma)", "Hong Kong SAR China")."""
    return name.partition(" (")[0].removesuffix(" SAR China")


@functools.cache
def _names(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    """The names of all countries in `language` as one pattern, longest first, and their codes."""
    territories = Locale(language).territories
    codes = {name: code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    codes |= _more_names(language)
    codes = {name: code for name, code in codes.items() if code not in _AMBIGUOUS}
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    ending = r"(?:s|'s|’s)?" if language == "en" else ""
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))}){ending}(?!\w)"), codes


def _more_names(language: Language) -> dict[str, str]:
    """The rows of countries.csv for one language."""
    with (Path(__file__).parent / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["code"] for row in csv.DictReader(file) if row["language"] == language}
