from __future__ import annotations

import json
import os
import socket
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest
from click.testing import CliRunner

from tests.translation.packages import build_package
from warta.config import Config, SiteConfig, TranslationConfig
from warta.translation import downloads, translate
from warta.translation.argos import find_chain, forget_if_loaded
from warta.translation.commands import models_group
from warta.translation.decoding import Decoding, EngineError
from warta.translation.downloads import find_offer, read_index
from warta.translation.engines import load_engine
from warta.translation.packages import (
    LOCK,
    PackageError,
    install_file,
    packages_folder,
    read_lock,
    remove_package,
    verify_package,
)

SENTENCE = "Presiden menang pemilu."


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Package files for id to en and en to xx, and a second build of the first with other weights."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "other").mkdir()
    return {
        "id-en": build_package(folder, "id", "en", seed=1),
        "en-xx": build_package(folder, "en", "xx", seed=2),
        "id-en other": build_package(folder / "other", "id", "en", seed=3),
    }


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """An empty project that uses Argos packages, and a home folder without any."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    (tmp_path / "project").mkdir()
    site = SiteConfig(languages=("en", "xx", "id"))
    return Config(root=tmp_path / "project", site=site, translation=TranslationConfig(engine="argos"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        pytest.fail(f"a connection was tried: {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def _run(config: Config, *arguments: str) -> str:
    result = CliRunner().invoke(models_group, list(arguments), obj=config, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_an_installed_package_translates(built: dict[str, Path], config: Config) -> None:
    assert "id-en 1.0 installed" in _run(config, "install", str(built["id-en"]))
    found = translate([SENTENCE, "Oposisi menolak."], "en", config).translations[SENTENCE]
    assert found.text
    assert (found.engine.name, found.engine.model, found.engine.version) == (
        "Argos Translate",
        "translate-id_en",
        "1.0",
    )
    weights = read_lock(config)["id-en"].files["model/model.bin"]
    assert found.engine.model_hash == weights


def test_a_further_language_is_reached_through_argos_own_graph(
    built: dict[str, Path], config: Config
) -> None:
    for pair in ("id-en", "en-xx"):
        install_file(built[pair], config)
    chain = find_chain("id", "xx", config)
    assert [(step.pkg.from_code, step.pkg.to_code) for step in chain] == [("id", "en"), ("en", "xx")]
    found = translate([SENTENCE], "xx", config).translations[SENTENCE]
    assert found.engine.model == "translate-id_en + translate-en_xx"
    english = translate([SENTENCE], "en", config).translations[SENTENCE].text
    second = load_engine("xx", config)._second  # the package en to xx by itself
    assert second.submit([english], Decoding())()[0][0].text == found.text


def test_argos_own_translation_of_the_same_package_agrees(built: dict[str, Path], config: Config) -> None:
    install_file(built["id-en"], config)
    (step,) = find_chain("id", "en", config)

    class OneSentence:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    step.sentencizer = OneSentence()
    same_beam = replace(config, translation=TranslationConfig(engine="argos", beam_size=4))
    ours = translate([SENTENCE], "en", same_beam).translations[SENTENCE].text
    assert ours == step.hypotheses(SENTENCE, 1)[0].value.strip()


def test_a_missing_language_names_the_command(config: Config) -> None:
    with pytest.raises(EngineError, match="run: warta models install id-en"):
        translate([SENTENCE], "en", config)


def test_packages_of_the_users_other_programs_are_used(
    built: dict[str, Path], config: Config, tmp_path: Path
) -> None:
    users = tmp_path / "home" / ".local" / "share" / "argos-translate" / "packages"
    users.mkdir(parents=True)
    with zipfile.ZipFile(built["id-en"]) as archive:
        archive.extractall(users)
    assert translate([SENTENCE], "en", config).translations[SENTENCE].text
    assert [path.name for path in users.iterdir()] == ["translate-id_en-1_0"]
    (users / "broken").mkdir()
    forget_if_loaded()
    with pytest.raises(EngineError, match="broken"):
        translate([SENTENCE], "en", config)


def test_list_verify_and_remove(built: dict[str, Path], config: Config) -> None:
    install_file(built["id-en"], config)
    assert "id-en  Argos package 1.0, from translate-id_en-1_0.argosmodel" in _run(config, "list")
    assert "id-en  sound" in _run(config, "verify")
    _run(config, "remove", "id-en")
    assert _run(config, "list") == ""
    assert list(packages_folder(config).iterdir()) == []
    with pytest.raises(PackageError, match="no package id-en is installed"):
        remove_package("id-en", config)


@pytest.mark.parametrize("damage", ["change", "delete"])
def test_verify_names_a_damaged_file(built: dict[str, Path], config: Config, damage: str) -> None:
    pin = install_file(built["id-en"], config)
    path = packages_folder(config) / "translate-id_en" / "model" / "model.bin"
    if damage == "change":
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    else:
        path.unlink()
    with pytest.raises(PackageError, match=r"model\.bin is (damaged|missing).*warta models install id-en"):
        verify_package(pin, config)


def test_the_same_version_must_stay_the_same(built: dict[str, Path], config: Config) -> None:
    install_file(built["id-en"], config)
    lock = (config.root / LOCK).read_bytes()
    assert install_file(built["id-en"], config).pair == "id-en"
    with pytest.raises(PackageError, match=r"is not the id-en 1\.0"):
        install_file(built["id-en other"], config)
    assert (config.root / LOCK).read_bytes() == lock
    verify_package(read_lock(config)["id-en"], config)
    remove_package("id-en", config)
    assert install_file(built["id-en other"], config).version == "1.0"


def _repacked(source: Path, target: Path, change: Callable[[zipfile.ZipFile], None], skip: str = "") -> Path:
    """A copy of a package without `skip`, with whatever `change` adds."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if not (skip and info.filename.endswith(skip)):
                new.writestr(info.filename, old.read(info))
        change(new)
    return target


