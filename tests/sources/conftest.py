from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from warta.config import Config
from warta.records import Article
from warta.sources import SeedReading, read_seeds

Read = Callable[[dict[str, bytes | str]], SeedReading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a folder of seeds made of the given files."""

    def read_files(files: dict[str, bytes | str]) -> SeedReading:
        folder = tmp_path / "seeds"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return read_seeds(Config(root=tmp_path))

    return read_files


@pytest.fixture(scope="session")
def three(project: Path) -> tuple[Article, ...]:
    """The three real seeds as articles; nothing else may lie in seeds/ for the tests that use them."""
    names = {"000-26a778ade79f65df", "001-e713241f3164c074", "002-63df2c9fade0f988"}
    reading = read_seeds(Config(root=project))
    return tuple(article for article in reading.articles if article.id in names)
