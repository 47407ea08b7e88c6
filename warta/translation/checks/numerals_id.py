"""Numbers in Indonesian text: digits, number words, ordinals, scale words, clock times, dates."""

from __future__ import annotations

import re
from decimal import Decimal

from warta.translation.checks.numerals import Amount, Numeral, Token, clock, plain, roman, tokens

_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9
}  # fmt: skip
_FACTORS = {"puluh": 10, "ratus": 100}
_SCALES = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
# Words that open a number: "seribu" is a thousand, "puluhan" tens of something.
_OPENING = {
    "seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "puluhan": 10, "ratusan": 100, "ribuan": 10**3,
    "jutaan": 10**6, "miliaran": 10**9, "triliunan": 10**12,
}  # fmt: skip
# After a number in digits headlines shorten the scale: "Rp 4,49 T", "Rp 5 M" (miliar), "30 rb", "2 jt".
_SHORT_SCALES = {"T": 10**12, "M": 10**9, "jt": 10**6, "rb": 10**3}
# Words that may stand for a number in the other language and are not asked for.
_LOOSE = {
    "setengah": "0.5", "separuh": "0.5", "sepertiga": "3", "pertiga": "3", "seperempat": "4",
    "perempat": "4", "perlima": "5", "pertama": "1", "sepasang": "2", "pasangan": "2", "ganda": "2",
    "kembar": "2", "berdua": "2", "bertiga": "3", "lusin": "12", "selusin": "12", "belasan": "12",
    "dekade": "10", "dasawarsa": "10", "abad": "100",
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?:ke|per)(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:nya)?$"
)
_REPEATED = {"berpuluh": 10, "beratus": 100, "beribu": 10**3, "berjuta": 10**6}
_CLOCK_BEFORE = frozenset({"pukul", "jam", "pkl"})
_JOINERS = frozenset({"-", "–", "—", "hingga", "sampai", "dan", "atau", "ke"})
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")


def numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of an Indonesian sentence, in reading order."""
    found: list[Numeral] = []
    words = tokens(_DATE.sub(lambda match: " " * len(match.group()), text))
    position = 0
    while position < len(words):
        if _is_idiom(words, position):
            position += 1
            continue
        numeral, following = _amount(words, position)
        if numeral is None:
            numeral, following = _single(words, position), position + 1
        if numeral is not None:
            found.append(numeral)
        position = following
    return (*found, *_dates(text))


def _is_idiom(words: list[Token], position: int) -> bool:
    """Whether a number word only names something: "kaki lima" (street vendors), "beribu-ribu"."""
    word, before = (
        words[position].text.lower(),
        [token.text.lower() for token in words[max(0, position - 2) : position]],
    )
    return (word == "lima" and before[-1:] == ["kaki"]) or (
        word in _SCALES and "".join(before) == f"be{word}-"
    )


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
        readings = digit_readings(taken[0].text) | _clock_readings(words, start)
    readings |= _inherited(words, start, position, amount)
    percent = position < len(words) and words[position].text.lower() in {"persen", "%", "prosen"}
    written = " ".join(token.text for token in taken)
    if taken[-1].text.lower() == "puluhan":
        readings |= {"12", "20"}
    firm = taken[0].is_digits or (amount.value >= 2 and taken[-1].text.lower() != "puluhan")
    return Numeral(written, frozenset(readings), firm, percent), position


def _take(amount: Amount, words: list[Token], position: int) -> bool:
    """Add the token at `position` to the number if it continues it."""
    token = words[position]
    word = token.text if token.is_digits else token.text.lower()
    if token.is_digits:
        if amount.started or (value := decimal(word)) is None:
            return not amount.started and _take_raw(amount)
        amount.add(value)
    elif word in _UNITS and amount.accepts(Decimal(_UNITS[word])):
        amount.add(Decimal(_UNITS[word]))
    elif word in _WHOLE and amount.accepts(Decimal(_WHOLE[word])):
        amount.add_tens(Decimal(_WHOLE[word]))
    elif word == "belas" and amount.pending is not None:
        amount.add(amount.pending + 10)
    elif word in _FACTORS and amount.pending is not None:
        amount.multiply(Decimal(_FACTORS[word]))
    elif word in _OPENING and not amount.started:
        (amount.scale if _OPENING[word] >= 1000 else amount.multiply)(Decimal(_OPENING[word]))
    elif amount.started and word in _SCALES and (amount.last_scale or _SCALES[word] + 1) > _SCALES[word]:
        amount.scale(Decimal(_SCALES[word]))
    elif amount.started and position and words[position - 1].is_digits and token.text in _SHORT_SCALES:
        amount.scale(Decimal(_SHORT_SCALES[token.text]))
    else:
        return False
    return True


def _take_raw(amount: Amount) -> bool:
    """Take digits that are no number ("1.2.3"): their reading is the text itself."""
    amount.add(Decimal(2))
    return True


def decimal(digits: str) -> Decimal | None:
    """The value of a number in Indonesian digits: "1.000" is a thousand, "51,2" has a decimal comma."""
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+(,\d+)?", digits):
        return Decimal(digits.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"\d+\.\d+", digits):
        return Decimal(digits)
    return None


def digit_readings(digits: str) -> set[str]:
    """What a number in digits may mean; writers borrow English thousands ("1,000") and both clock marks."""
    value = decimal(digits)
    readings = {digits} if value is None else {plain(value)}
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", digits):
        readings.add(digits.replace(",", ""))
    if match := re.fullmatch(r"(\d{1,2})[.:](\d{2})", digits):
        hour, minute = int(match[1]), int(match[2])
        if hour <= 24 and minute < 60:
            readings.add(clock(hour, minute))
    if re.fullmatch(r"0\d{3}", digits):
        readings.add(clock(int(digits[:2]), int(digits[2:]) % 60))
    return readings


def _clock_readings(words: list[Token], position: int) -> set[str]:
    """A whole hour after "pukul": 21 may become 9 pm."""
    before = words[position - 1].text.lower() if position else ""
    digits = words[position].text
    return (
        {clock(int(digits), 0)}
        if before in _CLOCK_BEFORE and digits.isdigit() and int(digits) <= 24
        else set()
    )


def _inherited(words: list[Token], start: int, end: int, amount: Amount) -> set[str]:
    """In "4 sampai 5 juta" the 4 means millions, in "1990-an" the number may be cut to 90."""
    readings: set[str] = set()
    following = [token.text for token in words[end : end + 4]]
    if len(following) > 2 and following[0].lower() in _JOINERS and following[1][0].isdigit():
        factor = _SCALES.get(following[2].lower()) or _SHORT_SCALES.get(following[2])
        if factor and amount.last_scale is None:
            readings.add(plain(amount.value * factor))
    if following[:2] == ["-", "an"]:
        readings.add(plain(amount.value % 100))
    if (start and words[start - 1].text.lower() == "abad") or _after_century(words, start):
        readings.add(plain((amount.value - 1) * 100))
    return readings


def _after_century(words: list[Token], start: int) -> bool:
    """Whether the number counts a century: "abad ke-19"."""
    return [token.text.lower() for token in words[max(0, start - 3) : start]] == ["abad", "ke", "-"]


def _single(words: list[Token], position: int) -> Numeral | None:
    """A word that holds a number by itself: an ordinal, a fraction, a Roman numeral."""
    word = words[position].text
    if match := _ORDINAL.match(word.lower()):
        value = _UNITS.get(match[1]) or _WHOLE[match[1]]
        following = words[position + 1].text.lower() if position + 1 < len(words) else ""
        value = value * 10 if following == "puluh" else value + 10 if following == "belas" else value
        return Numeral(word, frozenset({str(value)}), firm=value > 2)
    if (latin := roman(word)) is not None:
        return Numeral(word, frozenset({str(latin)}))
    if word.lower() in _REPEATED:
        return Numeral(word, frozenset({str(_REPEATED[word.lower()])}), firm=False)
    if word.lower() in _LOOSE:
        return Numeral(word, frozenset({_LOOSE[word.lower()]}), firm=False)
    return None


def _dates(text: str) -> list[Numeral]:
    """The parts of dates in digits, "29/7/2024": the month may be written out in the other language."""
    found: list[Numeral] = []
    for match in _DATE.finditer(text):
        day, month, year = match.groups()
        found.append(Numeral(day, frozenset({str(int(day))})))
        found.append(Numeral(month, frozenset({str(int(month)), f"month {int(month)}"})))
        if year:
            found.append(Numeral(year, frozenset({str(int(year))})))
    return found
