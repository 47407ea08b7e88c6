"""The `warta` command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from warta import __version__
from warta.briefing.commands import evaluate_keypoints
from warta.config import Config, load_config
from warta.records import WartaError
from warta.site.commands import bundle, publish, serve
from warta.translation.commands import evaluate_translation, memory_group, models_group
from warta.translation.quality_commands import glossary_group


class _Group(click.Group):
    """A command group that shows a WartaError as its message alone and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WartaError as error:
            click.echo(f"warta: {error}", err=True)
            sys.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="warta")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder with seeds/ and warta.toml (default: this one).",
)
@click.pass_context
def main(ctx: click.Context, project: Path) -> None:
    """Turn Indonesian news articles into cited English briefs and a timeline site."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read by onnxruntime when it is first loaded
    ctx.obj = load_config(project)


@main.command()
@click.option("--quiet", is_flag=True, help="No progress bar and no table.")
@click.pass_obj
def build(config: Config, quiet: bool) -> None:
    """Read seeds/, translate, write content/ and site/."""
    from warta.build import build as run_build
    from warta.report import print_table

    report = run_build(config, show_progress=not quiet)
    if not quiet:
        print_table(report, Console())
        click.echo(f"Open {config.output / 'index.html'}")


@main.group()
def evaluate() -> None:
    """Measure Warta against texts that people made."""


for command in (evaluate_keypoints, evaluate_translation):
    evaluate.add_command(command)
for command in (bundle, publish, serve, glossary_group, memory_group, models_group):
    main.add_command(command)
