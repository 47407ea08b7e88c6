"""A small project with one real story in two languages, and the site made from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from warta.config import Config, SiteConfig
from warta.site import render

STORY = "pilpres-venezuela-menghadirkan-pemimpin-baru-nicholas-maduro-c688"
LUSH_BEAT = "001-e713241f3164c074"
SUARA = "002-63df2c9fade0f988"


def make_project(folder: Path) -> Config:
    """The templates and pages of the project with the content of tests/site/content."""
    shutil.copytree(PROJECT / "templates", folder / "templates")
    shutil.copytree(PROJECT / "tests" / "site" / "content", folder / "content")
    shutil.copytree(PROJECT / "content" / "pages", folder / "content" / "pages")
    return Config(
        folder, SiteConfig(name="Warta", url="https://news.example/desk", contact="desk@news.example")
    )


@pytest.fixture
def fresh(tmp_path: Path) -> Config:
    """A project of one's own, to change and render."""
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rendered site; not to be changed."""
    config = make_project(tmp_path_factory.mktemp("built") / "project")
    render(config)
    return config.output


def read_page(site: Path, address: str) -> str:
    """The HTML of a page."""
    return (site / address).read_text(encoding="utf-8")
