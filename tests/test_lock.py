"""The lock: everything pinned with hashes, nothing huge, every dependency explained."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

TOO_LARGE = re.compile(r"^(torch|stanza|spacy|triton|tensorflow|jax|nvidia|cuda|.*-cu1\d)", re.IGNORECASE)


@pytest.fixture(scope="module")
def locked(project: Path) -> dict[str, str]:
    """Package name -> its lines in the lock."""
    text = (project / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)
    return {entry.split("==")[0]: entry for entry in entries if entry.strip()}


def test_every_package_is_pinned_and_hashed(locked: dict[str, str]) -> None:
    assert len(locked) > 20
    for name, entry in locked.items():
        assert re.match(rf"{re.escape(name)}==\S+", entry), entry
        assert "--hash=sha256:" in entry, name


def test_no_package_of_gigabytes(locked: dict[str, str]) -> None:
    assert not [name for name in locked if TOO_LARGE.match(name)]


def test_the_lock_names_no_server(project: Path) -> None:
    assert "://" not in (project / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_is_locked_and_has_its_reason(project: Path, locked: dict[str, str]) -> None:
    metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    declared = metadata["project"]["dependencies"] + metadata["dependency-groups"]["dev"]
    explained = (project / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    for requirement in declared:
        name = re.match(r"[A-Za-z0-9_-]+", requirement)[0].lower()
        assert name in locked
        assert re.search(rf"^\|[^|]*\b{re.escape(name)}\b", explained, re.MULTILINE), name
