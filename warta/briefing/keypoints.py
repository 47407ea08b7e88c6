"""The sentences that stand for a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warta.briefing.features import PRONOUN_OPENING, QUOTATION_MARK, term_vector
from warta.briefing.ranking import rank
from warta.briefing.terms import Vector, product, unit
from warta.records import Article, Citation, KeyPoint, Sentence

NEAR_REPEAT = 0.5
"""Cosine of weighted terms from which a sentence says again what a chosen one said."""

CENTRALITY = 0.6
NOVELTY = 0.5
OUTLET_AGAIN = 0.12
BRACKETED = 0.1
"""What a sentence gains by nearness to the story's centre, loses by nearness to a chosen one, by
each sentence already chosen from its outlet, and when its pronoun has to be explained; beside a
probability from 0 to 1."""

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    sentence: Sentence
    vector: Vector
    score: float
    antecedent: str


def choose_key_points(
    story: Sequence[Article], antecedents: Mapping[str, str], limit: int
) -> tuple[KeyPoint, ...]:
    """Three to `limit` sentences of a story, best first; fewer where no more stand alone.

    No chosen sentence repeats another, unless it gives other figures for the same. `antecedents`
    name the opening pronouns of sentences by their ids: such a sentence can stand alone.
    """
    candidates = _candidates(story, antecedents)
    wanted = min(limit, 3 + sum(len(article.sentences) for article in story) // 12)
    chosen: list[_Candidate] = []
    while candidates and len(chosen) < wanted:
        best = max(candidates, key=lambda c: (_worth(c, chosen), c.article.id, c.sentence.id))
        chosen.append(best)
        candidates = [c for c in candidates if c is not best and not _repeats(c, best)]
    return tuple(_key_point(candidate) for candidate in chosen)


def _key_point(candidate: _Candidate) -> KeyPoint:
    citation = Citation(candidate.article.id, candidate.sentence.id)
    return KeyPoint(candidate.sentence.text, citation, round(candidate.score, 3), candidate.antecedent)


def _candidates(story: Sequence[Article], antecedents: Mapping[str, str]) -> list[_Candidate]:
    """The sentences that stand alone, scored within their articles and by nearness to the whole story."""
    vectors = {(a.id, s.id): unit(term_vector(s.text)) for a in story for s in a.sentences}
    centre: Counter[str] = Counter()
    for vector in vectors.values():
        centre.update(vector)
    middle = unit(centre)
    found = []
    for article in story:
        title = "" if article.title_derived else article.title
        scores = rank([sentence.text for sentence in article.sentences], title)
        quoted = inside_quotation(article)
        for sentence, score in zip(article.sentences, scores, strict=True):
            antecedent = antecedents.get(sentence.id, "")
            if sentence.id in quoted or not stands_alone(sentence.text, antecedent):
                continue
            vector = vectors[article.id, sentence.id]
            worth = score + (CENTRALITY * product(vector, middle) if len(story) > 1 else 0.0)
            worth -= BRACKETED if antecedent else 0.0
            found.append(_Candidate(article, sentence, vector, worth, antecedent))
    return found


def inside_quotation(article: Article) -> set[str]:
    """The sentences in the middle of a quotation that an earlier sentence opened, by id."""
    found = set()
    open_paragraph = -1
    for sentence in article.sentences:
        if open_paragraph == sentence.paragraph:
            found.add(sentence.id)
        if len(QUOTATION_MARK.findall(sentence.text)) % 2:
            open_paragraph = -1 if open_paragraph == sentence.paragraph else sentence.paragraph
    return found


def stands_alone(text: str, antecedent: str = "") -> bool:
    """Whether a sentence can be read without the one before it.

    `antecedent` is the name that will stand beside its opening pronoun.
    """
    opening = " ".join(text.split()[:6])
    return (
        text[:1].isupper()
        and len(text.split()) >= 6
        and (bool(antecedent) or not PRONOUN_OPENING.match(text))
        and not re.search(r"\b(?:tersebut|itulah)\b", opening)
        and len(QUOTATION_MARK.findall(text)) % 2 == 0
        and text.rstrip(' "”)').endswith((".", "!"))
    )


def _worth(candidate: _Candidate, chosen: Iterable[_Candidate]) -> float:
    worth = candidate.score
    nearest = 0.0
    for other in chosen:
        nearest = max(nearest, product(candidate.vector, other.vector))
        worth -= OUTLET_AGAIN * (candidate.article.id == other.article.id)
    return worth - NOVELTY * nearest


def _repeats(candidate: _Candidate, chosen: _Candidate) -> bool:
    """Whether a sentence says what a chosen one said, with no figure that the other contradicts."""
    if product(candidate.vector, chosen.vector) < NEAR_REPEAT:
        return False
    own, other = set(FIGURE.findall(candidate.sentence.text)), set(FIGURE.findall(chosen.sentence.text))
    return not (own - other and other - own)


DIFFERENT = 0.25
"""Cosine to every sentence of every other outlet below which a point is one outlet's alone."""

LONE_POINTS = 3


def find_lone_points(
    story: Sequence[Article], antecedents: Mapping[str, str], points: Sequence[KeyPoint]
) -> tuple[KeyPoint, ...]:
    """For each outlet of several, its best points that no other outlet's article carries.

    Sentences that are key points already are left out: they are seen.
    """
    if len({article.outlet for article in story}) < 2:
        return ()
    shown = {point.citation for point in points}
    candidates = _candidates(story, antecedents)
    vectors = {(a.id, s.id): unit(term_vector(s.text)) for a in story for s in a.sentences}
    found: list[_Candidate] = []
    for article in story:
        others = [v for (other, _), v in vectors.items() if other != article.id]
        lone = [
            c
            for c in candidates
            if c.article.id == article.id
            and Citation(article.id, c.sentence.id) not in shown
            and all(product(c.vector, vector) < DIFFERENT for vector in others)
        ]
        found += sorted(lone, key=lambda c: (-c.score, c.sentence.id))[:LONE_POINTS]
    return tuple(_key_point(candidate) for candidate in found)
