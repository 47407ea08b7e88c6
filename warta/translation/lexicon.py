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

from warta.records import WartaError

FILE = "id-en.tsv.xz"

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARTICLES = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun)$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word translation probabilities in both directions.

    `english[id][en]` is p(en | id) and `indonesian[en][id]` is p(id | en); rare pairs are left out.
    """

    english: Mapping[str, Mapping[str, float]]
    indonesian: Mapping[str, Mapping[str, float]]


def words_id(text: str) -> list[str]:
    """The Indonesian words of `text` as the table knows them.

    Lower case, a doubled word once ("negara-negara"), without particles ("pemilunya").
    """
    found = []
    for word in _WORD.findall(text.lower()):
        first, _, second = word.partition("-")
        found.append(_PARTICLES.sub("", first if second and second.startswith(first[:3]) else word))
    return found


def words_en(text: str) -> list[str]:
    """The English words of `text` as the table knows them: lower case, hyphens cut, without "'s"."""
    words = (part for word in _WORD.findall(text.lower().replace("’", "'")) for part in word.split("-"))
    return [word.removesuffix("'s") for word in words]


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
