"""Places and other names known in advance: Indonesian regencies and cities, countries, world bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warta.records import NameKind

_WORLD, _UNITED_NATIONS, _EUROPEAN_UNION = "001", "UN", "EU"
_KINDS: Mapping[str, NameKind] = {"person": "person", "organisation": "organisation", "place": "place"}


def is_place(words: str) -> bool:
    """Whether these words are a place that datelines carry: Indonesian regencies and cities, countries."""
    key = words.strip().lower()
    return key in place_names() or key.replace(" ", "") in place_names()


@cache
def place_names() -> frozenset[str]:
    """Places in lower case: places.txt beside this module, countries from CLDR."""
    return frozenset(
        {name.lower() for name in _lines("places.txt")} | {name.lower() for name in _countries()}
    )


@cache
def known_names() -> Mapping[str, NameKind]:
    """Names that mean one thing wherever they stand, as they are written, with their kind.

    Countries and world regions (CLDR), and known_names.tsv beside this module: world bodies, capitals,
    usual spellings that CLDR does not have.
    """
    named: dict[str, NameKind] = dict.fromkeys(_countries(), "place")
    for line in _lines("known_names.tsv"):
        name, _, kind = line.partition("\t")
        named[name] = _KINDS[kind]
    return named


def _countries() -> list[str]:
    """The territories and regions of CLDR by their Indonesian names, without the world and the two unions."""
    from babel import Locale

    left_out = (_WORLD, _UNITED_NATIONS, _EUROPEAN_UNION, "ZZ", "EZ", "QO", "XA", "XB")
    return [str(name) for code, name in Locale("id").territories.items() if code not in left_out]


def _lines(name: str) -> list[str]:
    """The entries of a data file beside this module, without comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
