"""Quantities in a story: how much of what, whose, and who reports it.

Numbers are read as Indonesian writes them ("51,2 persen", "Rp 4,49 triliun", "tujuh negara"); a
number without a unit, and the numbers of dates, times, laws and match scores, are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warta.briefing.features import term_vector
from warta.briefing.people import Person, person_names, resolve
from warta.briefing.terms import STOPWORDS, cosine
from warta.records import Article, Citation, Figure, Quotation, Sentence

DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ONES = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
_TENS = {"belas": (1, 10), "puluh": (10, 0), "ratus": (100, 0), "ribu": (1000, 0)}
UNITS = {
    "usia": "years old", "persen": "percent", "rupiah": "rupiah", "dolar AS": "US dollars", "orang": "people",
    "jiwa": "people", "korban": "victims", "warga": "residents", "rumah": "houses", "negara": "countries",
    "tahun": "years", "bulan": "months", "pekan": "weeks", "minggu": "weeks", "hari": "days",
    "jam": "hours", "menit": "minutes", "detik": "seconds", "kali": "times", "ton": "tonnes",
    "kilogram": "kilograms", "kg": "kg", "gram": "grams", "liter": "litres", "meter": "metres",
    "kilometer": "kilometres", "km": "km", "hektare": "hectares", "desa": "villages",
    "kecamatan": "districts", "kabupaten": "regencies", "provinsi": "provinces", "kota": "cities",
    "kursi": "seats", "gol": "goals", "unit": "units", "pesawat": "aircraft", "kapal": "ships",
    "mobil": "cars", "pembangkang": "dissidents", "dekade": "decades",
}  # fmt: skip
"""Common units and what they are called in English."""

SCALES = {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12, "kuadriliun": 1e15}
_WORD = "|".join((*_ONES, *_WHOLE))
_NUMBER = re.compile(
    rf"(?<![\w/:.,-])(?P<money>Rp\.?|US\$|USD|\$)?\s?"
    rf"(?:(?P<digits>{DIGITS})|(?P<word>{_WORD})(?: (?P<ten>belas|puluh|ratus|ribu))?)(?![-/:\w]|[.,] ?\d)"
    r"(?:\s?(?P<percent>%|persen\b)|\s(?P<scale>ribu|juta|miliar|milyar|triliun|kuadriliun)(?![a-z]))?"
    r"(?:\s(?P<unit>[a-z]{2,}))?",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:pasal|ayat|nomor|no|no\.|pukul|jam|tanggal|tgl|jalan|jl|jl\.|rt|rw|km|seri|versi|kelas|tahun|pada|sejak|"
    r"peringkat|posisi|menit ke|grup|liga|uu|pp|perpres|perppu|halaman|hal\.|edisi|jilid|bab|lantai|blok|tol|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|covid)|[(\"“]\d*)\s?$",
    re.IGNORECASE,
)
_AGE = re.compile(r"\((\d{1,2})\)|, (\d{1,2}) tahun,|\bberusia (\d{1,2}) tahun")
_NO_UNIT = (STOPWORDS - frozenset(UNITS)) | frozenset(
    [
        "sisi",
        "pihak",
        "cara",
        "besar",
        "kecil",
        "tinggi",
        "rendah",
        "januari",
        "lebih",
        "kurang",
        "puluh",
        "belas",
        "poin",
    ]
)
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{4,}")
COMMON_UNITS = frozenset(UNITS)
"""Units of which also "dua" is worth reporting; "dua hal" is not."""

_WINNING = re.compile(
    r"\b(?:memperoleh|mendapat(?:kan)?|meraih|meraup|mengantongi|memenangkan|unggul|menang)\b"
)
"""Verbs between a name and a percentage that make it that person's share."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """The same quantity as several outlets report it, or one figure by itself.

    `verdict` is "agreed", "rounded" (equal once rounded to the coarsest) or "differs"; "single"
    when only one article has it.
    """

    subject: str
    unit: str
    verdict: str
    figures: tuple[Figure, ...]


def find_figures(
    article: Article, people: Mapping[str, Person], quotations: Iterable[Quotation]
) -> tuple[Figure, ...]:
    """The quantities of an article in reading order; who reports one is the speaker of its sentence."""
    said = {quotation.citation.sentence: quotation for quotation in quotations}
    found: list[Figure] = []
    before: Sentence | None = None
    for sentence in article.sentences:
        citation = Citation(article.id, sentence.id)
        ages = tuple(_ages(sentence, people))
        counts = [
            read for read in _counts(sentence.text) if not any(abs(read[0] - age[0]) <= 2 for age in ages)
        ]
        for start, words, value, unit in ages:
            owner = _named_before(sentence, start, people)
            found.append(Figure(words, value, unit, owner.name if owner else "", citation))
        for start, words, value, unit in counts:
            owner = _winner(sentence, before, start, people) if unit == "persen" else None
            name = owner.name if owner else ""
            reporter = _reporter(said.get(sentence.id), words)
            found.append(Figure(words, value, unit, name, citation, "" if reporter == name else reporter))
        before = sentence
    return tuple(found)


def _reporter(quotation: Quotation | None, words: str) -> str:
    """Who says a figure: the speaker of its sentence, where the figure is in what is said."""
    return quotation.speaker if quotation and words in quotation.text else ""


_Read = tuple[int, str, float, str]
"""Where a quantity stands, its words, its value, its unit."""


def _counts(text: str) -> Iterator[_Read]:
    """The quantities with a unit in a sentence."""
    for match in _NUMBER.finditer(text):
        unit = _unit(match)
        if not unit or _NOT_COUNTED.search(text[: match.start()]):
            continue
        yield match.start(), _words(match, unit), _value(match), unit


def _unit(match: re.Match[str]) -> str:
    """What is counted; "" where the word after the number is no unit."""
    unit = match["unit"] or ""
    if match["percent"]:
        return "persen"
    if match["money"]:
        rupiah = match["money"].lower().startswith("rp")
        return "" if unit in {"sekian", "koma"} else "rupiah" if rupiah else "dolar AS"
    if not _is_noun(unit) or (match["word"] == "dua" and unit not in COMMON_UNITS):
        return ""
    if match["digits"] and re.fullmatch(r"(?:19|20)\d\d", match["digits"]) and unit != "orang":
        return ""  # a year before a word
    return unit


def _is_noun(word: str) -> bool:
    return word.islower() and word not in _NO_UNIT and not _VERB.fullmatch(word)


def _words(match: re.Match[str], unit: str) -> str:
    """The article's words for it, with the noun that a percentage is of."""
    of = match["unit"] or ""
    if unit in {"rupiah", "dolar AS"} or (unit == "persen" and not _is_noun(of)):
        return match.string[match.start() : match.start("unit") if of else match.end()].strip()
    return match[0].strip()


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        digits = match["digits"]
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
            digits = digits.replace(".", "")
        number = float(digits.replace(",", "."))
    else:
        word = match["word"].lower()
        number = float(_ONES.get(word) or _WHOLE[word])
        if match["ten"]:
            factor, plus = _TENS[match["ten"].lower()]
            number = number * factor + plus
    return round(number * SCALES.get((match["scale"] or "").lower(), 1.0), 4)


