"""Recognises people, organisations and places in the sentences of an article.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001; CRFsuite) labels each sentence
by itself; then what its article says elsewhere, and names that mean one thing everywhere, correct and
complete it. Model and scores: models/names/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from warta.records import Name, NameKind, Sentence
from warta.sources.name_features import Token, Word, WordFeatures, features_of, tokenize, word_reader
from warta.sources.places import known_names, place_names

KINDS: Mapping[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NAMED_AFTER_PEOPLE = frozenset(
    ("universitas", "bandara", "jalan", "stadion", "rs", "rsud", "yayasan", "partai", "masjid", "gedung")
)
_LONGEST_KNOWN_NAME = 4  # words
_OFTEN_CAPITAL = 7  # tenths


@dataclass(frozen=True, slots=True)
class Span:
    """A name over the tokens `start` up to `end` of a sentence."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class NameModel:
    """A trained model and what it knows of words."""

    tagger: Any
    words: Mapping[str, Word]
    read: Callable[[str], WordFeatures]
    places: Mapping[str, str]

    def label(self, tokens: Sequence[str]) -> list[str]:
        """A label for each token: O, or B- or I- with PER, ORG or LOC."""
        if not self._may_hold_names(tokens):
            return ["O"] * len(tokens)
        return list(self.tagger.tag(features_of(tokens, self.read, self.places)))

    def _may_hold_names(self, tokens: Sequence[str]) -> bool:
        """Whether a word has a capital, other than a first word that is mostly written small."""
        capital = [index for index, token in enumerate(tokens) if not token.islower() and token[0].isalpha()]
        return bool(capital) and (capital != [0] or _seldom_small(tokens[0], self.words))


@cache
def load_name_model(folder: Path) -> NameModel | None:
    """The model in a folder (`names.crfsuite`, `words.tsv`), loaded once; None when there is none."""
    model = folder / "names.crfsuite"
    if not model.is_file():
        return None
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    words = read_words(folder / "words.tsv")
    return NameModel(tagger, words, word_reader(words), dict.fromkeys(place_names(), "P"))


