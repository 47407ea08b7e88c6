"""Time and memory of the briefing stage.

Usage: python -m benchmarks.briefing ARTICLES.jsonl

Reads the articles (one a line, as in seeds/), then times the whole stage without translations in
a new folder, a second run with nothing new, and adding one article to the story index.
"""

from __future__ import annotations

import dataclasses
import resource
import sys
import tempfile
import time
from pathlib import Path

from warta.briefing import brief
from warta.briefing.grouping import StoryIndex
from warta.briefing.likeness import profile
from warta.config import Config, LimitsConfig
from warta.records import Article
from warta.sources import read_seeds

COPIES = 4
"""How often the articles are put into the index, to reach 10,000 from 3,000."""


def main(file: Path) -> None:
    """Print seconds, articles per second and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        (root / "seeds" / "articles.jsonl").write_bytes(file.read_bytes())
        config = Config(root, limits=LimitsConfig(seed_megabytes=100))
        articles = read_seeds(config).articles
        before = _peak()
        for name in ("first run", "nothing new"):
            start = time.perf_counter()
            briefing = brief(articles, {}, config)
            seconds = time.perf_counter() - start
            print(f"{name:<16}{seconds:8.1f} s  {len(articles) / seconds:8.0f} articles/s")
        print(f"{'stories':<16}{len(briefing.stories):8}")
        print(f"{'peak memory':<16}{_peak():8.0f} MB ({before:.0f} MB with the articles read)")
    _index(articles)


def _index(articles: tuple[Article, ...]) -> None:
    """Add one article to an index of many, each time another."""
    profiles = [profile(article) for article in articles]
    index = StoryIndex()
    for copy in range(COPIES):
        for one in profiles:
            index.add(dataclasses.replace(one, article=f"{one.article}-{copy}"))
    start = time.perf_counter()
    for one in profiles[:200]:
        index.add(dataclasses.replace(one, article=f"{one.article}-new"))
        index.story_of(f"{one.article}-new")
    each = (time.perf_counter() - start) / 200
    print(f"{'one more':<16}{each * 1000:8.1f} ms, to an index of {COPIES * len(profiles)}")


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(Path(sys.argv[1]))
    else:
        print("left out: it needs articles; python -m benchmarks.briefing FILE.jsonl")