def _ages(sentence: Sentence, people: Mapping[str, Person]) -> Iterator[_Read]:
    """Ages right after a person's name: "Nicolas Maduro (61)", "Maduro, 61 tahun,"."""
    for match in _AGE.finditer(sentence.text):
        age = next(group for group in match.groups() if group)
        for start, end in person_names(sentence):
            if 0 <= match.start() - end <= 1 and resolve(sentence.text[start:end], people):
                yield match.start(), match[0].strip(", "), float(age), "usia"


def _named_before(sentence: Sentence, start: int, people: Mapping[str, Person]) -> Person | None:
    """The last person named before a place in a sentence."""
    spans = [(first, end) for first, end in person_names(sentence) if end <= start + 1]
    return resolve(sentence.text[spans[-1][0] : spans[-1][1]], people) if spans else None


def _winner(
    sentence: Sentence, before: Sentence | None, start: int, people: Mapping[str, Person]
) -> Person | None:
    """Whose a share is: the last person named before it, when a verb of winning stands between.

    Where the sentence opens with "dia", the only person of the sentence before.
    """
    ends = [end for _, end in person_names(sentence) if end <= start]
    if not _WINNING.search(sentence.text, ends[-1] if ends else 0, start):
        return None
    if ends:
        return _named_before(sentence, start, people)
    if before and re.match(r"(?:Dia|Ia)\b", sentence.text):
        named = {resolve(before.text[first:end], people) for first, end in person_names(before)}
        return named.pop() if len(named) == 1 else None
    return None


