"""Argos Translate packages: install, verify and remove, without trusting the archive.

Argos Translate's own installer unpacks whatever the file holds over whatever is there, and checks no
hash. Here an archive is measured and its members are judged before anything is written, only what
Warta uses is unpacked (no sentence splitters, whose Stanza models are pickles that can run code), into a
folder that is renamed into place at the end. The SHA-256 of the archive and of every file is pinned in
`models.lock` at the first installation; the same version must have the same hash ever after.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from warta.config import Config
from warta.records import WartaError
from warta.translation.argos import HOME, forget_if_loaded

LOCK = "models.lock"
PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")
VERSION = re.compile(r"[0-9A-Za-z.]{1,20}")
MAX_ARCHIVE = 1 << 30  # bytes; the largest official package has under 300 MB
MAX_UNPACKED = 2 << 30
MAX_MEMBERS = 2000
MAX_METADATA = 1 << 16
USED = re.compile(r"metadata\.json|README\.md|sentencepiece\.model|bpe\.model|model/[A-Za-z0-9._-]+")
BLOCK = 1 << 20


class PackageError(WartaError):
    """A package that cannot be had or trusted; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What models.lock keeps of one package: where it came from, and the SHA-256 of archive and files."""

    pair: str
    version: str
    source: str
    sha256: str
    files: dict[str, str]


def split_pair(pair: str) -> tuple[str, str]:
    """The two codes of "id-en". Raises PackageError when it is not of that form."""
    if match := PAIR.fullmatch(pair):
        return match[1], match[2]
    raise PackageError(
        f"{pair} is no language pair; write it like id-en, or name a file ending in .argosmodel"
    )


def packages_folder(config: Config) -> Path:
    """Where this project's packages are installed."""
    return config.cache / HOME / "packages"


