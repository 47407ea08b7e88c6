"""Indonesian running text -> sentences.

A sentence ends at a full stop, question or exclamation mark or ellipsis, with the closing marks
that follow it, when what comes next starts like a sentence: with a capital letter or a digit. So a
stray full stop before a lower-case word ends nothing, nor does a quotation that closes inside its
sentence ("Apa?" katanya). Sentences inside a longer quotation are sentences of their own. Nothing is
changed or dropped: the sentences of a paragraph are slices of it, and only white space lies between.

Abbreviations are those of the Pedoman Umum Ejaan Bahasa Indonesia (EYD V, 2022), part on "singkatan",
and of the news language.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from warta.records import Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words(
    """jl jln gg no nomor tgl hlm hal pt cv ud fa ny tn nn sdr sdri bpk bp yth dr drs dra prof ir hj kh tgk
    ust st sta rp kec kab kel ds dsn rt rw blok lt kol letkol mayjen letjen brigjen jend kapt lettu letda
    serda sertu serma kompol ipda iptu kombes irjen komjen akp mr mrs ms vs cf al bin vol ed art ps
    a.n d.a u.b u.p s.d a.l i.e e.g q.q m.a ph"""
)
"""Without the final stop, in lower case: what follows belongs to them, so no sentence ends there."""

_MAY_BE_LAST = _words(
    """dll dsb dst dkk tbk inc ltd corp co jr sr a.m p.m s.h m.h s.e m.m s.t m.t s.pd m.pd s.sos m.si
    m.sc s.ip m.ip s.kom m.kom s.ag m.ag ph.d b.a m.b.a sp.og sp.a m.kes s.ked s.kep s.i.k m.hum s.si sp.pd"""
)
"""Abbreviations that may end a sentence: they do when a word follows that opens sentences."""

_OPENERS = _words(
    """ia dia mereka kami kita saya aku itu ini hal namun tetapi tapi sementara selain menurut pada di dari
    dalam dengan untuk setelah sebelum sebelumnya saat ketika meski meskipun karena oleh akibat adapun bahkan
    kemudian lalu selanjutnya hingga sejak jika kalau apabila bila para sebanyak salah tidak tak belum bukan
    sedangkan serta atas bagi begitu demikian sebab sebagai seperti padahal juga akan telah sudah ada
    yang usai kini tahun jumlah beberapa semua setiap tak the"""
)
"""Words that begin an Indonesian sentence far more often than they follow an initial."""

_DOMAIN_ENDINGS = _words("com co id net org news go tv info my ac or sch web")
_END = re.compile(r"(?:\.{2,}|…+|[.!?]+)[.!?…]*")
_CLOSERS = "”’'»)]}›"
_QUOTES = '"“”„'
_STUCK_QUOTE = re.compile(r"(?<=\w)[\"“”](?=[A-ZÀ-Þ][a-zà-ÿ])")
_LAST_WORD = re.compile(r"[^\s\"“”„‘(\[{«/–—]*$")
_NEXT_START = re.compile(r"\s*[\"“”„‘’'(\[{«]*\s?")


def split_sentences(paragraph: str) -> tuple[tuple[int, str], ...]:
    """The sentences of one paragraph with the index of each one's first character."""
    bounds = [0, *sorted(set(_boundaries(paragraph))), len(paragraph)]
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        if spans and not any(map(str.isalnum, paragraph[start:end])):
            spans[-1] = (spans[-1][0], end)  # marks alone belong to the sentence before
        else:
            spans.append((start, end))
    pieces = ((start, paragraph[start:end]) for start, end in spans)
    return tuple(
        (start + len(text) - len(text.lstrip()), text.strip()) for start, text in pieces if text.strip()
    )


def make_sentences(paragraphs: Iterable[str]) -> tuple[Sentence, ...]:
    """All sentences of an article, each with its paragraph, its offset and its lasting id."""
    seen: Counter[str] = Counter()
    made = []
    for number, paragraph in enumerate(paragraphs):
        for offset, text in split_sentences(paragraph):
            seen[text] += 1
            made.append(Sentence(sentence_id(text, seen[text]), text, number, offset))
    return tuple(made)


