"""The three seeds from start to end, from stored translations: what Warta's pages look like, kept in full.

`python3 tasks.py golden` makes `tests/golden/expected/` anew; read the difference before you commit it.
Translations are stored, because a model's output can differ by a word between processors.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from warta import briefing, site, sources
from warta.config import load_config
from warta.records import Engine, Translation
from warta.translation.judging import flags_of, load_judge

PROJECT = Path(__file__).resolve().parent.parent.parent
STORED = Path(__file__).parent / "translations.json"
EXPECTED = Path(__file__).parent / "expected"
ENGINE = Engine("CTranslate2", "warta-id-en", "1.0", "0" * 64, "beam 2")
PAGES = (".html", ".xml", ".json", ".opml", ".txt", ".md")
BULK = ("assets", "search", "tags", "outlets", "archive")  # many alike, and with tests of their own


def make(folder: Path) -> None:
    """Build the three seeds in an empty folder, with the stored translations."""
    shutil.copytree(PROJECT / "seeds", folder / "seeds")
    shutil.copytree(PROJECT / "content" / "pages", folder / "content" / "pages")
    shutil.copy(PROJECT / "warta.toml", folder)
    shutil.copy(PROJECT / "pelicanconf.py", folder)
    for name in ("templates", "models", "glossary.csv"):
        (folder / name).symlink_to(PROJECT / name)
    config = load_config(folder)
    stored: dict[str, str] = json.loads(STORED.read_text(encoding="utf-8"))
    articles = sources.read_seeds(config).articles
    names = {sentence.text: sentence.names for article in articles for sentence in article.sentences}
    judge = load_judge(config)
    translations = {
        source: Translation(source, text, "en", ENGINE, flags_of(source, text, names.get(source, ()), judge))
        for source, text in stored.items()
    }
    briefing.brief(articles, {"en": translations}, config)
    site.render(config)


def pages(folder: Path) -> dict[str, str]:
    """The text of every page, feed and Markdown file that a build made, by its path."""
    found = {}
    for part in ("content/briefs", "content/sources", "site"):
        for path in sorted((folder / part).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix in PAGES and not set(BULK) & set(path.relative_to(folder).parts[:-1]):
                found[name] = path.read_text(encoding="utf-8")
    return found
