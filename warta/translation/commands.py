"""The commands of the translation stage."""

from __future__ import annotations

from contextlib import closing
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


@click.group("memory")
def memory_group() -> None:
    """Look after the translation memory: everything that was ever translated."""


@memory_group.command("stats")
@click.pass_obj
def memory_stats(config: Config) -> None:
    """Show what the memory holds."""
    from warta.translation.memory import FILE, open_memory
    from warta.translation.upkeep import holdings, is_whole

    path = config.cache / FILE
    with closing(open_memory(path)) as memory:
        for holding in holdings(memory):
            old = "" if holding.current else ", out of date"
            flagged = f", {holding.flagged} flagged" if holding.flagged else ""
            click.echo(f"{holding.lang}  {holding.sentences:>8}  {holding.engine}{flagged}{old}")
        sound = "sound" if is_whole(memory) else "DAMAGED: run a build, which begins a new one"
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB, {sound}")


@memory_group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def memory_export(config: Config, file: Path) -> None:
    """Write the memory to FILE as TMX 1.4."""
    from warta.translation.memory import FILE, open_memory
    from warta.translation.tmx import export_tmx

    with closing(open_memory(config.cache / FILE)) as memory:
        click.echo(f"{export_tmx(memory, file)} translations written to {file}")


@memory_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put FILE's wordings in place of other people's in the memory.")
@click.pass_obj
def memory_import(config: Config, file: Path, replace: bool) -> None:
    """Take FILE's translations (TMX) into the memory, as people's unless Warta wrote them."""
    from warta.translation.decoding import SOURCE_LANGUAGE
    from warta.translation.memory import FILE, open_memory
    from warta.translation.tmx import import_tmx

    targets = set(config.site.languages) - {SOURCE_LANGUAGE}
    with closing(open_memory(config.cache / FILE)) as memory:
        counts = import_tmx(memory, file, targets, replace=replace)
    click.echo(f"people's translations  {counts['human']}")
    click.echo(f"machine translations   {counts['machine']}")
    click.echo(f"already there          {counts['kept']}")
    click.echo(f"not id to {', '.join(sorted(targets))}  {counts['ignored']}")


@memory_group.command("prune")
@click.pass_obj
def memory_prune(config: Config) -> None:
    """Take out machine translations that the present engine and settings would not use."""
    from warta.translation import current_setting
    from warta.translation.decoding import SOURCE_LANGUAGE
    from warta.translation.memory import FILE, open_memory
    from warta.translation.upkeep import prune

    targets = [language for language in config.site.languages if language != SOURCE_LANGUAGE]
    current = [current_setting(target, config) for target in targets]
    with closing(open_memory(config.cache / FILE)) as memory:
        click.echo(f"{prune(memory, current)} translations taken out")


@click.group("models")
def models_group() -> None:
    """Translation models: the one that comes with Warta, and Argos Translate packages."""


@models_group.command("list")
@click.option("--available", is_flag=True, help="Ask the official index what there is (needs a network).")
@click.pass_obj
def models_list(config: Config, available: bool) -> None:
    """Show the models of this project; nothing is looked up unless you ask for it."""
    from warta.translation.model import read_manifests
    from warta.translation.packages import read_lock

    if available:
        from warta.translation.downloads import read_index

        for pair, offer in read_index().items():
            click.echo(f"{pair}  {offer.version}")
        return
    for manifest in read_manifests(config.models):
        click.echo(f"{manifest.folder.name}  {manifest.name} {manifest.version}, comes with Warta")
    for pair, pin in read_lock(config).items():
        click.echo(f"{pair}  Argos package {pin.version}, from {pin.source}")


@models_group.command("install")
@click.argument("what", nargs=-1, required=True)
@click.pass_obj
def models_install(config: Config, what: tuple[str, ...]) -> None:
    """Install packages: a pair such as id-en from the official index, or a file ending in .argosmodel."""
    from warta.translation.downloads import downloaded, find_offer, read_index
    from warta.translation.packages import install_file, split_pair

    files = [Path(name) for name in what if Path(name).is_file()]
    pairs = [name for name in what if not Path(name).is_file()]
    for pair in pairs:
        split_pair(pair)
    offers = [find_offer(pair, index) for index in ([read_index()] if pairs else []) for pair in pairs]
    for file in files:
        pin = install_file(file, config)
        click.echo(f"{pin.pair} {pin.version} installed, SHA-256 {pin.sha256}")
    for offer in offers:
        with downloaded(offer) as (path, link):
            pin = install_file(path, config, source=link, pair=offer.pair)
        click.echo(f"{pin.pair} {pin.version} installed, SHA-256 {pin.sha256}")


@models_group.command("verify")
@click.pass_obj
def models_verify(config: Config) -> None:
    """Compare every file of every model with the SHA-256 it must have."""
    from warta.translation.model import read_manifests, verify
    from warta.translation.packages import read_lock, verify_package

    for manifest in read_manifests(config.models):
        verify(manifest)
        click.echo(f"{manifest.folder.name}  sound")
    for pair, pin in read_lock(config).items():
        verify_package(pin, config)
        click.echo(f"{pair}  sound")


@models_group.command("remove")
@click.argument("pair")
@click.pass_obj
def models_remove(config: Config, pair: str) -> None:
    """Take an installed package away."""
    from warta.translation.packages import remove_package

    remove_package(pair, config)
    click.echo(f"{pair} removed")
