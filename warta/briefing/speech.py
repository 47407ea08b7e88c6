"""Who said what: direct and reported speech by the verbs of saying of Indonesian news.

A speaker is taken from the words of the sentence itself, or from the sentence before when the
sentence says "ujarnya" or "ia menambahkan". Where neither names one, nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warta.briefing.people import PRONOUNS, Person, resolve
from warta.records import Article, Citation, Quotation, Sentence

SAYING = (
    "kata|ujar|tutur|ucap|ungkap|jelas|tegas|imbuh|papar|terang|lanjut|tambah|sebut|tulis|sambung|cetus|beber|"
    "kelakar|seru|pesan|klaim|pungkas"
)
"""Bare verbs after a quotation: "...," kata Blinken."""

STATING = (
    "mengatakan|menyatakan|menegaskan|mengumumkan|menyampaikan|mengungkapkan|mengungkap|menilai|mengklaim|menuduh|"
    "menyerukan|menambahkan|menyebutkan|menyebut|mencatat|menjelaskan|menuturkan|mengaku|mengakui|membantah|"
    "menyimpulkan|memastikan|memaparkan|berharap|menekankan|menulis|berkata|menginformasikan|melaporkan|"
    "mengingatkan|mengimbau|mengusulkan|memprediksi|menduga|menolak|menampik|menyangkal"
)
"""Active verbs with the speaker before them: Blinken mengatakan ..."""

_QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
_AFTER = re.compile(rf"^\s*,?\s*({SAYING})(nya\b)?\s*(.*)$")
_SUBJECT = re.compile(rf"^(.{{2,140}}?)\s+({STATING})\b\s*(.*)$")
_ACCORDING = re.compile(r"(?:^|, )[Mm]enurut (nya\b)?(.{2,90}?)(?=,|\.$|$)")
_MIDDLE = re.compile(rf", ({SAYING}) ([A-Z][^,]{{2,80}}), ")
_PHRASE_END = re.compile(
    r"\s*(?:[,(;:]|\.$|\.\s|[“\"]|\s(?:dalam|di|saat|kepada|pada|usai|seusai|ketika|melalui|lewat|seperti|sambil|"
    r"dikutip|sebagaimana|menambahkan|lagi|dari|yang|soal|terkait|merujuk|menanggapi)\b)"
)
_OCCASION = re.compile(
    r"((?:dalam|di|saat|usai|seusai|ketika|melalui|lewat|kepada|pada)\s[^“”\"]*?)\s*(?:,\s*(?:menambahkan|dikutip).*)?[.]?$"
)
_LEAD_IN = re.compile(
    r"^(?:(?:sementara itu|selain itu|namun|kemudian|sebelumnya|adapun|dalam kesempatan (?:itu|yang sama)|"
    r"di sisi lain|meski begitu|lebih lanjut|menurutnya|begitu pula|demikian pula)\b,?\s+|"
    r"(?:dalam|pada|saat|usai|di|dengan|meskipun|meski|karena|setelah|ketika)\s[^,]*,\s+)+",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"(?:\s+(?:juga|pun|sendiri|lalu|telah|sudah|kembali|sempat|diduga|turut|secara resmi|hanya|bahkan|"
    r"sebelumnya|untuk))+$"
)
_NEGATED = re.compile(
    r"\b(?:tidak|tak|belum|bukan|enggan|menolak|batal)(?: (?:bisa|dapat|mau|akan|ingin|pernah|juga))*$"
)
"""Who has "not said" something is not quoted with it."""

_SOURCE = re.compile(
    r"^(?:sumber|otoritas|pihak|pemerintah|rezim|kementerian|kepolisian|polisi|polda|polres|pernyataan|dewan|"
    r"komisi|badan|lembaga|oposisi|partai|kremlin|anggota oposisi|kpu|kpk|dpr|mk|pbb|"
    r"who|oas|bmkg|bnpb|bpbd|tni|polri)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s(?:untuk|yang|dengan|setelah|sebagai|akan|telah|sudah|masih|me[mn]?[a-z]{4,}|ber[a-z]{4,}|di[a-z]{5,}|ter[a-z]{4,})\b|\s[–—-]\s"
)
"""Where what a source is called ends and a clause about it begins."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """A speaker as shown, and whether it is a person, to whom "dia" and "ujarnya" can refer."""

    name: str
    role: str
    person: bool


def find_quotations(article: Article, people: Mapping[str, Person]) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order, each with a speaker that the article names.

    `people` are those of the article (`warta.briefing.people.people_of`).
    """
    found: list[Quotation] = []
    last: tuple[int, _Speaker] | None = None
    open_from: int | None = None
    for place, sentence in enumerate(article.sentences):
        before = last[1] if last and place - last[0] <= 2 else None
        quotation, speaker = _read(sentence, people, before)
        if open_from is not None and speaker and quotation and quotation[1]:
            for earlier in article.sentences[open_from:place]:
                begun = (earlier.text.strip(' “"'), True, quotation[2], "")
                found += [_quotation(article, earlier, begun, speaker)]
        if quotation is None and last and _continues(article.sentences, place, last[0], found):
            quotation, speaker = (sentence.text.strip(' “”"'), True, found[-1].verb, ""), last[1]
        if quotation and speaker:
            found.append(_quotation(article, sentence, quotation, speaker))
        if speaker:
            last = (place, speaker)
        elif subject := _person_subject(sentence, people):
            last = (place, subject)
        open_from = _open_from(sentence, place, open_from)
    return tuple(found)


