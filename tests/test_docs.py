"""Whatever can be typed is documented, and whatever the documents point to exists."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from warta.cli import main

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)|!\[[^\]]*\]\(([^)\s]+)\)")


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from commands(inner, (*path, name))
    else:
        yield " ".join(path), command


@pytest.mark.parametrize(("words", "command"), list(commands(main, ("warta",))))
def test_every_command_and_option_is_documented(project: Path, words: str, command: click.Command) -> None:
    text = (project / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"(?ms)^## `{re.escape(words)}\b.*?(?=^## |\Z)", text)
    assert section, f"docs/commands.md has no section for `{words}`"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(f"`{name}" in section[0] for name in parameter.opts), f"{words}: {parameter.opts}"


def test_no_document_describes_a_command_that_does_not_exist(project: Path) -> None:
    known = {words for words, _ in commands(main, ("warta",))}
    text = (project / "docs" / "commands.md").read_text(encoding="utf-8")
    described = re.findall(r"(?m)^## `(warta(?: [a-z]+)+)", text)
    assert set(described) == known


def test_every_task_is_documented(project: Path) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(project), "--list", "--list-format=json"]
    listing = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    names = [task["name"] for task in json.loads(listing)["tasks"]]
    text = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {"build", "test"} <= set(names)
    assert not [name for name in names if not re.search(rf"(?m)^\| `{name}[ `]", text)]


def test_links_between_documents_lead_somewhere(project: Path) -> None:
    documents = [*project.glob("*.md"), *(project / "docs").glob("*.md")]
    for document in documents:
        text = re.sub(r"(?s)```.*?```", "", document.read_text(encoding="utf-8"))
        for match in LINK.finditer(text):
            target = match[1] or match[2]
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (document.parent / target).exists(), f"{document.name}: {target}"