SAME_COUNT = 0.55
"""Cosine of two sentences of different articles from which counts of one unit count the same."""


def compare(figures: Sequence[Figure], texts: Mapping[str, str]) -> tuple[Quantity, ...]:
    """Figures of a story side by side: quantities that several articles give, then single ones.

    Shares and ages of one person are the same quantity, so are equal numbers of one unit, and
    counts of one unit in sentences that say nearly the same. `texts` has the sentences by id.
    """
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        whose = figure.subject.split()[-1].lower() if figure.subject else f"={figure.value}"
        of = figure.words.split()[-1].lower() if figure.unit == "persen" and figure.subject else ""
        groups.setdefault((figure.unit, whose, of), []).append(figure)
    merged: list[list[Figure]] = []
    for group in groups.values():
        alike = (known for known in merged if _count_the_same(known, group, texts))
        same = next(alike, None)
        if same is None:
            merged.append(group)
        else:
            same += group
    return tuple(sorted(map(_quantity, merged), key=lambda quantity: quantity.verdict == "single"))


def _count_the_same(known: Sequence[Figure], new: Sequence[Figure], texts: Mapping[str, str]) -> bool:
    """Whether counts that belong to nobody stand in nearly the same sentences of other articles.

    Sums and percentages never do, nor counts of which one article has both: those are two things.
    """
    if known[0].unit != new[0].unit or known[0].unit in {"persen", "rupiah", "dolar AS"}:
        return False
    if any(figure.subject for figure in (*known, *new)):
        return False
    if {figure.citation.article for figure in known} & {figure.citation.article for figure in new}:
        return False
    return any(_tell_the_same(one, other, texts) for one in known for other in new)


def _tell_the_same(one: Figure, other: Figure, texts: Mapping[str, str]) -> bool:
    """Whether two counts go on with the same word ("orang tewas") in sentences much alike."""
    first, second = texts[one.citation.sentence], texts[other.citation.sentence]
    if _word_after(first, one.words) != _word_after(second, other.words):
        return False
    return cosine(term_vector(first), term_vector(second)) >= SAME_COUNT


def _word_after(text: str, words: str) -> str:
    return text.partition(words)[2].lstrip(" ,").partition(" ")[0].strip(".,")


def _quantity(figures: Sequence[Figure]) -> Quantity:
    """A quantity once per article and value, with its verdict."""
    once: dict[tuple[str, float], Figure] = {}
    for figure in figures:
        once.setdefault((figure.citation.article, figure.value), figure)
    kept = tuple(once.values())
    subject = max((figure.subject for figure in kept), key=len)
    articles = {figure.citation.article for figure in kept}
    values = {figure.value for figure in kept}
    if len(articles) == 1:
        return Quantity(subject, kept[0].unit, "single", kept)
    if len(values) == 1:
        return Quantity(subject, kept[0].unit, "agreed", kept)
    places = min(_places(figure.words) for figure in kept)
    rounded = {round(value, places) for value in values}
    return Quantity(subject, kept[0].unit, "rounded" if len(rounded) == 1 else "differs", kept)


def _places(words: str) -> int:
    """How many decimal places a figure is given with."""
    decimals = re.search(r",(\d+)", words)
    return len(decimals[1]) if decimals else 0