_Read = tuple[str, bool, str, str]
"""The words, whether they are direct speech, the verb, the occasion."""


def _quotation(article: Article, sentence: Sentence, read: _Read, speaker: _Speaker) -> Quotation:
    text, direct, verb, occasion = read
    return Quotation(
        text, speaker.name, verb, direct, Citation(article.id, sentence.id), speaker.role, occasion
    )


def _open_from(sentence: Sentence, place: int, open_from: int | None) -> int | None:
    """Where a quotation began that is not closed yet: an opening mark without its closing one."""
    text = sentence.text
    if text[:1] in '“"' and not re.search(r"[”\"]", text[1:]):
        return place
    if re.search(r"[”\"]", text):
        return None
    return open_from if open_from is not None and place - open_from < 4 else None


def _continues(sentences: Sequence[Sentence], place: int, last: int, found: Sequence[Quotation]) -> bool:
    """Whether a sentence is wholly quoted and stands right after a quotation in the same paragraph."""
    sentence = sentences[place]
    return bool(
        found
        and found[-1].direct
        and found[-1].citation.sentence == sentences[place - 1].id
        and last == place - 1
        and sentence.paragraph == sentences[last].paragraph
        and re.fullmatch(r"[“\"][^“”\"]{12,}[”\"]", sentence.text)
    )


def _read(
    sentence: Sentence, people: Mapping[str, Person], before: _Speaker | None
) -> tuple[_Read | None, _Speaker | None]:
    """The quotation of one sentence and its speaker, or None for either."""
    for read in (_direct_after, _direct_before, _reported):
        for quotation, phrase in read(sentence.text):
            speaker = before if not phrase else _speaker(phrase, people, before)
            if speaker and not (not phrase and not speaker.person):
                return quotation, speaker
    return None, None


