"""The embedded model on disk: its manifest, and putting its parts together.

`models/PAIR/` holds the weights in parts of under 50 MB (what code hosts accept in one file) and
`model.json`, which names every file with its size and SHA-256. On first use the parts are joined in
`.warta/models/PAIR/HASH/`; a later start compares sizes and modification times with the stamp left
there, because hashing 128 MB would cost more than the rest of a rebuild.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warta.records import WartaError

MANIFEST = "model.json"
STAMP = "stamp.json"
WEIGHTS = "model.bin"
BLOCK = 1 << 20


class ModelError(WartaError):
    """A model that is missing or damaged; the message names the file and the remedy."""


@dataclass(frozen=True, slots=True)
class ModelPart:
    """One file as it lies in `models/PAIR/`."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file that the engine reads, and the parts it is joined from (itself, if it has none)."""

    name: str
    size: int
    sha256: str
    parts: tuple[ModelPart, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `model.json` says."""

    folder: Path
    name: str
    version: str
    source: str
    target: str
    files: tuple[ModelFile, ...]

    @property
    def weights_hash(self) -> str:
        """SHA-256 of the joined weights, in hexadecimal."""
        return next(file.sha256 for file in self.files if file.name == WEIGHTS)


def read_manifest(folder: Path) -> Manifest:
    """Read `folder`/model.json. Raises ModelError when it is missing or not what it should be."""
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(_model_file(name, entry) for name, entry in sorted(data["files"].items()))
        manifest = Manifest(folder, data["name"], data["version"], data["source"], data["target"], files)
        manifest.weights_hash  # noqa: B018  # a manifest without weights is refused here, not later
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing; restore {folder} from the Warta release") from error
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise ModelError(f"{path} cannot be read ({error}); restore it from the Warta release") from error
    return manifest


def read_manifests(models: Path) -> list[Manifest]:
    """The models that come with Warta, by folder name."""
    return [read_manifest(path.parent) for path in sorted(models.glob(f"*/{MANIFEST}"))]


def _model_file(name: str, entry: dict[str, Any]) -> ModelFile:
    """One entry of the manifest's `files`."""
    whole = ModelPart(name, entry["bytes"], entry["sha256"])
    parts = tuple(ModelPart(part["name"], part["bytes"], part["sha256"]) for part in entry.get("parts", ()))
    for part in (whole, *parts):
        if Path(part.name).name != part.name:
            raise ValueError(f"{part.name} is not a plain file name")
    return ModelFile(whole.name, whole.size, whole.sha256, parts or (whole,))


def assemble(manifest: Manifest, cache: Path) -> Path:
    """The folder in `cache` that the engine can read, made now if it is not there yet.

    Two processes may do this at once: each joins in a folder of its own, and the first to finish
    gives it its final name. Raises ModelError naming the damaged file.
    """
    ready = cache / "models" / manifest.folder.name / manifest.weights_hash[:16]
    if _stamp_holds(manifest, ready):
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    work = ready.with_name(f"{ready.name}.{os.getpid()}.tmp")
    shutil.rmtree(work, ignore_errors=True)
    try:
        work.mkdir()
        for file in manifest.files:
            _join(manifest.folder, file, work / file.name)
        (work / STAMP).write_text(json.dumps(_observed(manifest, work)), encoding="utf-8")
        if not _stamp_holds(manifest, ready):
            shutil.rmtree(ready, ignore_errors=True)
            try:
                work.rename(ready)
            except OSError:
                if not _stamp_holds(manifest, ready):
                    raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return ready


def _join(folder: Path, file: ModelFile, target: Path) -> None:
    """Write the parts of `file` one after another to `target`, checking each and the whole."""
    whole = hashlib.sha256()
    with target.open("wb") as out:
        for part in file.parts:
            whole_part = hashlib.sha256()
            try:
                with (folder / part.name).open("rb") as source:
                    while block := source.read(BLOCK):
                        whole_part.update(block)
                        whole.update(block)
                        out.write(block)
            except FileNotFoundError as error:
                raise ModelError(_damaged(folder / part.name, "is missing")) from error
            if whole_part.hexdigest() != part.sha256:
                raise ModelError(_damaged(folder / part.name, "is damaged (its SHA-256 is wrong)"))
        out.flush()
        os.fsync(out.fileno())
    if whole.hexdigest() != file.sha256:
        raise ModelError(_damaged(folder / MANIFEST, f"does not match the parts of {file.name}"))


def _damaged(path: Path, what: str) -> str:
    """The message for a file that is not as published, with the remedy."""
    return f"{path} {what}; restore it: git checkout -- {path.name} in {path.parent}, or from the release"


def _observed(manifest: Manifest, folder: Path) -> dict[str, list[int | str]]:
    """Hash (as published), size and modification time of each file in `folder`."""
    seen: dict[str, list[int | str]] = {}
    for file in manifest.files:
        status = (folder / file.name).stat()
        seen[file.name] = [file.sha256, status.st_size, status.st_mtime_ns]
    return seen


def _stamp_holds(manifest: Manifest, folder: Path) -> bool:
    """Whether `folder` is complete and untouched since it was checked."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        return bool(stamp == _observed(manifest, folder))
    except (OSError, ValueError):
        return False


def verify(manifest: Manifest) -> None:
    """Hash every part in `models/`, which the engine's start does not. Raises ModelError."""
    for file in manifest.files:
        for part in file.parts:
            path = manifest.folder / part.name
            if not path.is_file():
                raise ModelError(_damaged(path, "is missing"))
            with path.open("rb") as source:
                if hashlib.file_digest(source, "sha256").hexdigest() != part.sha256:
                    raise ModelError(_damaged(path, "is damaged (its SHA-256 is wrong)"))
