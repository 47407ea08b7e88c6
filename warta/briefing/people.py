"""The people of an article: their full names and offices, and who a surname or a pronoun stands for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from babel import Locale

from warta.records import Article, Sentence

_ROLES = (Path(__file__).parent / "model" / "roles.txt").read_text(encoding="utf-8").splitlines()
"""Words that an office or occupation begins with."""

_ROLE_START = "|".join(sorted(_ROLES, key=len, reverse=True))
_ROLE = re.compile(
    rf"(?:^|(?<=[\s“\"(]))((?:{_ROLE_START})\b(?:\s+[\w&/'-]+){{0,9}}?)(?:\s+yang\s[^,.]{{0,60}})?,?\s*$"
)
_ACTION = re.compile(
    r"\b(?:me[mn]?[a-z]{4,}|ber[a-z]{4,}|di[a-z]{4,}|ter[a-z]{4,}|kepada|oleh|untuk|atas|dengan|bahwa)\b"
)
"""A verb or preposition: what has one is a clause, not an office."""

_CAPITALS = re.compile(
    r"[A-Z][\w'’-]*(?:\.(?=\s[A-Z]))?(?:\s+(?:(?:bin|binti|van|de|da|al|el)\s+)?[A-Z][\w'’-]*)*"
)
_NOT_NAMES = frozenset(
    (Path(__file__).parent / "model" / "not_names.txt").read_text(encoding="utf-8").split()
)
ONE_SLIP = 0.85
"""Likeness of two spellings of one name: "Abinader" and "Abinador"."""

PRONOUNS = frozenset(["dia", "ia", "beliau"])


@dataclass(frozen=True, slots=True)
class Person:
    """A person as an article names them in full: "Antony Blinken", "Menteri Luar Negeri AS"."""

    name: str
    role: str = ""


@functools.cache
def _countries() -> frozenset[str]:
    """The countries with a name of one word in Indonesian (Unicode CLDR)."""
    return frozenset(name for name in Locale.parse("id").territories.values() if " " not in name)


def person_names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where persons are named in a sentence: recognised names, or without any, likely ones.

    A single word that opens a sentence is no likely name: any word has a capital there.
    """
    if sentence.names:
        yield from ((name.start, name.end) for name in sentence.names if name.kind == "person")
        return
    for match in _CAPITALS.finditer(sentence.text):
        for start, end in _runs(match):
            before = sentence.text[:start].rstrip(" “\"'‘(")
            if " " in sentence.text[start:end] or (before and before[-1] not in ".!?:"):
                yield start, end


def _runs(capitals: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The longest runs of words with a capital of which none is an office, an institution or a country."""
    run: list[tuple[int, int]] = []
    for word in re.finditer(r"\S+", capitals[0]):
        if _is_no_name(word[0]):
            if run:
                yield run[0][0], run[-1][1]
            run = []
        else:
            run.append((capitals.start() + word.start(), capitals.start() + word.end()))
    if run:
        yield run[0][0], run[-1][1]


def _is_no_name(token: str) -> bool:
    word = token.strip(".,'’")
    parts = word.split("-")
    return (
        len(word) < 2
        or (word.isupper() and len(word) > 1)
        or any(part.lower() in _NOT_NAMES or part in _countries() for part in parts)
    )


def people_of(article: Article) -> Mapping[str, Person]:
    """Each person of an article by every word that names only them, in lower case."""
    roles: dict[str, str] = {}
    recognised = any(sentence.names for sentence in article.sentences)
    for sentence in article.sentences:
        if recognised and not sentence.names:
            continue  # it was looked at, and nobody is named in it
        for start, end in person_names(sentence):
            name = sentence.text[start:end]
            role = _role_before(sentence.text[:start])
            roles[name] = _fuller(roles.get(name, ""), role)
    full = [name for name in roles if not _is_part_of_another(name, roles)]
    found: dict[str, Person | None] = {}
    for name in full:
        for word in {name, *name.split()}:
            key = word.lower()
            found[key] = None if key in found else Person(name, _best_role(name, roles))
    return {key: person for key, person in found.items() if person}


def _is_part_of_another(name: str, names: Iterable[str]) -> bool:
    own = name.split()
    return any(name != other and set(own) < set(other.split()) for other in names)


def _best_role(name: str, roles: Mapping[str, str]) -> str:
    """The office given with the full name, else the one given with a part of it."""
    parts = (role for other, role in roles.items() if set(other.split()) < set(name.split()) and role)
    return roles[name] or next(parts, "")


def _fuller(one: str, other: str) -> str:
    """Of two offices the one that says more, the first of equals."""
    return other if len(other.split()) > len(one.split()) else one


def _role_before(text: str) -> str:
    """The office that directly precedes a name."""
    match = _ROLE.search(text[-120:])
    return match[1].strip() if match and not _ACTION.search(match[1]) else ""


def resolve(phrase: str, people: Mapping[str, Person]) -> Person | None:
    """The one person that a phrase such as "Presiden Joko Widodo" names; None for nobody or several."""
    words = [word.lower() for word in re.findall(r"[\w'’-]+", phrase) if word[0].isupper()]
    found = {person for word in words if (person := _called(word, people))}
    fullest = {p for p in found if not any(set(p.name.split()) < set(q.name.split()) for q in found)}
    return fullest.pop() if len(fullest) == 1 else None


def _called(word: str, people: Mapping[str, Person]) -> Person | None:
    """The person with this name, or with one spelled so nearly the same that a typist may have slipped."""
    person = people.get(word)
    if len(word) < 6 or (person and " " in person.name):
        return person
    near = {
        other
        for key, other in people.items()
        if " " in other.name
        and key[:3] == word[:3]
        and abs(len(key) - len(word)) <= 1
        and SequenceMatcher(None, key, word).ratio() >= ONE_SLIP
    }
    return near.pop() if len(near) == 1 else person