def _direct_after(text: str) -> Iterator[tuple[_Read, str]]:
    """Words before the verb: "...," kata SPEAKER di TEMPAT. The phrase is empty for "ujarnya"."""
    closing = max(text.rfind("”"), text.rfind('"'), -1)
    matches = list(_QUOTED.finditer(text))
    spans = [(m[1], text[m.end() :]) for m in matches]
    if not matches and closing > 12 and text[:1] not in '“"':
        spans = [(text[:closing], text[closing + 1 :])]  # a quotation that began in an earlier sentence
    for words, rest in spans:
        if after := _AFTER.match(rest):
            tail = after[3]
            if after[2]:
                yield (words.strip(" ,"), True, after[1] + "nya", _occasion(tail)), ""
            else:
                end = _PHRASE_END.search(tail)
                phrase = tail[: end.start()] if end else tail
                yield (words.strip(" ,"), True, after[1], _occasion(tail[len(phrase) :])), phrase
        elif subject := _SUBJECT.match(rest.lstrip(" ,")):
            yield (words.strip(" ,"), True, subject[2], ""), subject[1]


def _direct_before(text: str) -> Iterator[tuple[_Read, str]]:
    """SPEAKER menambahkan, "...": the words come after the verb."""
    for match in _QUOTED.finditer(text):
        head = text[: match.start()]
        if not re.search(r"[,:]\s*$", head):
            continue
        subject = _SUBJECT.match(_LEAD_IN.sub("", head)) or re.match(
            r"^(.{2,80}?)\s+(menutup (?:pesan|pidato)nya)\s+(.*)$", head
        )
        if subject:
            yield (match[1].strip(" ,"), True, subject[2], ""), subject[1]


def _reported(text: str) -> Iterator[tuple[_Read, str]]:
    """SPEAKER mengatakan ..., Menurut SPEAKER, ..., and ..., kata SPEAKER, ..."""
    if according := _ACCORDING.search(text):
        words = (text[: according.start()] + text[according.end() :]).strip(" ,")
        yield (words, False, "menurut", ""), "" if according[1] else according[2]
    if middle := _MIDDLE.search(text):
        yield (text, False, middle[1], ""), middle[2]
    if subject := _SUBJECT.match(_LEAD_IN.sub("", text)):
        words = re.sub(r"^(?:,\s*)?(?:bahwa\s+)?", "", subject[3]).strip()
        if len(words.split()) >= 4:
            yield (words, False, subject[2], ""), subject[1]


def _speaker(phrase: str, people: Mapping[str, Person], before: _Speaker | None) -> _Speaker | None:
    """Who a phrase names: a person in full, an institution as the article calls it, or the one before."""
    head = _ADVERBS.sub("", _ADVERBS.sub("", phrase.strip(" ,.")))
    if head.lower().split(" ")[0] in PRONOUNS and len(head.split()) <= 2:
        return before if before and before.person else None
    parts = [part.strip() for part in head.split(",") if part.strip()]
    if not parts or "“" in head or '"' in head or _NEGATED.search(head):
        return None
    if _SOURCE.match(parts[0]):
        return _source(parts[0], before)
    for part in (parts[0], *parts[1:2]):
        if person := resolve(part, people):
            words = part.split()
            if len(words) <= 12 and any(word.strip(".") in person.name.split() for word in words[-3:]):
                return _Speaker(person.name, person.role, True)
    return None


def _source(phrase: str, before: _Speaker | None) -> _Speaker | None:
    """An institution or unnamed source as the article calls it."""
    if re.match(r"\w+ (?:tersebut|itu|ini)\b", phrase):
        return before if before and not before.person else None
    name = _CLAUSE.split(phrase)[0].strip()
    return _Speaker(name, "", False) if len(name.split()) <= 8 else None


def _person_subject(sentence: Sentence, people: Mapping[str, Person]) -> _Speaker | None:
    """The one person that a sentence begins with, whom "ia" in the next one means."""
    opening = " ".join(_LEAD_IN.sub("", sentence.text).split()[:8]).split(",")[0]
    person = resolve(opening, people)
    return _Speaker(person.name, person.role, True) if person else None


def _occasion(text: str) -> str:
    """Place and occasion in the article's words: "dalam konferensi pers di Tokyo, Jepang"."""
    match = _OCCASION.search(text)
    words = match[1].strip(" ,.") if match else ""
    return words if 1 < len(words.split()) <= 16 else ""
