"""Every number of the translation equals one of the original, and the other way round.

Digits must always have a counterpart (in digits or in words); number words from two up must have
one too; "first", "both", "half" and the like may stand for a number but are not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag
from warta.translation.checks import numerals_en, numerals_id
from warta.translation.checks.dates import months_en, months_id
from warta.translation.checks.numerals import Numeral

_CURRENCIES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "rupiah",
        re.compile(r"\bRp|\brupiah|\bIDR\b|\bmata uang Garuda\b", re.IGNORECASE),
        re.compile(r"\bRp|\brupiahs?\b|\bIDR\b", re.IGNORECASE),
    ),
    (
        "dollars",
        re.compile(r"\$|\bdol+ar|\bUSD\b|\bsen\b", re.IGNORECASE),
        re.compile(r"\$|\bdollar|\bUSD\b|\bcents?\b|\bbucks?\b", re.IGNORECASE),
    ),
    (
        "euros",
        re.compile(r"€|\beuro\b|\bEUR\b", re.IGNORECASE),
        re.compile(r"€|\beuros?\b|\bEUR\b", re.IGNORECASE),
    ),
    (
        "pounds",
        re.compile(r"£|\bpound|\bpon\b|\bpoundsterling|\bsterling", re.IGNORECASE),
        re.compile(r"£|\bsterling", re.IGNORECASE),
    ),
)


def check_figures(source: str, translation: str) -> Iterator[Flag]:
    """Flag each number of the original that the translation lacks, and each that it adds."""
    ours = (*numerals_id.numerals(source), *months_id(source))
    theirs = (*numerals_en.numerals(translation), *months_en(translation))
    for words in _unmatched(ours, theirs):
        yield Flag("figures", f"{words}: missing or different")
    for words in _unmatched(theirs, ours):
        if words in source:  # a name kept as it is: "Six Flags"
            continue
        yield Flag("figures", f"{words}: not in the original")


def check_percentages(source: str, translation: str) -> Iterator[Flag]:
    """Flag a percentage that became a plain number, and a plain number that became a percentage."""
    ours, theirs = numerals_id.numerals(source), numerals_en.numerals(translation)
    for numeral in ours:
        if numeral.percent and _only_as(numeral, theirs, percent=False):
            yield Flag("figures", f"{numeral.words} percent: became a plain number")
    if not any(numeral.percent for numeral in ours):
        for numeral in theirs:
            if numeral.percent and _only_as(numeral, ours, percent=False):
                yield Flag("figures", f"{numeral.words} percent: no percentage in the original")


def check_money(source: str, translation: str) -> Iterator[Flag]:
    """Flag a sum of money whose currency changed."""
    if not (numerals_id.numerals(source) and numerals_en.numerals(translation)):
        return
    for name, ours, theirs in _CURRENCIES:
        if theirs.search(translation) and not ours.search(source):
            yield Flag("figures", f"{name}: not in the original")
        elif name == "rupiah" and ours.search(source) and not theirs.search(translation):
            yield Flag("figures", "rupiah: missing")


def _unmatched(wanted: tuple[Numeral, ...], offered: tuple[Numeral, ...]) -> list[str]:
    """The words of the firm numbers of `wanted` that no number of `offered` can mean, each once."""
    readings = {reading for numeral in offered for reading in numeral.readings}
    return list(dict.fromkeys(n.words for n in wanted if n.firm and not n.readings & readings))


def _only_as(numeral: Numeral, others: tuple[Numeral, ...], *, percent: bool) -> bool:
    """Whether the number has counterparts and all of them have `percent`."""
    matching = [other.percent for other in others if numeral.readings & other.readings]
    return bool(matching) and all(value is percent for value in matching)