def sentence_id(text: str, occurrence: int = 1) -> str:
    """Ten hexadecimal digits of the text's SHA-256; `-2`, `-3` ... where the text occurs again."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return digest if occurrence == 1 else f"{digest}-{occurrence}"


def _boundaries(text: str) -> Iterator[int]:
    """Every index at which a new sentence begins (white space before it included)."""
    quotes = [index for index, mark in enumerate(text) if mark in _QUOTES]
    for match in _END.finditer(text):
        end = _skip_closers(text, match.end(), quotes)
        if _ends_sentence(text, match.start(), end):
            yield end
    for match in _STUCK_QUOTE.finditer(text):
        if _inside_quotation(quotes, match.start()):
            yield match.end()


def _skip_closers(text: str, end: int, quotes: Sequence[int]) -> int:
    """The index after the closing marks that belong to the sentence which ends at `end`."""
    while end < len(text):
        if text[end] in _QUOTES and text[end] != "”":
            at_space = end + 1 == len(text) or text[end + 1].isspace()
            if not at_space and not _inside_quotation(quotes, end):
                break  # it opens the next sentence
        elif text[end] not in _CLOSERS:
            break
        end += 1
    return end


def _inside_quotation(quotes: Sequence[int], index: int) -> bool:
    """Whether a quotation is open just before `index`: an odd number of marks stands before it."""
    return bisect_left(quotes, index) % 2 == 1


def _ends_sentence(text: str, stop: int, end: int) -> bool:
    """Whether the mark at `stop`, closed at `end`, ends a sentence, seen from both sides."""
    following = _NEXT_START.match(text, end)
    start = following.end() if following else end
    if start >= len(text):
        return False
    spaced = end < len(text) and text[end].isspace()
    if not (text[start].isupper() or (spaced and text[start].isdigit())):
        return False
    word_before = _last_word(text, stop)
    word_after = re.match(r"\w+", text[start : start + 40])
    opener = word_after is not None and word_after[0].lower() in _OPENERS
    if not spaced and not _missing_space(text, stop, end, start):
        return False
    return (
        text[stop] != "." or end - stop > 1 or _full_stop_ends(text, stop, word_before, start, opener=opener)
    )


def _last_word(text: str, stop: int) -> str:
    """The word that ends just before `stop`, without opening marks."""
    match = _LAST_WORD.search(text, max(0, stop - 40), stop)
    return match[0] if match else ""


def _full_stop_ends(text: str, stop: int, word: str, start: int, *, opener: bool) -> bool:
    """Whether a lone full stop after `word` ends a sentence rather than an abbreviation or number."""
    key = word.lower()
    if key in _NEVER_LAST:
        return False
    if key in _MAY_BE_LAST or (re.fullmatch(r"(?:\w\.)*\w", key) and not key[-1].isdigit()):
        amount = re.search(r"\d\s*\w$", text[max(0, stop - 8) : stop]) is not None  # "Rp 4,49 T."
        return opener or amount or (key in _MAY_BE_LAST and "." not in key)
    if key.isdigit() and len(key) <= 3:
        before = text[max(0, stop - len(word) - 3) : stop - len(word)].rstrip()
        is_list_mark = not before or before[-1] in ".:;!?"
        return not is_list_mark and not text[start].isdigit()
    return True


def _missing_space(text: str, stop: int, end: int, start: int) -> bool:
    """Whether a space was forgotten after a sentence ("selesai.Dia"); "Suara.com" needs none."""
    word_before, word_after = _last_word(text, stop), re.match(r"[^\W\d]+", text[start : start + 40])
    if word_after is None or len(word_after[0]) < 2 or not word_after[0][1:].islower():
        return False
    closed = end - stop > 1
    letters = 2 if word_after[0].lower() in _OPENERS else 3
    plain = len(word_before) >= letters and word_before[-letters:].isalpha() and word_before[-1].islower()
    return (closed or plain) and word_after[0].lower() not in _DOMAIN_ENDINGS and "." not in word_before
