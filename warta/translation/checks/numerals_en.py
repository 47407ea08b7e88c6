"""Numbers in English text: digits, number words, ordinals, scale words, clock times, dates."""

from __future__ import annotations

import re
from decimal import Decimal

from warta.translation.checks.numerals import Amount, Numeral, Token, clock, plain, roman, tokens

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90
}  # fmt: skip
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12
}  # fmt: skip
_SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12, "t": 10**12
}  # fmt: skip
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20
}  # fmt: skip
_LOOSE = {
    "first": "1", "second": "2", "both": "2", "twice": "2", "double": "2", "doubled": "2", "couple": "2",
    "pair": "2", "twin": "2", "twins": "2", "dual": "2", "duo": "2", "either": "2", "neither": "2",
    "bilateral": "2", "triad": "3", "triple": "3", "tripled": "3", "trio": "3", "half": "0.5", "quarter":
    "4", "quarters": "4", "thirds": "3", "decade": "10", "decades": "10", "century": "100", "dozen": "12",
    "nd": "2", "semi": "0.5", "triplets": "3", "quartet": "4", "fifths": "5"
}  # fmt: skip
_TENS_OF = frozenset({"tens", "dozens", "scores"})
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90
}  # fmt: skip
_JOINERS = frozenset({"-", "–", "—", "to", "and", "or"})
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")


def numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of an English sentence, in reading order."""
    found: list[Numeral] = []
    words = tokens(_DATE.sub(lambda match: " " * len(match.group()), text))
    position = 0
    while position < len(words):
        numeral, following = _amount(words, position)
        if numeral is None:
            numeral, following = _single(words, position), position + 1
        if numeral is not None:
            found.append(numeral)
        position = following
    return (*found, *_dates(text))


def _amount(words: list[Token], start: int) -> tuple[Numeral | None, int]:
    """The number made of digits, units and scale words that starts at `start`, and where it ends."""
    amount, position = Amount(), start
    while position < len(words) and _take(amount, words, position):
        position += 1
    if position == start:
        return None, start
    taken = words[start:position]
    readings = {plain(amount.value)}
    if taken[0].is_digits and len(taken) == 1:
        readings = digit_readings(taken[0].text)
    readings |= _inherited(words, start, position, amount)
    if taken[-1].text.lower() in _TENS_OF:
        readings |= {"12", "20"}
    firm = taken[0].is_digits or (amount.value >= 2 and taken[-1].text.lower() not in _TENS_OF)
    return Numeral(_written(taken), frozenset(readings), firm, _is_percent(words, position)), position


def _written(taken: list[Token]) -> str:
    """The words of a number as they stand in the sentence, hyphens without spaces."""
    return " ".join(token.text for token in taken).replace(" - ", "-")


def _take(amount: Amount, words: list[Token], position: int) -> bool:
    """Add the token at `position` to the number if it continues it."""
    token = words[position]
    word = token.text if token.is_digits else token.text.lower()
    after_digits = position > 0 and words[position - 1].is_digits
    if token.is_digits:
        if amount.started:
            return False
        value = decimal(word)
        amount.add(Decimal(2) if value is None else value)
    elif word in _UNITS and amount.accepts(Decimal(_UNITS[word])):
        amount.add(Decimal(_UNITS[word]))
    elif (word in _TEENS or word in _TENS) and amount.accepts(Decimal(10)):
        (amount.add if word in _TEENS else amount.add_tens)(Decimal(_TEENS.get(word) or _TENS[word]))
    elif word in _TENS_OF and not amount.started:
        amount.add(Decimal(10))
    elif word.rstrip("s") == "hundred":
        amount.multiply(Decimal(100))
    elif word.rstrip("s") in _SCALES and (amount.last_scale or 10**13) > _SCALES[word.rstrip("s")]:
        amount.scale(Decimal(_SCALES[word.rstrip("s")]))
    elif amount.started and after_digits and _is_short_scale(words, position):
        amount.scale(Decimal(_SHORT_SCALES[word]))
    else:
        return _take_joint(amount, words, position)
    return True


def _is_short_scale(words: list[Token], position: int) -> bool:
    """Whether "bn" or "m" after digits is a scale; one letter is only after money ("$5m", not "30 m")."""
    word = words[position].text.lower()
    money = position > 1 and words[position - 2].text in {"$", "€", "£", "Rp", "IDR", "USD"}
    return word in _SHORT_SCALES and (len(word) > 1 or money)


def _take_joint(amount: Amount, words: list[Token], position: int) -> bool:
    """Pass over the "-" of "twenty-one", the "and" of "hundred and five", the "of" of "tens of thousands"."""
    if not amount.started or position + 1 >= len(words):
        return False
    word, following = words[position].text.lower(), words[position + 1].text.lower()
    before = words[position - 1].text.lower()
    if word == "-":
        return (before in _TENS and following in _UNITS) or (before in _UNITS and following in _SCALES)
    if word == "and":
        return before in {"hundred", "thousand"} and (
            following in _UNITS or following in _TEENS or following in _TENS
        )
    return word == "of" and before in {"hundreds", *_TENS_OF} and following.rstrip("s") in _SCALES


def decimal(digits: str) -> Decimal | None:
    """The value of a number in English digits; None where it is no English number ("51,2")."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"\d+(\.\d+)?", digits):
        return Decimal(digits)
    return None


