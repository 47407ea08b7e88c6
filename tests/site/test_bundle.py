"""The bundle: the same each time, whole, verifiable, and complete without a network."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import posixpath
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
import pytest
from click.testing import CliRunner

from tests.site.conftest import STORY, make_project
from warta.config import Config
from warta.site import render
from warta.site.bundle import BundleError, bundle_date, manifest, rendered, write_bundle
from warta.site.commands import bundle
from warta.site.single_file import write_single_file
from warta.site.zip_file import write_zip

LOADED = (
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //*[not(self::a)]/@src | //@srcset"
)


@pytest.fixture(scope="module")
def project_config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A rendered project; not to be changed."""
    config = make_project(tmp_path_factory.mktemp("bundle") / "project")
    render(config)
    return config


@pytest.fixture(scope="module")
def unpacked(project_config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, unpacked into a folder with spaces and letters beyond ASCII."""
    folder = tmp_path_factory.mktemp("unpacked") / "Kliping émbèd 新聞 #1"
    with zipfile.ZipFile(write_bundle(project_config, folder / "dist")) as packed:
        packed.extractall(folder)
    return folder / "warta-2024-07-29"


def test_two_bundles_are_byte_identical(project_config: Config, tmp_path: Path) -> None:
    first, second = (write_bundle(project_config, tmp_path / name) for name in ("a", "b"))
    assert first.name == second.name == "warta-2024-07-29.zip"
    assert first.read_bytes() == second.read_bytes()


def test_the_manifest_has_the_sum_of_every_file(unpacked: Path) -> None:
    lines = (unpacked / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert set(listed) == files - {"MANIFEST.sha256"}
    for name, expected in listed.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == expected
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "MANIFEST.sha256"], cwd=unpacked, check=True)


def test_nothing_is_loaded_and_every_link_inside_ends_at_a_file(unpacked: Path) -> None:
    pages = sorted(unpacked.rglob("*.html"))
    assert unpacked / "START-HERE.html" in pages
    for page in pages:
        tree = lxml.html.parse(page)
        inside = [link for link in tree.xpath("//a/@href") if not urlsplit(link).scheme]
        for link in [*inside, *tree.xpath(LOADED)]:
            assert not urlsplit(link).scheme, f"{page} loads {link}"
            path, fragment = urldefrag(unquote(link))
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), f"{page} links {link}"
            if fragment and target.suffix == ".html":
                assert lxml.html.parse(target).xpath("//*[@id=$name]", name=fragment), f"{page} links {link}"


def test_the_start_page_opens_every_language(unpacked: Path) -> None:
    page = lxml.html.parse(unpacked / "START-HERE.html")
    assert page.xpath("//a/@href") == ["site/index.html", "site/id/index.html"]
    assert page.xpath("//section/@lang") == ["en", "id"]


def test_the_date_is_the_latest_article_s_or_the_environment_s(
    project_config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogues = rendered(project_config)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert bundle_date(catalogues) == dt.date(2024, 7, 29)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert bundle_date(catalogues) == dt.date(1970, 1, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    with pytest.raises(BundleError, match="SOURCE_DATE_EPOCH"):
        bundle_date(catalogues)


def test_without_dates_the_bundle_asks_for_one(fresh: Config, tmp_path: Path) -> None:
    for path in (fresh.content / "sources").rglob("*.md"):
        path.write_text(
            re.sub("^Date: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
        )
    render(fresh)
    with pytest.raises(BundleError, match="SOURCE_DATE_EPOCH"):
        write_bundle(fresh, tmp_path)


def test_without_a_site_the_error_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"tasks\.py build"):
        write_bundle(Config(tmp_path), tmp_path / "dist")


def test_a_date_before_zip_files_can_be_packed(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", {"b": b"c"}, dt.date(1970, 1, 2))
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.read("b") == b"c"


def test_the_manifest_is_what_sha256sum_reads() -> None:
    assert manifest({"b": b"", "a": b"x"}).splitlines() == [
        f"{hashlib.sha256(b'x').hexdigest()}  a",
        f"{hashlib.sha256(b'').hexdigest()}  b",
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_single_file_holds_the_story_and_loads_nothing(
    project_config: Config, tmp_path: Path, language: str
) -> None:
    path = write_single_file(project_config, STORY, language, tmp_path)
    page = lxml.html.parse(path)
    assert not page.xpath(LOADED + " | //script | //@style")
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))
    links = page.xpath("//a/@href")
    assert all(link[0] == "#" or urlsplit(link).scheme in {"https", "http", "mailto"} for link in links)
    assert {link[1:] for link in links if link[0] == "#"} <= set(identities)
    cited = page.xpath("//*[@class='brief']//*[@class='cited']//a/@href")
    assert cited
    for link in cited:
        assert page.xpath("//*[@class='source']//*[@id=$name]", name=link[1:])
    site = project_config.output / ("" if language == "en" else language)
    brief = lxml.html.parse(site / "briefs" / f"{STORY}.html").xpath("//li//p[contains(@class, 'original')]")
    text = page.getroot().text_content()
    assert brief
    assert all(paragraph.text_content().strip() in text for paragraph in brief)


def test_the_style_of_a_single_file_is_allowed_by_its_hash_alone(
    project_config: Config, tmp_path: Path
) -> None:
    text = write_single_file(project_config, STORY, "en", tmp_path).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_an_unknown_story_is_named_with_those_there_are(project_config: Config, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=STORY):
        write_single_file(project_config, "../nothing", "en", tmp_path)


def test_the_command_says_where_it_wrote(project_config: Config, tmp_path: Path) -> None:
    for options, name in (
        ([], "warta-2024-07-29.zip"),
        (["--single-file", STORY], f"{STORY}.en.html"),
        (["--epub", "--language", "id"], "warta-2024-07-29.id.epub"),
    ):
        result = CliRunner().invoke(bundle, [*options, "--folder", str(tmp_path)], obj=project_config)
        assert result.exit_code == 0, result.output
        assert result.output.strip() == str(tmp_path / name)
        assert (tmp_path / name).exists()
    assert CliRunner().invoke(bundle, ["--language", "xx"], obj=project_config).exit_code == 2


def test_one_language_alone_can_be_packed(fresh: Config, tmp_path: Path) -> None:
    config = dataclasses.replace(fresh, site=dataclasses.replace(fresh.site, languages=("id",)))
    render(config)
    with zipfile.ZipFile(write_bundle(config, tmp_path)) as packed:
        names = {posixpath.relpath(name, "warta-2024-07-29") for name in packed.namelist()}
    assert "site/index.html" in names
    assert not [name for name in names if name.startswith(("site/id/", "site/previews/"))]
