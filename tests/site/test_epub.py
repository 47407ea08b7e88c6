"""The book of the latest week: a valid EPUB 3, the same each time."""

from __future__ import annotations

import datetime as dt
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.site.conftest import STORY, make_project
from warta.config import Config
from warta.site import render
from warta.site.bundle import BundleError
from warta.site.catalogue import read_catalogue
from warta.site.epub import latest_week, write_epub

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def project_config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A rendered project; not to be changed."""
    config = make_project(tmp_path_factory.mktemp("epub") / "project")
    render(config)
    return config


def files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_two_books_are_byte_identical(project_config: Config, tmp_path: Path) -> None:
    first, second = (write_epub(project_config, "en", tmp_path / name) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_the_type_stands_first_and_uncompressed(project_config: Config, tmp_path: Path) -> None:
    path = write_epub(project_config, "en", tmp_path)
    with zipfile.ZipFile(path) as book:
        first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert path.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_link_of_the_book_ends_in_it(project_config: Config, tmp_path: Path, language: str) -> None:
    book = files(write_epub(project_config, language, tmp_path))
    package = ET.fromstring(book["book/package.opf"])
    listed = {f"book/{item.attrib['href']}" for item in package.iter(f"{OPF}item")}
    assert listed == set(book) - {"mimetype", "META-INF/container.xml", "book/package.opf"}
    pages = {name: ET.fromstring(content) for name, content in book.items() if name.endswith(".xhtml")}
    assert f"book/briefs-{STORY}.xhtml" in pages
    inside = 0
    for name, page in pages.items():
        for link in page.iter(f"{XHTML}a"):
            href = link.get("href")
            if urlsplit(href).scheme:
                continue
            path, fragment = urldefrag(unquote(href))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in pages
            assert not fragment or [e for e in pages[target].iter() if e.get("id") == fragment]
            inside += 1
    assert inside > 10


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_epubcheck_finds_nothing(project_config: Config, tmp_path: Path, language: str) -> None:
    checker = shutil.which("epubcheck")
    if checker is None or not shutil.which("java"):
        pytest.skip("needs epubcheck and java (Debian: apt-get install epubcheck)")
    path = write_epub(project_config, language, tmp_path)
    # Debian's command is the archive itself, which a kernel without a wrapper for it cannot start.
    archive = Path(checker).resolve()
    command = ["java", "-jar", str(archive)] if archive.suffix == ".jar" else [checker]
    run = subprocess.run(
        [*command, "--failonwarnings", str(path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_week_ends_with_the_latest_brief(fresh: Config) -> None:
    path = fresh.content / "briefs" / "en" / f"{STORY}.md"
    text = path.read_text(encoding="utf-8")
    for day in (22, 23, 28):
        changed = text.replace("Date: 2024-07-29", f"Date: 2024-07-{day}", 1)
        path.with_name(f"day-{day}.md").write_text(changed, encoding="utf-8")
    week = latest_week(read_catalogue(fresh, "en"))
    assert [header.date for header in week] == [dt.date(2024, 7, day) for day in (29, 28, 23)]


def test_a_language_without_dated_briefs_has_no_week(fresh: Config, tmp_path: Path) -> None:
    (fresh.content / "briefs" / "id" / f"{STORY}.md").unlink()
    render(fresh)
    with pytest.raises(BundleError, match="no latest week"):
        write_epub(fresh, "id", tmp_path)
