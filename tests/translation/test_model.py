from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from warta.translation.model import ModelError, assemble, read_manifest, verify


def _entry(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of two parts and one whole file, as `models/id-en` is one."""
    folder = tmp_path / "models" / "id-en"
    folder.mkdir(parents=True)
    parts = {"model.bin.part00": b"first half, ", "model.bin.part01": b"second half"}
    for name, content in parts.items():
        (folder / name).write_bytes(content)
    (folder / "config.json").write_bytes(b"{}")
    weights = {
        **_entry(b"".join(parts.values())),
        "parts": [{"name": name, **_entry(content)} for name, content in parts.items()],
    }
    manifest = {
        "name": "tiny",
        "version": "1",
        "source": "id",
        "target": "en",
        "files": {"model.bin": weights, "config.json": _entry(b"{}")},
    }
    (folder / "model.json").write_text(json.dumps(manifest))
    return folder


def test_parts_are_joined_once(folder: Path, tmp_path: Path) -> None:
    ready = assemble(read_manifest(folder), tmp_path / "cache")
    assert (ready / "model.bin").read_bytes() == b"first half, second half"
    assert (ready / "config.json").read_bytes() == b"{}"
    before = (ready / "model.bin").stat().st_ino
    assert assemble(read_manifest(folder), tmp_path / "cache") == ready
    assert (ready / "model.bin").stat().st_ino == before


def test_later_starts_do_not_read_the_parts(folder: Path, tmp_path: Path) -> None:
    ready = assemble(read_manifest(folder), tmp_path / "cache")
    (folder / "model.bin.part00").unlink()
    assert assemble(read_manifest(folder), tmp_path / "cache") == ready


@pytest.mark.parametrize("name", ["model.bin.part01", "config.json"])
def test_a_damaged_file_is_named_with_the_remedy(folder: Path, tmp_path: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[0] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name} is damaged.*git checkout"):
        assemble(read_manifest(folder), tmp_path / "cache")
    with pytest.raises(ModelError, match=rf"{name} is damaged"):
        verify(read_manifest(folder))
    assert not list((tmp_path / "cache").rglob("model.bin"))


def test_a_missing_part_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "model.bin.part01").unlink()
    with pytest.raises(ModelError, match=r"model.bin.part01 is missing"):
        assemble(read_manifest(folder), tmp_path / "cache")


def test_an_assembled_file_that_was_touched_is_made_again(folder: Path, tmp_path: Path) -> None:
    ready = assemble(read_manifest(folder), tmp_path / "cache")
    (ready / "model.bin").write_bytes(b"FIRST half, second half")
    os.utime(ready / "model.bin", (1, 1))
    assert assemble(read_manifest(folder), tmp_path / "cache") == ready
    assert (ready / "model.bin").read_bytes() == b"first half, second half"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": {}}', "\x00"])
def test_a_bad_manifest_is_named(folder: Path, content: str) -> None:
    (folder / "model.json").write_text(content)
    with pytest.raises(ModelError, match=r"model\.json cannot be read"):
        read_manifest(folder)


def test_a_manifest_cannot_point_outside_its_folder(folder: Path) -> None:
    data = json.loads((folder / "model.json").read_text())
    data["files"]["model.bin"]["parts"][0]["name"] = "../../secret"
    (folder / "model.json").write_text(json.dumps(data))
    with pytest.raises(ModelError, match="not a plain file name"):
        read_manifest(folder)


def test_a_missing_model_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"id-en/model\.json is missing"):
        read_manifest(tmp_path / "id-en")


def test_the_model_of_the_project_is_whole(project: Path) -> None:
    manifest = read_manifest(project / "models" / "id-en")
    verify(manifest)
    card = (project / "models" / "id-en" / "README.md").read_text(encoding="utf-8")
    assert "Gemma Terms of Use" in card
    assert all(part.size < 50_000_000 for file in manifest.files for part in file.parts)
    assert (project / "models" / "id-en" / "GEMMA_TERMS.txt").is_file()


def test_two_processes_end_with_one_folder(folder: Path, tmp_path: Path) -> None:
    ready = assemble(read_manifest(folder), tmp_path / "cache")
    shutil.rmtree(ready)
    ready.mkdir()  # as if another process had been killed in between
    (ready / "model.bin").write_bytes(b"half")
    assert assemble(read_manifest(folder), tmp_path / "cache") == ready
    assert [path.name for path in ready.parent.iterdir()] == [ready.name]
