"""Stories out of articles: who belongs to one, its address, dates and headline."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warta.briefing.grouping import StoryIndex
from warta.briefing.likeness import Profile, likeness, profile, repeats
from warta.briefing.terms import terms
from warta.records import Article, FoundDate


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one story, earliest first, undated ones last.

    `repeated` leads from an article to the one of the story whose text it carries again.
    """

    articles: tuple[Article, ...]
    repeated: Mapping[str, str]

    @property
    def originals(self) -> tuple[Article, ...]:
        """The articles that do not repeat another."""
        return tuple(article for article in self.articles if article.id not in self.repeated)


def group_articles(articles: Iterable[Article]) -> tuple[Group, ...]:
    """The articles as stories with missing dates inferred; the same for any order of the articles."""
    by_id = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    profiles = {name: profile(article) for name, article in by_id.items()}
    index = StoryIndex()
    for one in profiles.values():
        index.add(one)
    groups = []
    for names in index.stories():
        members = infer_dates([by_id[name] for name in sorted(names)], profiles)
        ordered = tuple(sorted(members, key=_by_date))
        groups.append(Group(ordered, _repeated(ordered, index)))
    return tuple(groups)


def _by_date(article: Article) -> tuple[bool, str, bool, str]:
    """Dated before undated, then by date, a date that was read before one that was inferred."""
    date = article.date
    return (
        not date,
        date.value.isoformat() if date else "",
        not date or date.found == "inferred",
        article.id,
    )


def _repeated(story: Sequence[Article], index: StoryIndex) -> dict[str, str]:
    """Each article that carries the text of an earlier one, with that one."""
    found: dict[str, str] = {}
    for place, article in enumerate(story):
        for earlier in story[:place]:
            alike = index.alike.get(article.id, {}).get(earlier.id, 0.0)
            if earlier.id not in found and alike >= 0.5 and repeats(article, earlier):
                found[article.id] = earlier.id
                break
    return found


def infer_dates(story: Sequence[Article], profiles: Mapping[str, Profile]) -> list[Article]:
    """The story with every undated article given the date of the dated one most like it, as inferred."""
    dated = [article for article in story if article.date]

    def inferred(article: Article) -> Article:
        if article.date or not dated:
            return article
        nearest = max(dated, key=lambda a: (likeness(profiles[article.id], profiles[a.id]), a.id))
        assert nearest.date  # noqa: S101 - it is one of the dated
        date = FoundDate(nearest.date.value, "day", nearest.date.words, "inferred", confidence=0.5)
        return dataclasses.replace(article, date=date)

    return [inferred(article) for article in story]


def story_id(group: Group, addresses: Mapping[str, str]) -> str:
    """The address of a story: the one it had, where its founding article is still in it, or a new one.

    `addresses` leads from founding articles to addresses already given. A new address is the slug
    of the earliest article's headline (at most 60 characters) and that article's mark.
    """
    kept = [addresses[article.id] for article in group.articles if article.id in addresses]
    if kept:
        return kept[0]
    founder = group.articles[0]
    plain = unicodedata.normalize("NFKD", founder.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > 60:
        slug = slug[:61].rpartition("-")[0] or slug[:60]
    return f"{slug or 'story'}-{mark(founder.id)}"


def mark(article: str) -> str:
    """Four hexadecimal digits that stand for an article in the address of its story."""
    return hashlib.sha256(article.encode()).hexdigest()[:4]


def known_addresses(folder: Path) -> dict[str, str]:
    """The founding article and the address of each story that has a brief in a folder."""
    known = {}
    for path in sorted(folder.glob("*.md")):
        tail = path.stem.rpartition("-")[2]
        for article in _articles_of(path):
            if mark(article) == tail:
                known[article] = path.stem
    return known


def _articles_of(path: Path) -> list[str]:
    """The ids in a brief's front matter; none where the file has no such line."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("Articles: "):
                return line.removeprefix("Articles: ").strip().split("; ")
            if not line.strip():
                break
    return []


def headline_article(story: Sequence[Article]) -> Article:
    """The article whose headline stands for the story: as published, and most like the other texts."""
    counts = Counter(term for article in story for s in article.sentences for term in set(terms(s.text)))

    def fit(article: Article) -> tuple[bool, float]:
        own = set(terms(article.title))
        return (not article.title_derived, sum(counts[term] for term in own) / (len(own) + 3))

    return max(story, key=fit)
