"""Files in `content/` that a person may change: what a person changed is kept.

Each file carries the SHA-256 of its own text as the front matter line `Checksum`. A file whose
text no longer matches was changed by a person. It stays as it is; when Warta has newer text for
it than the text the person started from, that lands beside it as `NAME.machine.md`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKSUM = "Checksum: "
OFFERED = ".machine.md"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a set of files: `written` now, `kept` because a person changed them."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def with_checksum(text: str) -> str:
    """A file's text with its checksum as the last line of the front matter."""
    head, blank, body = text.partition("\n\n")
    return f"{head}\n{CHECKSUM}{_digest(text)}{blank}{body}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _split_checksum(text: str) -> tuple[str, str]:
    """The text without its checksum line, and the checksum ("" when the front matter has none)."""
    head, blank, body = text.partition("\n\n")
    lines = head.split("\n")
    marked = [line for line in lines if line.startswith(CHECKSUM)]
    rest = "\n".join(line for line in lines if not line.startswith(CHECKSUM)) + blank + body
    return rest, marked[0].removeprefix(CHECKSUM).strip() if len(marked) == 1 else ""


def is_unchanged(text: str) -> bool:
    """Whether a file's text is still what Warta wrote."""
    rest, checksum = _split_checksum(text)
    return bool(checksum) and checksum == _digest(rest)


def write_files(files: Mapping[Path, str], folders: tuple[Path, ...]) -> Written:
    """Write each text (without checksum) where it differs, and remove what Warta once wrote in `folders`.

    Files that a person changed are neither replaced nor removed.
    """
    written: list[Path] = []
    kept: list[Path] = []
    offered: set[Path] = set()
    for path, text in sorted(files.items()):
        new = with_checksum(text)
        old = _read(path)
        if old is None or is_unchanged(old):
            if new != old:
                _write(path, new)
                written.append(path)
            continue
        kept.append(path)
        if _split_checksum(old)[1] != _split_checksum(new)[1]:
            beside = path.with_name(path.stem + OFFERED)
            offered.add(beside)
            if new != _read(beside):
                _write(beside, new)
                written.append(beside)
    kept += _remove_stale(folders, {*files, *offered})
    return Written(tuple(written), tuple(sorted(kept)))


def _remove_stale(folders: tuple[Path, ...], current: set[Path]) -> list[Path]:
    """Delete unchanged files of earlier runs that are no longer made; the changed ones are returned."""
    kept = []
    for folder in folders:
        for path in sorted(folder.glob("*.md")):
            if path in current:
                continue
            if is_unchanged(_read(path) or ""):
                path.unlink()
            elif not path.name.endswith(OFFERED):
                kept.append(path)
    return kept


def _read(path: Path) -> str | None:
    """A file's text; None when there is none. Bytes that are not UTF-8 make it a person's, never an error."""
    try:
        return path.read_bytes().decode("utf-8", errors="surrogateescape").replace("\r\n", "\n")
    except FileNotFoundError:
        return None


def _write(path: Path, text: str) -> None:
    """Replace a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(path)
