"""Articles grouped into stories across outlets and days, one article at a time.

Every pair of articles that share telling words of their leads is compared once, when the second
of them is added; a story is then a group whose articles are alike on average (average-link
clustering), so that one article about two things does not join two stories.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from warta.briefing.likeness import WINDOW, Profile, likeness
from warta.briefing.terms import rarity

JOIN = 0.25
"""Likeness of two articles from which they may be of one story."""

AVERAGE = 0.2
"""Mean likeness of all pairs across two groups from which the groups are one story."""

TELLING = 0.45
"""Rarity from which a word of a lead leads to other articles with it."""

_FOREVER = dt.date.max


@dataclass
class StoryIndex:
    """The articles added so far, the words that lead to them, and how alike they are.

    Adding costs time in proportion to the articles of about the same days that share telling
    words, not to all articles.
    """

    profiles: dict[str, Profile] = field(default_factory=dict)
    postings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    alike: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, new: Profile) -> None:
        """Compare an article with those that may be of its story, and remember it."""
        for other in self._near(new):
            score = likeness(new, self.profiles[other])
            if score > 0.05:
                self.alike[new.article][other] = score
                self.alike[other][new.article] = score
        self.profiles[new.article] = new
        for term in _telling(new):
            self.postings[term].append(new.article)

    def _near(self, new: Profile) -> Iterator[str]:
        """The articles within the window that share at least two telling words with the new one."""
        shared: dict[str, int] = defaultdict(int)
        for term in _telling(new):
            for article in self.postings.get(term, ()):
                shared[article] += 1
        for article, count in shared.items():
            day = self.profiles[article].day
            if count >= 2 and (not day or not new.day or abs((day - new.day).days) <= WINDOW):
                yield article

    def story_of(self, article: str) -> frozenset[str]:
        """The articles of one article's story; only what is linked with it is looked at."""
        groups = _groups(self._linked(article), self.alike)
        return next(group for group in groups if article in group)

    def stories(self) -> list[frozenset[str]]:
        """All articles as stories, in the order of their first article's id."""
        left = set(self.profiles)
        found: list[frozenset[str]] = []
        while left:
            linked = self._linked(min(left))
            left -= linked
            found += _groups(linked, self.alike)
        return sorted(found, key=min)

    def _linked(self, article: str) -> set[str]:
        """Every article that a chain of likenesses connects with this one."""
        reached, waiting = {article}, [article]
        while waiting:
            for other, score in self.alike.get(waiting.pop(), {}).items():
                if score >= JOIN and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached


def _telling(profile: Profile) -> Iterable[str]:
    return (term for term in profile.lead if rarity(term) >= TELLING)


def _groups(linked: set[str], alike: dict[str, dict[str, float]]) -> list[frozenset[str]]:
    """Join the most alike first, as long as two groups are alike on average."""
    group = {article: frozenset([article]) for article in linked}
    pairs = sorted(
        (-score, one, other)
        for one in linked
        for other, score in alike.get(one, {}).items()
        if score >= JOIN and one < other
    )
    for _, one, other in pairs:
        left, right = group[one], group[other]
        if left != right and _mean(left, right, alike) >= AVERAGE:
            joined = left | right
            for article in joined:
                group[article] = joined
    return list(set(group.values()))


def _mean(left: frozenset[str], right: frozenset[str], alike: dict[str, dict[str, float]]) -> float:
    total = sum(alike.get(one, {}).get(other, 0.0) for one in left for other in right)
    return total / (len(left) * len(right))