def read_lock(config: Config) -> dict[str, Pinned]:
    """models.lock by language pair; empty when there is none. Raises PackageError when it is damaged."""
    path = config.root / LOCK
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {pair: Pinned(pair=pair, **entry) for pair, entry in data["packages"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(
            f"{path} cannot be read ({error}); restore it from your backup or history"
        ) from error


def _write_lock(config: Config, lock: dict[str, Pinned]) -> None:
    """Replace models.lock atomically, packages in order."""
    packages = {
        pair: {"version": pin.version, "source": pin.source, "sha256": pin.sha256, "files": pin.files}
        for pair, pin in sorted(lock.items())
    }
    path = config.root / LOCK
    work = path.with_name(f".{LOCK}.{os.getpid()}.tmp")
    work.write_text(json.dumps({"packages": packages}, indent=2) + "\n", encoding="utf-8")
    work.replace(path)


def install_file(path: Path, config: Config, *, source: str = "", pair: str = "") -> Pinned:
    """Install a package file; `source` is where it was downloaded from, `pair` what it must translate.

    Raises PackageError; what was installed before is then still there.
    """
    if path.stat().st_size > MAX_ARCHIVE:
        raise PackageError(f"{path} is larger than a package may be ({MAX_ARCHIVE >> 20} MB)")
    digest = _sha256(path)
    home = packages_folder(config)
    stage = home.with_name(f"staging.{os.getpid()}")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir(parents=True)
        files = _unpack(path, stage)
        found, version = _read_metadata(path, stage)
        if pair and found != pair:
            raise PackageError(f"{path} translates {found}, not {pair}; nothing was installed")
        pin = Pinned(found, version, source or path.name, digest, files)
        _check_pin(path, pin, read_lock(config).get(found))
        home.mkdir(parents=True, exist_ok=True)
        final = home / f"translate-{found.replace('-', '_')}"
        shutil.rmtree(final, ignore_errors=True)
        stage.rename(final)
        _write_lock(config, {**read_lock(config), found: pin})
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    forget_if_loaded()
    return pin


def _check_pin(path: Path, new: Pinned, old: Pinned | None) -> None:
    """Refuse a package that is not, byte for byte, the one of the same version that was pinned."""
    if old and old.version == new.version and old.sha256 != new.sha256:
        raise PackageError(
            f"{path} is not the {old.pair} {old.version} that {LOCK} knows (SHA-256 {new.sha256}, "
            f"not {old.sha256}); if you trust it, remove the old one first: warta models remove {old.pair}"
        )


def _unpack(path: Path, stage: Path) -> dict[str, str]:
    """Write the members that Warta uses to `stage`; their SHA-256 by name."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = dict(_members(path, archive))
            left = MAX_UNPACKED
            hashes: dict[str, str] = {}
            for name, info in sorted(members.items()):
                size, hashes[name] = _write_member(archive, info, stage / name, left)
                left -= size
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise PackageError(f"{path} is not a sound package file ({error}); get it again") from error
    return hashes


def _members(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files to unpack, by their path inside the one folder that a package consists of."""
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise PackageError(f"{path} holds more than a package may; it was not unpacked")
    roots = set()
    for info in infos:
        parts = PurePosixPath(info.filename).parts
        link = (info.external_attr >> 16) & 0o170000 == 0o120000
        if not parts or ".." in parts or info.filename.startswith("/") or "\\" in info.orig_filename or link:
            raise PackageError(f"{path} has a member that no package has: {info.orig_filename!r}")
        roots.add(parts[0])
        name = "/".join(parts[1:])
        if not info.is_dir() and USED.fullmatch(name):
            yield name, info
    if len(roots) != 1:
        raise PackageError(f"{path} is no Argos package: it must hold one folder, not {len(roots)}")


def _write_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, left: int
) -> tuple[int, str]:
    """Unpack one file of at most `left` bytes, whatever its header says; its size and SHA-256."""
    target.parent.mkdir(exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with archive.open(info) as source, target.open("xb") as out:
        while block := source.read(BLOCK):
            size += len(block)
            if size > left:
                raise PackageError(f"{info.filename} unpacks to more than a package may hold")
            digest.update(block)
            out.write(block)
    return size, digest.hexdigest()


def _read_metadata(path: Path, stage: Path) -> tuple[str, str]:
    """Language pair and version of an unpacked package, which must have all that the engine reads."""
    for name in ("metadata.json", "model/model.bin", "model/config.json"):
        if not (stage / name).is_file():
            raise PackageError(f"{path} is no Argos package: {name} is missing")
    if not ((stage / "sentencepiece.model").is_file() or (stage / "bpe.model").is_file()):
        raise PackageError(f"{path} is no Argos package: it has no tokenizer")
    metadata = stage / "metadata.json"
    try:
        data: Any = json.loads(metadata.read_text(encoding="utf-8")) if _small(metadata) else None
        pair, version = f"{data['from_code']}-{data['to_code']}", str(data["package_version"])
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError(f"{path}: its metadata.json cannot be read ({error})") from error
    if data.get("type", "translate") != "translate" or not VERSION.fullmatch(version):
        raise PackageError(f"{path} is no translation package")
    split_pair(pair)
    return pair, version


def _small(path: Path) -> bool:
    """Whether a metadata file has a size that metadata can have."""
    return path.stat().st_size <= MAX_METADATA


def verify_package(pin: Pinned, config: Config) -> None:
    """Compare every file of an installed package with models.lock. Raises PackageError."""
    folder = packages_folder(config) / f"translate-{pin.pair.replace('-', '_')}"
    remedy = f"install it again: warta models install {pin.pair}"
    for name, digest in pin.files.items():
        path = folder / name
        if not path.is_file():
            raise PackageError(f"{path} is missing; {remedy}")
        if _sha256(path) != digest:
            raise PackageError(f"{path} is damaged (its SHA-256 is wrong); {remedy}")


def remove_package(pair: str, config: Config) -> None:
    """Take a package away, and its line in models.lock. Raises PackageError when there is none."""
    split_pair(pair)
    lock = read_lock(config)
    folder = packages_folder(config) / f"translate-{pair.replace('-', '_')}"
    if pair not in lock and not folder.exists():
        raise PackageError(f"no package {pair} is installed in this project; warta models list shows what is")
    shutil.rmtree(folder, ignore_errors=True)
    _write_lock(config, {name: pin for name, pin in lock.items() if name != pair})
    forget_if_loaded()


def _sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
