"""The commands of the translation stage."""

from __future__ import annotations

from pathlib import Path

import click

from warta.config import Config


@click.command("translation")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many sentences.")
@click.pass_obj
def evaluate_translation(config: Config, file: Path, limit: int | None) -> None:
    """Score translation on FILE: lines of an Indonesian sentence, a tab, an English one."""
    from warta.translation.evaluation import evaluate

    scores = evaluate(file, config, limit=limit)
    click.echo(f"sentences    {scores.sentences}")
    click.echo(f"BLEU         {scores.bleu:.2f}")
    click.echo(f"chrF         {scores.chrf:.2f}")
    click.echo(f"flagged      {scores.flagged}")
    click.echo(f"sentences/s  {scores.speed:.1f}")
