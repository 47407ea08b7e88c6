"""Articles for the tests: the three real seeds and small ones made by hand."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from pathlib import Path

from warta.config import load_config
from warta.records import Article, Engine, Flag, FoundDate, Sentence, Translation
from warta.sources import read_seeds

ENGINE = Engine("Test", "upper", "1", "ab" * 32, "none")


def article(name: str, title: str, *paragraphs: str, outlet: str = "", day: str = "") -> Article:
    """An article whose sentences end at a full stop before a space."""
    sentences = []
    for number, paragraph in enumerate(paragraphs):
        offset = 0
        for text in re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", paragraph):
            key = hashlib.sha256(f"{len(sentences)} {text}".encode()).hexdigest()[:10]
            sentences.append(Sentence(key, text, number, offset))
            offset += len(text) + 1
    date = FoundDate(dt.date.fromisoformat(day), "day", day, "stated") if day else None
    return Article(name, Path("seeds") / f"{name}.txt", title, False, tuple(sentences), outlet, date=date)


@functools.cache
def seed_articles(project: Path) -> tuple[Article, ...]:
    """The three real seeds as the sources stage reads them."""
    return read_seeds(load_config(project)).articles


def shouted(text: str, *flags: Flag) -> Translation:
    """A translation that is easily told from its source."""
    return Translation(text, text.upper(), "en", ENGINE, flags)
