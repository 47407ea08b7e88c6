"""What is done to a text before the model sees it, and undone afterwards.

The model was trained on single sentences of at most 120 words in Unicode NFC, and turns headlines
in capitals into gibberish (models/id-en/README.md). The memory is keyed by the text as it was given:
nothing done here shows outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from warta.records import Name

MAX_WORDS = 120
PIECE_WORDS = 80

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
# Places at which a long sentence may be cut: after a semicolon or colon, or before a conjunction.
CLAUSE = re.compile(
    r"(?<=[;:])\s+|(?<=,)\s+(?=(?:dan|tetapi|tapi|namun|sedangkan|sementara|sehingga|karena|serta|yang|atau"
    r"|meski|meskipun|walaupun|padahal|lalu|kemudian|agar|supaya|ketika|saat|setelah|sebelum)\b)",
    re.IGNORECASE,
)
COMMA = re.compile(r"(?<=,)\s+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """The sentences to translate for one text: usually one, several where it was too long."""

    source: str
    sentences: tuple[str, ...]


def prepare_text(text: str, spellings: Mapping[str, str]) -> Prepared:
    """The text as the model can read it; no sentence at all where there is nothing to translate."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(character.isalpha() for character in plain):
        return Prepared(text, ())
    return Prepared(text, split_long(sentence_case(plain, spellings)))


def join_translations(prepared: Prepared, translations: Iterable[str]) -> str:
    """The translation of a whole text from those of its sentences."""
    if not prepared.sentences:
        return prepared.source
    parts = list(translations)
    for number, sentence in enumerate(prepared.sentences[:-1]):
        if sentence[-1] not in ".!?" and parts[number].endswith("."):
            parts[number] = parts[number][:-1] + (sentence[-1] if sentence[-1] in ",;:" else "")
        following = parts[number + 1]
        if prepared.sentences[number + 1][0].islower() and following[1:2].islower():
            parts[number + 1] = following[0].lower() + following[1:]
    return " ".join(part for part in parts if part)


def known_spellings(names: Iterable[tuple[Name, ...]]) -> dict[str, str]:
    """Names as they are spelled in running text, by their lower-case form; of people each word too."""
    found: dict[str, str] = {}
    for name in (name for group in names for name in group):
        words = [name.text, *(name.text.split() if name.kind == "person" else ())]
        found.update((word.lower(), word) for word in words if not word.islower() and not word.isupper())
    return found


def in_capitals(text: str) -> bool:
    """Whether a text is a headline in capitals: two words or more, four letters in five upper case."""
    letters = [character for character in text if character.isalpha()]
    upper = sum(character.isupper() for character in letters)
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(long_words) >= 2 and upper >= 0.8 * len(letters)


def sentence_case(text: str, spellings: Mapping[str, str]) -> str:
    """A text in capitals in ordinary spelling; any other text as it is.

    Abbreviations stay, names of `spellings` (lower case -> spelling), countries, months and days get
    their capitals, everything else is lowered, and the first letter is a capital.
    """
    if not in_capitals(text):
        return text
    lowered = re.sub(r"[^\W_]+", lambda match: _lower_word(match.group()), text)
    known = {**calendar_and_countries(), **spellings}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    named = pattern.sub(lambda match: known[match.group()], lowered)
    first = re.search(r"[^\W\d_]", named)
    return named if first is None else named[: first.start()] + first.group().upper() + named[first.end() :]


def _lower_word(word: str) -> str:
    """A word in lower case, or as it is where it is an abbreviation (known, or without a vowel)."""
    return word if word in ABBREVIATIONS or not re.search(r"[AEIOUaeiou]", word) else word.lower()


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


def split_long(sentence: str) -> tuple[str, ...]:
    """The sentence, or clauses of it where it has more words than the model was trained on."""
    words = sentence.split()
    if len(words) <= MAX_WORDS:
        return (sentence,)
    clauses = _packed([piece for piece in CLAUSE.split(sentence) if piece])
    short = [part for clause in clauses for part in _packed(_at_commas(clause))]
    return tuple(part for clause in short for part in _cut(clause))


def _at_commas(clause: str) -> list[str]:
    """A clause that is still too long, at its commas; any other whole."""
    return [clause] if len(clause.split()) <= PIECE_WORDS else COMMA.split(clause)


def _packed(pieces: list[str]) -> list[str]:
    """Neighbouring pieces put together again as long as they stay under PIECE_WORDS."""
    packed: list[str] = []
    for piece in pieces:
        if packed and len(packed[-1].split()) + len(piece.split()) <= PIECE_WORDS:
            packed[-1] = f"{packed[-1]} {piece}"
        else:
            packed.append(piece)
    return packed


def _cut(clause: str) -> list[str]:
    """A clause without any boundary, cut by number of words."""
    words = clause.split()
    return [" ".join(words[start : start + PIECE_WORDS]) for start in range(0, len(words), PIECE_WORDS)]
