"""Zip files that are the same for the same content: fixed times, sorted names."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping
from pathlib import Path

_REGULAR_FILE = 0o100644 << 16
_UNIX = 3
_EARLIEST = 1980  # the first year that a zip file can hold


def write_zip(path: Path, files: Mapping[str, bytes], day: dt.date, *, stored_first: str = "") -> None:
    """Write `files` (name in the zip -> content) to `path`, all dated `day`, as a whole or not at all.

    `stored_first` names the file that stands first and uncompressed, as EPUB asks of its `mimetype`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    with zipfile.ZipFile(temporary, "w") as made:
        for name in sorted(files, key=lambda name: (name != stored_first, name)):
            entry = zipfile.ZipInfo(name, (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0))
            entry.external_attr = _REGULAR_FILE
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_STORED if name == stored_first else zipfile.ZIP_DEFLATED
            made.writestr(entry, files[name], compresslevel=9)
    temporary.replace(path)
