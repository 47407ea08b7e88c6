"""The `warta glossary` commands."""

from __future__ import annotations

from contextlib import closing

import click

from warta.config import Config


@click.group("glossary")
def glossary_group() -> None:
    """Look after the glossary: the terms whose English is fixed."""


@glossary_group.command("check")
@click.pass_obj
def glossary_check(config: Config) -> None:
    """Report terms that conflict, were overridden, or never occur in what was translated.

    Reads the translation memory: build first. Ends with 1 when terms conflict.
    """
    from warta.translation import CHECKED_LANGUAGE, current_setting
    from warta.translation.glossary import load_glossary
    from warta.translation.glossary_report import remembered, report_glossary
    from warta.translation.memory import FILE, open_memory

    path = config.root / config.translation.glossary
    glossary = load_glossary(path)
    with closing(open_memory(config.cache / FILE)) as memory:
        report = report_glossary(glossary, remembered(memory, current_setting(CHECKED_LANGUAGE, config)))
    click.echo(f"{path}: {len(glossary.terms)} terms, {report.used} of them in {report.sentences} sentences")
    for one, other in report.conflicting:
        click.echo(f"conflict    {one.term}: {one.preferred}; {other.term}: {other.preferred}")
    for term, count in report.overridden:
        click.echo(f"overridden  {term.term}: {term.preferred} ({count} sentences without it)")
    for term in report.unused:
        click.echo(f"never used  {term.term}")
    if report.conflicting:
        raise SystemExit(1)
