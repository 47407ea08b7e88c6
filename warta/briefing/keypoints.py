"""The sentences that stand for a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from warta.briefing.terms import cosine, terms
from warta.records import Article, Citation, KeyPoint, Sentence

PRONOUN_OPENING = re.compile(
    r"^[\"“]?(?:dia|ia|mereka|beliau|menurutnya|katanya|ujarnya|hal (?:itu|ini|tersebut)|itu|ini|tersebut|"
    r"keduanya|di ?antaranya|\w+ (?:tersebut|itu|ini))\b",
    re.IGNORECASE,
)
"""An opening that points back at an earlier sentence."""

NEAR_REPEAT = 0.5
"""Cosine from which a sentence says again what a chosen one said."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    sentence: Sentence
    vector: Counter[str]
    score: float


def choose_key_points(story: Sequence[Article], title: str, limit: int) -> tuple[KeyPoint, ...]:
    """Three to `limit` sentences of a story, best first; fewer where it has no more that stand alone."""
    candidates = _candidates(story, title)
    wanted = min(limit, 3 + len(candidates) // 12)
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.article.id, c.sentence.id)):
        if len(chosen) == wanted:
            break
        if all(cosine(candidate.vector, other.vector) < NEAR_REPEAT for other in chosen):
            chosen.append(candidate)
    return tuple(
        KeyPoint(c.sentence.text, Citation(c.article.id, c.sentence.id), round(c.score, 3)) for c in chosen
    )


def _candidates(story: Sequence[Article], title: str) -> list[_Candidate]:
    vectors = {(a.id, s.id): Counter(terms(s.text)) for a in story for s in a.sentences}
    centre: Counter[str] = Counter()
    for vector in vectors.values():
        centre.update(set(vector))
    about = Counter(terms(title))
    found = []
    for article in story:
        for place, sentence in enumerate(article.sentences):
            vector = vectors[article.id, sentence.id]
            if len(vector) < 5 or PRONOUN_OPENING.match(sentence.text) or not sentence.text[0].isupper():
                continue
            score = cosine(vector, centre) + 0.3 * cosine(vector, about) + 0.5 / (1 + place)
            found.append(_Candidate(article, sentence, vector, score))
    return found
