"""Make the golden pages anew: `python -m tests.golden`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.golden import EXPECTED, make, pages


def main() -> None:
    """Replace `expected/` by what Warta makes now."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in pages(Path(folder)).items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