def read_words(path: Path) -> dict[str, Word]:
    """What is known of words: a line for each, the word, its share of capitals in tenths, its clusters."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: Word(tuple(row[2:]), row[1]) for row in rows}


def recognise_names(sentences: Sequence[Sentence], model: NameModel) -> tuple[Sentence, ...]:
    """The sentences of one article with their names, by character offset, none overlapping another."""
    tokens = [tokenize(sentence.text) for sentence in sentences]
    words = [[token.text for token in line] for line in tokens]
    spans = [_correct(list(spans_of(model.label(line))), line) for line in words]
    people = _people(spans, words)
    for number, line in enumerate(words):
        spans[number] = _add_people(_part_people(spans[number], line, people), line, people, model.words)
    return tuple(
        replace(
            sentence, names=tuple(sorted(_named(sentence.text, line, found), key=lambda name: name.start))
        )
        for sentence, line, found in zip(sentences, tokens, spans, strict=True)
    )


def spans_of(labels: Sequence[str]) -> Iterator[Span]:
    """The names that a sequence of labels means; an I- without its B- begins a name."""
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            yield Span(start, index, KINDS[kind])
            kind = ""
        if label != "O" and not kind:
            start, kind = index, label[2:]


def _correct(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """Trim small words off the head of names, and let names known in advance win inside and beside them."""
    trimmed = (_trim(span, words) for span in spans)
    kept = [span for span in trimmed if span.start < span.end]
    for known in _known(words):
        around = [span for span in kept if span.start < known.end and known.start < span.end]
        if all(known.start <= span.start and span.end <= known.end for span in around):
            kept = [span for span in kept if span not in around] + [known]
        elif len(around) == 1 and around[0].kind == "person" and around[0].start == known.start:
            rest = Span(known.end, around[0].end, "person")  # "Chile Gabriel Boric"
            if known.kind == "place" and rest.end - rest.start > 1:
                kept = [span for span in kept if span not in around] + [known, rest]
    return sorted(kept, key=lambda span: span.start)


def _trim(span: Span, words: Sequence[str]) -> Span:
    """A name without the small words and marks before it; empty when no name is left."""
    start = span.start
    while start < span.end and not words[start][:1].isupper():
        start += 1
    alone = span.end - start == 1 and (len(words[start]) < 2 or _is_pair_of_places(words[start]))
    return replace(span, start=span.end if alone else start)


def _is_pair_of_places(word: str) -> bool:
    """Whether a word is two known places with a hyphen between them: "Rusia-Venezuela"."""
    halves = word.split("-")
    return len(halves) == 2 and all(known_names().get(half) == "place" for half in halves)


def _known(words: Sequence[str]) -> Iterator[Span]:
    """The longest names of a sentence that are known in advance, not overlapping."""
    known, index = known_names(), 0
    while index < len(words):
        longest = min(_LONGEST_KNOWN_NAME, len(words) - index) if words[index][0].isupper() else 0
        for length in range(longest, 0, -1):
            if kind := known.get(" ".join(words[index : index + length])):
                yield Span(index, index + length, kind)
                index += length
                break
        else:
            index += 1


def _people(spans: Sequence[Sequence[Span]], words: Sequence[Sequence[str]]) -> frozenset[str]:
    """The words that name a person in this article and more often nothing else: surnames above all.

    The last word of a long name of another kind says nothing: a person may have been drawn into it.
    """
    votes: dict[str, int] = {}
    for line, found in zip(words, spans, strict=True):
        for span in found:
            person = span.kind == "person"
            end = span.end if person or span.end - span.start < 3 else span.end - 1
            for word in line[span.start : end]:
                if word[:1].isupper() and len(word) > 2:
                    votes[word] = votes.get(word, 0) + (1 if person else -1)
    return frozenset(word for word, vote in votes.items() if vote > 0 and word not in known_names())


def _part_people(spans: Sequence[Span], words: Sequence[str], people: frozenset[str]) -> list[Span]:
    """Take a person off the end of another name: "Pemerintah Maduro", "Gedung Putih Adrienne Watson"."""
    parted: list[Span] = []
    for span in spans:
        last = words[span.end - 1]
        own_name = words[span.start].lower() in _NAMED_AFTER_PEOPLE
        if span.kind == "person" or last not in people or span.end - span.start < 2 or own_name:
            parted.append(span)
            continue
        start = span.end - 1
        if span.end - span.start > 3 and words[start - 1] not in known_names():
            start -= 1
        if start - span.start > 1:
            parted.append(replace(span, end=start))
        parted.append(Span(start, span.end, "person"))
    return parted


def _add_people(
    spans: Sequence[Span], words: Sequence[str], people: frozenset[str], known: Mapping[str, Word]
) -> list[Span]:
    """Also name the people of the article where the labels missed them; neighbouring words make one name."""
    taken = {index for span in spans for index in range(span.start, span.end)}
    free = [
        index not in taken and word in people and _seldom_small(word, known)
        for index, word in enumerate(words)
    ]
    labels = [
        ("I-PER" if index and free[index - 1] else "B-PER") if new else "O" for index, new in enumerate(free)
    ]
    return sorted([*spans, *spans_of(labels)], key=lambda span: span.start)


def _seldom_small(word: str, known: Mapping[str, Word]) -> bool:
    """Whether a word is hardly ever written small, so that its capital means a name."""
    info = known.get(word.lower())
    return info is None or int(info.capital) >= _OFTEN_CAPITAL


def _named(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> Iterator[Name]:
    """The names of a sentence by character; "Komisi Pemilihan Umum (KPU)", "Rusia-Venezuela" are two each."""
    for span in spans:
        start = span.start
        for index in range(span.start, span.end + 1):
            if index == span.end or tokens[index].text in "()":
                if index > start:
                    first, last = tokens[start].start, tokens[index - 1].end
                    yield Name(text[first:last], span.kind, first, last)
                start = index + 1
    taken = {index for span in spans for index in range(span.start, span.end)}
    for index, token in enumerate(tokens):
        if "-" in token.text and index not in taken and _is_pair_of_places(token.text):
            middle = token.start + token.text.index("-")
            yield Name(text[token.start : middle], "place", token.start, middle)
            yield Name(text[middle + 1 : token.end], "place", middle + 1, token.end)