ROOT = "translate-id_en-1_0"


def _link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo(f"{ROOT}/model/link")
    info.external_attr = 0o120777 << 16
    archive.writestr(info, "/etc/passwd")


def _metadata(content: str) -> Callable[[zipfile.ZipFile], None]:
    return lambda archive: archive.writestr(f"{ROOT}/metadata.json", content)


GOOD = {"from_code": "id", "to_code": "en", "package_version": "1.0"}
ATTACKS: dict[str, tuple[Callable[[zipfile.ZipFile], None], str, str]] = {
    "parent folder": (lambda z: z.writestr("../evil", "x"), "", "no package has"),
    "hidden parent": (lambda z: z.writestr(f"{ROOT}/../../evil", "x"), "", "no package has"),
    "absolute": (lambda z: z.writestr("/tmp/evil", "x"), "", "no package has"),
    "link": (_link, "", "no package has"),
    "two folders": (lambda z: z.writestr("other/metadata.json", "{}"), "", "one folder"),
    "many members": (
        lambda z: [z.writestr(f"{ROOT}/{n}", "") for n in range(2001)] and None,
        "",
        "more than",
    ),
    "no model": (lambda _: None, "model.bin", "model/model.bin is missing"),
    "no tokenizer": (lambda _: None, "sentencepiece.model", "no tokenizer"),
    "no metadata": (lambda _: None, "metadata.json", "metadata.json is missing"),
    "bad json": (_metadata("{"), "metadata.json", "cannot be read"),
    "list": (_metadata("[]"), "metadata.json", "cannot be read"),
    "huge metadata": (_metadata(json.dumps({**GOOD, "x": "y" * 70000})), "metadata.json", "cannot be read"),
    "odd code": (_metadata(json.dumps({**GOOD, "to_code": "../x"})), "metadata.json", "no language pair"),
    "odd version": (
        _metadata(json.dumps({**GOOD, "package_version": "1/../2"})),
        "metadata.json",
        "no translation",
    ),
    "no version": (
        _metadata(json.dumps({"from_code": "id", "to_code": "en"})),
        "metadata.json",
        "cannot be read",
    ),
    "other type": (_metadata(json.dumps({**GOOD, "type": "sbd"})), "metadata.json", "no translation"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_bad_archive_changes_nothing(
    built: dict[str, Path], config: Config, tmp_path: Path, attack: str
) -> None:
    change, skip, reason = ATTACKS[attack]
    install_file(built["en-xx"], config)
    before = sorted(path for path in tmp_path.rglob("*") if "bad" not in path.name)
    bad = _repacked(built["id-en"], tmp_path / "bad.argosmodel", change, skip)
    with pytest.raises(PackageError, match=reason):
        install_file(bad, config)
    assert sorted(path for path in tmp_path.rglob("*") if "bad" not in path.name) == before
    assert "id-en" not in read_lock(config)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", os.urandom(300)])
def test_what_is_no_archive_is_named(config: Config, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.argosmodel").write_bytes(content)
    with pytest.raises(PackageError, match=r"bad\.argosmodel is not a sound package"):
        install_file(tmp_path / "bad.argosmodel", config)


def test_a_truncated_or_altered_archive_is_named(
    built: dict[str, Path], config: Config, tmp_path: Path
) -> None:
    content = bytearray(built["id-en"].read_bytes())
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "bad.argosmodel").write_bytes(content)
    with pytest.raises(PackageError, match="not a sound package"):
        install_file(tmp_path / "bad.argosmodel", config)


def test_a_bomb_is_not_unpacked(
    built: dict[str, Path], config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warta.translation.packages.MAX_UNPACKED", 1 << 20)
    bomb = _repacked(
        built["id-en"],
        tmp_path / "bad.argosmodel",
        lambda z: z.writestr(f"{ROOT}/model/x.bin", bytes(1 << 21)),
    )
    with pytest.raises(PackageError, match="more than a package may"):
        install_file(bomb, config)


def test_a_splitter_that_could_run_code_is_not_unpacked(
    built: dict[str, Path], config: Config, tmp_path: Path
) -> None:
    path = _repacked(
        built["id-en"], tmp_path / "p.argosmodel", lambda z: z.writestr(f"{ROOT}/stanza/x.pt", "pickle")
    )
    install_file(path, config)
    assert not list(packages_folder(config).rglob("*.pt"))


INDEX = [
    {**GOOD, "package_version": "1.9", "links": ["https://example.org/a"]},
    {**GOOD, "package_version": "1.10", "links": ["https://example.org/b"]},
    {"from_code": "en", "to_code": "fr", "package_version": "1.0", "links": []},
    {"type": "sbd", "package_version": "1.0"},
    {**GOOD, "to_code": "../../x", "links": []},
]


class _Response:
    def __init__(self, content: bytes) -> None:
        self.content = content

    def read(self, size: int) -> bytes:
        given, self.content = self.content[:size], self.content[size:]
        return given

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_installing_from_the_index(
    built: dict[str, Path], config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        downloads.INDEX: json.dumps(INDEX).encode(),
        "https://example.org/b": built["id-en"].read_bytes(),
    }
    monkeypatch.setattr(downloads, "_open", lambda link: _Response(pages[link]))
    assert "id-en  1.10" in _run(config, "list", "--available")
    assert "id-en 1.0 installed" in _run(config, "install", "id-en")
    assert read_lock(config)["id-en"].source == "https://example.org/b"
    with pytest.raises(PackageError, match="warta models install id-en en-fr"):
        find_offer("id-fr", read_index())
    with pytest.raises(PackageError, match="no package id-zz"):
        find_offer("id-zz", read_index())


def test_only_https_is_followed() -> None:
    with pytest.raises(PackageError, match="unknown url type"), downloads._open("http://example.org/x"):
        pass
    with pytest.raises(PackageError, match="unknown url type"), downloads._open("file:///etc/passwd"):
        pass
