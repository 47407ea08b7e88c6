"""The search index: classic scripts that work over HTTP and from a folder alike.

A story is found by every word of its brief and of its articles, in every language of the site.
Three kinds of file are written, none of them on any page but the search page:

- `manifest.js`, which of the others holds what;
- `terms-HASH.js`, a range of the sorted terms, each with the stories that have it;
- `stories-HASH.js`, a run of stories by date: headline and sentences for the result list.

A query loads the one or two ranges its words fall in and the runs of the results shown, so its
cost hardly grows with the archive. Each file assigns to the global object `wartaSearch`: pages
opened from a folder may run scripts but not fetch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from warta.site.search_terms import terms

FIELDS = ("title", "names", "brief", "articles")
"""Where a term was found, best first; a story is listed under the best field only."""

RANGE_BYTES = 50_000
STORIES_PER_FILE = 10

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "<\\")
"""Ninety characters that stand in JSON and HTML as they are: the digits of `pack`."""

Postings = dict[str, tuple[list[int], ...]]


@dataclass(frozen=True, slots=True)
class SearchStory:
    """What search knows of a story.

    `date` is ISO 8601 or "". Mappings go from language to text: `titles` and `addresses`
    (relative to the site's root) have the languages the story has a page in, each of
    `sentences` is one sentence of the brief in each language, `articles` the full text.
    """

    id: str
    date: str
    outlets: tuple[str, ...]
    tags: tuple[str, ...]
    titles: Mapping[str, str]
    addresses: Mapping[str, str]
    sentences: tuple[Mapping[str, str], ...]
    articles: Mapping[str, str]


def write_search(stories: Iterable[SearchStory], folder: Path) -> tuple[Path, ...]:
    """Write the index into `folder`, made anew; return the files."""
    ordered = sorted(stories, key=lambda story: (story.date, story.id))
    folder.mkdir(parents=True, exist_ok=True)
    ranges = [(part[0][0], _data("terms", dict(part))) for part in _ranges(_postings(ordered))]
    runs = [
        _data("stories", [_shown(story) for story in ordered[start : start + STORIES_PER_FILE]])
        for start in range(0, len(ordered), STORIES_PER_FILE)
    ]
    manifest = {
        "stories": len(ordered),
        "run": STORIES_PER_FILE,
        "fields": FIELDS,
        "terms": [[first, name] for first, (name, _) in ranges],
        "runs": [name for name, _ in runs],
    }
    files = {name: text for _, (name, text) in ranges} | dict(runs)
    files["manifest"] = _script("manifest", manifest)
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return tuple(sorted(folder / f"{name}.js" for name in files))


def _postings(stories: Sequence[SearchStory]) -> Postings:
    """Each term with the numbers of the stories that have it, ascending, one list per field."""
    postings: Postings = {}
    for number, story in enumerate(stories):
        seen: set[str] = set()
        for field, found in enumerate(_fields(story)):
            for term in found - seen:
                postings.setdefault(term, tuple([] for _ in FIELDS))[field].append(number)
            seen |= found
    return postings


def _fields(story: SearchStory) -> tuple[set[str], ...]:
    """The terms of a story in each of FIELDS. Names are not of one language: all stemmers apply."""
    names = " ".join((*story.tags, *story.outlets))
    return (
        _terms(story.titles.items()),
        _terms((lang, names) for lang in story.titles),
        _terms(item for sentence in story.sentences for item in sentence.items()),
        _terms(story.articles.items()),
    )


def _terms(texts: Iterable[tuple[str, str]]) -> set[str]:
    """The terms of texts that are given with their languages."""
    found: set[str] = set()
    for lang, text in texts:
        found |= terms(text, lang)
    return found


def _ranges(postings: Postings) -> list[list[tuple[str, str]]]:
    """The terms in order, cut into ranges of about RANGE_BYTES."""
    ranges: list[list[tuple[str, str]]] = []
    room = 0
    for term in sorted(postings):
        packed = " ".join(pack(numbers) for numbers in postings[term]).rstrip()
        if room <= 0:
            ranges.append([])
            room = RANGE_BYTES
        ranges[-1].append((term, packed))
        room -= len(term) + len(packed) + 6
    return ranges


def pack(numbers: Sequence[int]) -> str:
    """Ascending numbers as text: the first one, then the steps between them.

    Each is written to the base of 45, its last digit from the first half of DIGITS and those
    before from the second: one character for most steps of a common word.
    """
    return "".join(map(_digits, [*numbers[:1], *(after - before for before, after in pairwise(numbers))]))


def _digits(number: int) -> str:
    """One number as `pack` writes it."""
    written = DIGITS[number % 45]
    while number := number // 45:
        written = DIGITS[45 + number % 45] + written
    return written


def _shown(story: SearchStory) -> dict[str, object]:
    """What the result list shows of a story."""
    return {
        "date": story.date,
        "outlets": story.outlets,
        "titles": dict(sorted(story.titles.items())),
        "addresses": dict(sorted(story.addresses.items())),
        "sentences": [dict(sorted(sentence.items())) for sentence in story.sentences],
    }


def _data(kind: str, data: object) -> tuple[str, str]:
    """A file's name, made from its content so that a cache never mixes two builds, and its text."""
    name = f"{kind}-{hashlib.sha256(_json(data).encode()).hexdigest()[:10]}"
    return name, _script(name, data)


def _script(name: str, data: object) -> str:
    """A classic script that puts `data` under `name` into the global `wartaSearch`."""
    return f"(window.wartaSearch=window.wartaSearch||{{}})[{json.dumps(name)}]={_json(data)};\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
