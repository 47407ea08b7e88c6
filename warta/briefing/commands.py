"""The commands of the briefing stage."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("keypoints")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def evaluate_keypoints(file: Path) -> None:
    """Score key points on FILE: JSON lines with sentences, summary and oracle.

    Prints ROUGE F1 in percent for Warta, its weights fitted to four fifths of the items and
    measured on the rest in turn, and for the usual baselines on the same items.
    """
    from warta.briefing.evaluation import choices, read_items, rouge

    items = read_items(file)
    click.echo(f"{len(items)} items".ljust(16) + "ROUGE-1  ROUGE-2  ROUGE-L")
    for name, choice in choices(items):
        scores = rouge(items, choice)
        click.echo(name.ljust(16) + "  ".join(f"{score:7.2f}" for score in scores.values()))
