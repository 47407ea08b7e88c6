"""Months and weekdays: "Senin, 29 Juli" must stay Monday and July."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag
from warta.translation.checks.numerals import Numeral

_MONTHS_ID = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
    "november", "desember"
)  # fmt: skip
_SHORT_ID = {
    "jan": 1, "feb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nopember": 11, "des": 12
}  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"
)  # fmt: skip
_WEEKDAYS = {
    "senin": "Monday", "selasa": "Tuesday", "rabu": "Wednesday", "kamis": "Thursday", "jumat": "Friday",
    "jum'at": "Friday", "jum’at": "Friday", "sabtu": "Saturday", "minggu": "Sunday", "ahad": "Sunday"
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def months_id(text: str) -> tuple[Numeral, ...]:
    """The months named in an Indonesian sentence; short forms count only beside a number."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        number = _MONTHS_ID.index(word.lower()) + 1 if word.lower() in _MONTHS_ID else 0
        beside_number = text[: match.start()].rstrip()[-1:].isdigit()
        if not number and beside_number:
            number = _SHORT_ID.get(word.lower(), 0)
        if number and (word[0].isupper() or beside_number):
            found.append(Numeral(word, frozenset({f"month {number}", str(number)})))
    return tuple(found)


def months_en(text: str) -> tuple[Numeral, ...]:
    """The months named in an English sentence; "May" and "March" that open it may be other words."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        for number, name in enumerate(_MONTHS_EN, 1):
            if word in {name, name[:3], name[:4]} and (word == name or number != 5):
                firm = word == name and not (match.start() == 0 and name in {"March", "May"})
                found.append(Numeral(word, frozenset({f"month {number}", str(number)}), firm))
    return tuple(found)


def check_weekdays(source: str, translation: str) -> Iterator[Flag]:
    """Flag a weekday that changed; "Minggu" and "minggu" may mean a week."""
    words = [match.group() for match in _WORD.finditer(source)]
    named = {day for word, day in _WEEKDAYS.items() if word in {w.lower() for w in words}}
    wanted = {_WEEKDAYS[w.lower()] for w in words if w[0].isupper() and w.lower() in _WEEKDAYS}
    if not re.search(r"\b[Hh]ari Minggu\b|\bMinggu \(\d", source):
        wanted.discard("Sunday")
    for day in sorted(set(_WEEKDAYS.values())):
        present = re.search(rf"\b{day}", translation) is not None
        if day in wanted and not present:
            yield Flag("dates", f"{day}: missing")
        if present and day not in named:
            yield Flag("dates", f"{day}: not in the original")
