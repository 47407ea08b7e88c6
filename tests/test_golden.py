"""The pages of the three seeds are those kept in tests/golden/expected."""

from __future__ import annotations

import difflib

import pytest

from tests.golden import EXPECTED, make, pages


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("golden")
    make(folder)
    return pages(folder)


def test_the_same_files_are_made(made: dict[str, str]) -> None:
    assert len(made) > 20
    kept = {p.relative_to(EXPECTED).as_posix() for p in EXPECTED.rglob("*") if p.is_file()}
    assert set(made) == kept, "if this is meant: python3 tasks.py golden, and read the difference"


def test_every_file_says_the_same(made: dict[str, str]) -> None:
    for name, text in made.items():
        expected = (EXPECTED / name).read_text(encoding="utf-8")
        difference = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "kept", "made", n=0, lineterm=""
        )
        lines = "\n".join(list(difference)[:20])
        assert text == expected, f"{name} differs; if it is meant: python3 tasks.py golden\n{lines}"
