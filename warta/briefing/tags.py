"""The people, organisations and places that a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from warta.briefing.people import Person, person_names, resolve
from warta.records import Article, NameKind

MOST = 12
"""Tags of a story: the names that come up most."""
IN_FULL = {
    "AS": "Amerika Serikat",
    "A.S.": "Amerika Serikat",
    "RI": "Indonesia",
    "Cina": "Tiongkok",
    "China": "Tiongkok",
}
"""Places that news writes in several ways, and the one way in which they are a tag."""


def name_tags(
    story: Sequence[Article], people: Mapping[str, Mapping[str, Person]]
) -> list[tuple[str, NameKind]]:
    """The names of a story by how many of its sentences have them, each with its kind.

    A person counts under the full name. Without recognised names only persons are tagged.
    `people` are those of each article, by its id.
    """
    counts: Counter[tuple[str, NameKind]] = Counter()
    for article in story:
        for sentence in article.sentences:
            found: set[tuple[str, NameKind]] = set()
            for start, end in person_names(sentence):
                if person := resolve(sentence.text[start:end], people[article.id]):
                    found.add((person.name, "person"))
            others = (name for name in sentence.names if name.kind != "person")
            found |= {(IN_FULL.get(name.text, name.text), name.kind) for name in others}
            counts.update(found)
    often = [pair for pair, count in counts.items() if count >= 2 and _is_clean(pair[0])]
    ranked = sorted(often, key=lambda pair: (-counts[pair], pair))
    once_each: dict[str, NameKind] = {}
    for name, kind in ranked:
        once_each.setdefault(name, kind)
    return list(once_each.items())[:MOST]


def _is_clean(name: str) -> bool:
    """Whether a name can stand between the separators of front matter."""
    return len(name) > 1 and not set(name) & set(";,\n|")
