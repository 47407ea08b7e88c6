"""What a build did: the table at the end of a run, and site/report.json.

The report is the one file of the site that differs between two builds of the same seeds: it
holds times.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True, slots=True)
class SkippedSeed:
    """A seed that could not be used: its path inside the project, and why in plain words."""

    seed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one build.

    `translated` and `remembered` count distinct texts per target language, `flagged` the
    translations that carry at least one mark, `flags` the marks by check, `spellings` the names
    that a story spells in two ways, `seconds` the wall
    time by stage.
    """

    articles: int
    sentences: int
    stories: int
    translated: int
    remembered: int
    flagged: int
    flags: dict[str, int]
    files_written: int
    kept: tuple[str, ...]
    spellings: tuple[str, ...]
    skipped: tuple[SkippedSeed, ...]
    seconds: dict[str, float]


def write_json(report: Report, path: Path) -> None:
    """Write the report as JSON, whole or not at all."""
    staged = path.with_name(path.name + ".new")
    staged.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    staged.replace(path)


def print_table(report: Report, console: Console) -> None:
    """Print the report as a table, then one line for each seed left out and each file kept."""
    table = Table("what", "how many", title="Warta", title_justify="left", show_header=False)
    table.columns[1].justify = "right"
    for name, number in _rows(report):
        table.add_row(name, f"{number:,}")
    for stage, seconds in report.seconds.items():
        table.add_row(f"seconds: {stage}", f"{seconds:.2f}")
    console.print(table)
    for skipped in report.skipped:
        console.print(Text(f"left out: {skipped.seed}: {skipped.reason}"), soft_wrap=True)
    for spelling in report.spellings:
        console.print(Text(f"one name in two spellings: {spelling}"), soft_wrap=True)
    for path in report.kept:
        console.print(Text(f"kept, because a person changed it: {path}"), soft_wrap=True)


def _rows(report: Report) -> list[tuple[str, int]]:
    """The counts in the order in which the stages make them."""
    rows = [
        ("articles read", report.articles),
        ("seeds left out", len(report.skipped)),
        ("sentences", report.sentences),
        ("texts translated now", report.translated),
        ("texts from memory", report.remembered),
        ("translations flagged", report.flagged),
    ]
    rows += [(f"  {check}", count) for check, count in sorted(report.flags.items())]
    return [
        *rows,
        ("stories", report.stories),
        ("files written", report.files_written),
        ("files kept for a person", len(report.kept)),
    ]
