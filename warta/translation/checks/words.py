"""Words that are no English: invented by the model, or left standing in Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag
from warta.translation.lexicon import Lexicon, stem_en, stem_id, words_id
from warta.translation.vocabulary import is_english

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 4


def check_words(source: str, translation: str, lexicon: Lexicon) -> Iterator[Flag]:
    """Flag lower-case words that are not English: not in the dictionary, not in the lexical table.

    One that the original has too was left in Indonesian if the table knows a translation for it; else
    it is taken for a name or a foreign word, and is no fault. Any other was invented.
    """
    ours = {word.lower() for word in _WORD.findall(source)}
    for word in dict.fromkeys(_WORD.findall(translation)):
        if len(word) < _SHORTEST or not word.islower() or _is_known(word, lexicon):
            continue
        if word in ours or _is_indonesian(word, lexicon):
            if _has_translation(word, lexicon):
                yield Flag("untranslated", word)
        elif not any(word.startswith(known) for known in ours if len(known) >= _SHORTEST):
            yield Flag("invented", word)


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is English: in the dictionary, or in the table with another word for it."""
    bare = word.replace("’", "'").removesuffix("'s")
    origins = lexicon.indonesian.get(stem_en(bare), {})
    return is_english(bare) or (bool(origins) and origins.get(stem_id(bare), 0.0) < 0.5)


def _is_indonesian(word: str, lexicon: Lexicon) -> bool:
    """Whether the table knows the word as Indonesian."""
    return any(stem_id(form) in lexicon.english for form in words_id(word))


def _has_translation(word: str, lexicon: Lexicon) -> bool:
    """Whether the table translates the Indonesian word into another one, as a rule."""
    known = [lexicon.english[stem_id(form)] for form in words_id(word) if stem_id(form) in lexicon.english]
    return bool(known) and known[0].get(stem_en(word), 0.0) < 0.5
