"""The lexical translation table: which English words an Indonesian word becomes, and how often.

Learnt from parallel text by training/lexicon/train.py; models/lexicon/README.md is its card.
"""

from __future__ import annotations

import functools
import lzma
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warta.records import WartaError

FOLDER = "lexicon"  # in models/
FILE = "id-en.tsv.xz"

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word translation probabilities in both directions, by stem.

    `english[id][en]` is p(en | id) and `indonesian[en][id]` is p(id | en); rare pairs are left out.
    """

    english: Mapping[str, Mapping[str, float]]
    indonesian: Mapping[str, Mapping[str, float]]


def words_id(text: str) -> list[str]:
    """The Indonesian words of `text` as surface forms: lower case, a doubled word once ("negara-negara")."""
    found = []
    for word in _WORD.findall(text.lower()):
        first, _, second = word.partition("-")
        found.append(first if second and second[:3] == first[:3] else word)
    return found


def words_en(text: str) -> list[str]:
    """The English words of `text` as surface forms: lower case, hyphens cut, without "'s"."""
    words = (part for word in _WORD.findall(text.lower().replace("’", "'")) for part in word.split("-"))
    return [word.removesuffix("'s") for word in words if word]


@functools.lru_cache(maxsize=100_000)
def stem_id(word: str) -> str:
    """The stem under which the table lists an Indonesian word in lower case."""
    return str(_stemmer("indonesian").stemWord(word))


@functools.lru_cache(maxsize=100_000)
def stem_en(word: str) -> str:
    """The stem under which the table lists an English word in lower case."""
    return str(_stemmer("english").stemWord(word))


@functools.cache
def _stemmer(language: str) -> Any:
    """Snowball's stemmer of one language."""
    import snowballstemmer

    return snowballstemmer.stemmer(language)


@functools.cache
def load_lexicon(folder: Path) -> Lexicon:
    """Read the table in `folder` (models/lexicon). Raises WartaError when it is not there."""
    path = folder / FILE
    try:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
    except (OSError, lzma.LZMAError) as error:
        raise WartaError(f"{path}: cannot be read ({error}); restore it from the project") from error
    english: dict[str, dict[str, float]] = defaultdict(dict)
    indonesian: dict[str, dict[str, float]] = defaultdict(dict)
    for ours, theirs, forward, backward in rows:
        english[ours][theirs] = int(forward) / 1000
        indonesian[theirs][ours] = int(backward) / 1000
    return Lexicon(dict(english), dict(indonesian))
