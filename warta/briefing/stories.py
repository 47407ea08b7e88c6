"""Articles about the same event, grouped into stories across outlets."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from warta.briefing.terms import cosine, name_terms, terms
from warta.records import Article, FoundDate

SAME_STORY = 0.35
"""Cosine of two articles' weighted terms from which they are told to be of one story."""

WINDOW = dt.timedelta(days=7)
"""Articles whose dates lie further apart are never of one story."""

NAME_WEIGHT = 2.0
TITLE_WEIGHT = 2.0


def group_articles(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles as stories: each earliest first with undated articles last, stories by first id."""
    ordered = sorted(articles, key=lambda article: article.id)
    vectors = [_vector(article) for article in ordered]
    root = list(range(len(ordered)))

    def find(index: int) -> int:
        while root[index] != index:
            index = root[index]
        return index

    for index, vector in enumerate(vectors):
        for other in range(index):
            if _near_in_time(ordered[index], ordered[other]) and cosine(vector, vectors[other]) >= SAME_STORY:
                root[max(find(index), find(other))] = min(find(index), find(other))
    groups: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(ordered):
        groups[find(index)].append(article)
    return tuple(tuple(sorted(group, key=_by_date)) for group in groups.values())


def _by_date(article: Article) -> tuple[dt.date, str]:
    return (article.date.value if article.date else dt.date.max, article.id)


def _near_in_time(one: Article, other: Article) -> bool:
    return not one.date or not other.date or abs(one.date.value - other.date.value) <= WINDOW


def _vector(article: Article) -> dict[str, float]:
    """Terms of an article by weight: how often (damped), in its headline, in a name."""
    counts = Counter(term for sentence in article.sentences for term in terms(sentence.text))
    names = name_terms(article.sentences)
    in_title = set(terms(article.title))
    return {
        term: count**0.5 * (NAME_WEIGHT if names[term] else 1.0) * (TITLE_WEIGHT if term in in_title else 1.0)
        for term, count in counts.items()
    }


def infer_dates(story: Sequence[Article]) -> tuple[Article, ...]:
    """The story with undated articles given the date of its earliest dated one, marked as inferred."""
    dated = [article.date for article in story if article.date and article.date.found != "inferred"]
    if not dated:
        return tuple(story)
    first = min(dated, key=lambda date: date.value)
    inferred = FoundDate(first.value, "day", first.words, "inferred", confidence=0.5)
    return tuple(a if a.date else dataclasses.replace(a, date=inferred) for a in story)


def story_id(founder: Article) -> str:
    """The address of a story: its founding article's headline as a slug, and 4 hex digits of its id."""
    plain = unicodedata.normalize("NFKD", founder.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > 60:
        slug = slug[:61].rpartition("-")[0] or slug[:60]
    return f"{slug or 'story'}-{hashlib.sha256(founder.id.encode()).hexdigest()[:4]}"


def headline_article(story: Sequence[Article]) -> Article:
    """The article whose headline stands for the story: as published, and most like the other texts."""
    counts = Counter(term for article in story for s in article.sentences for term in set(terms(s.text)))

    def fit(article: Article) -> tuple[bool, float]:
        own = set(terms(article.title))
        return (not article.title_derived, sum(counts[term] for term in own) / (len(own) + 3))

    return max(story, key=fit)
