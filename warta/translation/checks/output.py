"""Output that went wrong as a whole: empty, cut short, looping, left in Indonesian, far too long or short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.records import Flag

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Indonesian function words that are no English words; two of them in a translation are not a name.
_FUNCTION_WORDS = frozenset(  # one text, because sixty quoted words read worse
    """yang dan di ke dari untuk dengan pada adalah ini itu dalam tidak akan atau juga oleh sebagai
    karena bahwa telah sudah saat agar dapat bisa para kepada lebih antara serta masih belum hanya
    menjadi seperti tersebut terhadap setelah secara kami kita mereka ia dia saya namun tetapi
    justru bagi hingga sejak ada bukan pun pihak""".split()  # noqa: SIM905  # as above
)
_ENDS = (".", "!", "?", "…", '"', "”", "’", "'", ")", "]", ":", ";", ",", "-", "–", "—")
_CUT_LENGTH = 40


def check_empty(source: str, translation: str) -> Iterator[Flag]:
    """Flag a translation without a word."""
    if source.strip() and not re.search(r"\w", translation):
        yield Flag("empty", "no translation")


def check_length(source: str, translation: str) -> Iterator[Flag]:
    """Flag a translation far shorter or longer than its original.

    English news is on average as long as its Indonesian original counted in characters; the
    bounds are those that one FLORES reference in a thousand passes.
    """
    if not translation.strip():
        return
    ratio = (len(translation) + 15) / (len(source) + 15)
    if ratio < 0.58:
        yield Flag("length", f"only {ratio:.0%} as long as the original")
    elif ratio > 1.65:
        yield Flag("length", f"{ratio:.1f} times as long as the original")


def check_repetition(source: str, translation: str) -> Iterator[Flag]:
    """Flag words that come again and again: a phrase thrice in a row, or five words that return."""
    words = [word.lower() for word in _WORD.findall(translation)]
    for size in (1, 2, 3, 4, 5, 6, 7, 8):
        for start in range(len(words) - 3 * size + 1):
            phrase = words[start : start + size]
            if phrase == words[start + size : start + 2 * size] == words[start + 2 * size : start + 3 * size]:
                yield Flag("repetition", " ".join(phrase))
                return
    spoken = [word.lower() for word in _WORD.findall(source)]
    if (returning := _returning(words, size=5)) and not _returning(spoken, size=3):
        yield Flag("repetition", returning)


def _returning(words: list[str], size: int) -> str:
    """The first run of `size` words that occurs a second time, or an empty string."""
    seen: set[tuple[str, ...]] = set()
    for start in range(len(words) - size + 1):
        run = tuple(words[start : start + size])
        if run in seen:
            return " ".join(run)
        if start >= size - 1:
            seen.add(tuple(words[start - size + 1 : start + 1]))
    return ""


def check_untranslated(source: str, translation: str) -> Iterator[Flag]:
    """Flag Indonesian left standing: function words outside a name, or a whole copy."""
    words = _WORD.findall(translation)
    lower = [word.lower() for word in words]
    if len(words) >= 4 and lower == [word.lower() for word in _WORD.findall(source)]:
        yield Flag("untranslated", "copy of the original")
        return
    left = [
        word
        for word in words
        if word in _FUNCTION_WORDS or (word.lower() in _FUNCTION_WORDS and word == words[0])
    ]
    if left:
        yield Flag("untranslated", ", ".join(dict.fromkeys(left)))


def check_cut(source: str, translation: str) -> Iterator[Flag]:
    """Flag a translation that breaks off: the original ends with a full stop, the translation with a word."""
    ended = source.rstrip().endswith((".", "!", "?", '."', ".”"))
    if ended and len(translation) > _CUT_LENGTH and not translation.rstrip().endswith(_ENDS):
        yield Flag("truncated", f"ends with {translation.rstrip().split()[-1]}")