def digit_readings(digits: str) -> set[str]:
    """What a number in digits may mean; one that is not English stands for itself."""
    value = decimal(digits)
    readings = {digits} if value is None else {plain(value)}
    if match := re.fullmatch(r"(\d{1,2})[.:](\d{2})", digits):
        hour, minute = int(match[1]), int(match[2])
        if hour <= 24 and minute < 60:
            readings.add(clock(hour, minute))
    if re.fullmatch(r"\d{4}", digits) and int(digits[:2]) <= 24 and int(digits[2:]) < 60 and digits[0] == "0":
        readings.add(clock(int(digits[:2]), int(digits[2:])))
    return readings


def _inherited(words: list[Token], start: int, end: int, amount: Amount) -> set[str]:
    """The 4 of "4 to 5 million" means millions; the hour of "9 pm" is a time; "1990s" may be cut to 90."""
    readings: set[str] = set()
    following = [token.text.lower() for token in words[end : end + 3]]
    if (
        len(following) > 2
        and following[0] in _JOINERS
        and following[1][0].isdigit()
        and amount.last_scale is None
    ):
        factor = _SCALES.get(following[2]) or _SHORT_SCALES.get(following[2])
        if factor:
            readings.add(plain(amount.value * factor))
    if following[:1] and following[0] in {"am", "pm", "a", "p", "o'clock", "o’clock"} and amount.value <= 12:
        readings.add(clock(int(amount.value), 0))
    if following[:1] == ["s"] and words[start].is_digits:
        readings.add(plain(amount.value % 100))
    return readings


def _is_percent(words: list[Token], position: int) -> bool:
    """Whether the number before `position` is a percentage."""
    following = [token.text.lower() for token in words[position : position + 2]]
    return following[:1] in (["%"], ["percent"], ["percentage"]) or following == ["per", "cent"]


def _single(words: list[Token], position: int) -> Numeral | None:
    """A word that holds a number by itself: an ordinal, a fraction, a Roman numeral, "both"."""
    word = words[position].text
    lower = word.lower()
    before = words[max(0, position - 2) : position]
    if lower in _ORDINALS:
        value = _ORDINALS[lower]
        if len(before) == 2 and before[1].text == "-" and before[0].text.lower() in _TENS:
            value += _TENS[before[0].text.lower()]
        return Numeral(word, frozenset({str(value)}), firm=False)
    if (latin := roman(word)) is not None:
        return Numeral(word, frozenset({str(latin)}))
    if lower.endswith("fold") and lower[:-4] in _UNITS | _TEENS:
        return Numeral(word, frozenset({str((_UNITS | _TEENS)[lower[:-4]])}), firm=False)
    if lower in _DECADES:
        return Numeral(word, frozenset({str(_DECADES[lower]), str(1900 + _DECADES[lower])}), firm=False)
    return Numeral(word, frozenset({_LOOSE[lower]}), firm=False) if lower in _LOOSE else None


def _dates(text: str) -> list[Numeral]:
    """The parts of dates in digits, "29/7/2024", and the months written out."""
    found: list[Numeral] = []
    for match in _DATE.finditer(text):
        day, month, year = match.groups()
        found.append(Numeral(day, frozenset({str(int(day))})))
        found.append(Numeral(month, frozenset({str(int(month)), f"month {int(month)}"})))
        if year:
            found.append(Numeral(year, frozenset({str(int(year))})))
    return found
