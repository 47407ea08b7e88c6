"""What a numeral is to the checks: the words it was read from and the values they may mean.

A numeral may have several readings ("9.30" is a clock time or a decimal), written as strings so
that numbers, clock times, months and weekdays live in one set: "4490000000000", "clock 9:30",
"month 7", "weekday 1".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a sentence. `firm` says that it must have a counterpart in the other language."""

    words: str
    readings: frozenset[str]
    firm: bool = True
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits with its separators, or a mark; `start` and `end` are character indexes."""

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_")
_ROMAN = re.compile(r"(?=[IVX]{2,}$)X{0,3}(?:IX|IV|V?I{0,3})$")


def tokens(text: str) -> list[Token]:
    """`text` as words, numbers and single marks; letters that touch digits are tokens of their own."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def plain(value: Decimal) -> str:
    """The one way a value is written among readings: no exponent, no trailing zeros."""
    return format(value.normalize(), "f")


def clock(hour: int, minute: int) -> str:
    """A time of day on the twelve-hour dial: languages differ in naming the half of the day."""
    return f"clock {hour % 12}:{minute:02}"


def roman(word: str) -> int | None:
    """The value of a Roman numeral from II to XXXIX; a single letter is too often something else."""
    if not _ROMAN.match(word):
        return None
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


@dataclass(slots=True)
class Amount:
    """A number being put together from left to right out of digits, units and scale words."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    pending: Decimal | None = None
    last_scale: Decimal | None = None
    started: bool = False

    def accepts(self, value: Decimal) -> bool:
        """Whether a unit may follow: "twenty" takes "five", "two" takes nothing."""
        return self.pending is None and (
            self.group == 0 or value < 10 or (self.group % 100 == 0 and value < 100)
        )

    def add(self, value: Decimal) -> None:
        """Take a unit or a number in digits."""
        self.pending, self.started = value, True

    def add_tens(self, value: Decimal) -> None:
        """Take a number below a hundred that leaves room for a unit ("twenty")."""
        self.group, self.started = self.group + value, True

    def multiply(self, factor: Decimal) -> None:
        """Take a factor inside the thousand (ten, hundred)."""
        self.group += (Decimal(1) if self.pending is None else self.pending) * factor
        self.pending, self.started = None, True

    def scale(self, factor: Decimal) -> None:
        """Take a scale word from a thousand up."""
        amount = self.group + (self.pending or 0)
        self.total += (amount if self.group or self.pending is not None else Decimal(1)) * factor
        self.group, self.pending, self.last_scale, self.started = Decimal(0), None, factor, True

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self.total + self.group + (self.pending or 0)
