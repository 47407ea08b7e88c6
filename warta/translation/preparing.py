"""What is done to a text before the model sees it, and undone afterwards.

The model was trained on single sentences of at most 120 words in Unicode NFC, and turns headlines
in capitals into gibberish (models/id-en/README.md). The memory is keyed by the text as it was given:
nothing done here shows outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from warta.translation.casing import Spellings, sentence_case

MAX_WORDS = 120
PIECE_WORDS = 80

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


def prepare_text(text: str, spellings: Spellings) -> Prepared:
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
        runs_on = prepared.sentences[number + 1][0].islower() and not parts[number].endswith((".", "!", "?"))
        if runs_on and following[1:2].islower():
            parts[number + 1] = following[0].lower() + following[1:]
    return " ".join(part for part in parts if part)


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
