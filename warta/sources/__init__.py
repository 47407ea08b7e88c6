"""Seeds -> articles: reads what lies in seeds/, cleans it and splits it into sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from warta.config import Config
from warta.records import Article, Problem
from warta.sources.article import make_article, slugify
from warta.sources.raw import SeedError
from warta.sources.readers import read_seed

__all__ = ["SeedReading", "read_seeds"]


@dataclass(frozen=True, slots=True)
class SeedReading:
    """All articles that could be read, by seed name, and one problem for each that could not."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_seeds(config: Config) -> SeedReading:
    """Read every file of `config.seeds`, sorted by name; hidden files are passed over.

    A seed that cannot be used, and an article whose text came before, become a Problem; nothing
    that a seed holds raises. Paths are relative to the project.
    """
    if not config.seeds.is_dir():
        return SeedReading(
            (), (Problem(Path("seeds"), "is missing; make the folder and put articles in it"),)
        )
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    first_with_text: dict[str, str] = {}
    for path in sorted(config.seeds.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        seed = path.relative_to(config.root)
        try:
            raws = read_seed(path, config.limits.seed_megabytes)
        except SeedError as error:
            problems.append(Problem(seed, str(error)))
            continue
        for raw in raws:
            try:
                article = make_article(raw, seed, _free_id(path, raw.entry, articles), config)
                _refuse_repeat(article, first_with_text)
            except SeedError as error:
                problems.append(Problem(seed, f"entry {raw.entry} {error}" if raw.entry else str(error)))
            else:
                articles[article.id] = article
    return SeedReading(tuple(articles.values()), tuple(problems))


def _free_id(path: Path, entry: str, taken: Container[str]) -> str:
    """The slug of the seed's stem and entry; with the file's ending, then a counter, where it is taken."""
    slug = slugify(path.stem) + (f"-{slugify(entry)}" if entry else "")
    names = chain((slug, f"{slug}-{path.suffix[1:].lower()}"), (f"{slug}-{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def _refuse_repeat(article: Article, first_with_text: dict[str, str]) -> None:
    """Note an article's text; raise SeedError when an earlier article has the same."""
    text = "\n".join(sentence.text for sentence in article.sentences)
    key = hashlib.sha256(text.encode()).hexdigest()
    first = first_with_text.setdefault(key, article.id)
    if first != article.id:
        raise SeedError(f"has the same text as {first}")
