"""Articles for the tests: the three real seeds and small ones made by hand."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

from warta.records import Article, Engine, Flag, FoundDate, Sentence, Translation

LINK_LINE = re.compile(r"(Baca juga|Simak juga|Similar)", re.IGNORECASE)
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


def seed_articles(folder: Path) -> tuple[Article, ...]:
    """The three real seeds, their link lines left out."""
    known = {"000": ("", ""), "001": ("Lush Beat", "2024-07-29"), "002": ("Suara.com", "")}
    made = []
    for path in sorted(folder.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [line for line in lines if line and not LINK_LINE.match(line)]
        outlet, day = known[path.name[:3]]
        title = lines.pop(0) if path.name.startswith("001") else lines[0][:90]
        made.append(article(path.stem.replace("_", "-"), title, *lines, outlet=outlet, day=day))
    return tuple(made)


def shouted(text: str, *flags: Flag) -> Translation:
    """A translation that is easily told from its source."""
    return Translation(text, text.upper(), "en", ENGINE, flags)
