"""The commands of the site stage."""

from __future__ import annotations

from pathlib import Path

import click

from warta.config import Config


@click.command("bundle")
@click.option("--single-file", metavar="STORY", help="Only this story, as one HTML file.")
@click.option("--epub", is_flag=True, help="Only the latest week, as an EPUB book.")
@click.option("--language", help="Of the single file or the book (default: the first language of the site).")
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Where to write (default: dist/)."
)
@click.pass_obj
def bundle(
    config: Config, single_file: str | None, epub: bool, language: str | None, folder: Path | None
) -> None:
    """Pack the rendered site into a zip file that opens by double click, without network."""
    from warta.site.bundle import write_bundle
    from warta.site.epub import write_epub
    from warta.site.single_file import write_single_file

    language = language or config.site.languages[0]
    if language not in config.site.languages:
        raise click.BadParameter(f"the site has {', '.join(config.site.languages)}", param_hint="--language")
    folder = folder or config.root / "dist"
    if single_file:
        click.echo(write_single_file(config, single_file, language, folder))
    elif epub:
        click.echo(write_epub(config, language, folder))
    else:
        click.echo(write_bundle(config, folder))


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.pass_obj
def serve(config: Config, port: int) -> None:
    """Show the site on this machine; build it and load it again after every change."""
    from warta.site.serve import serve as serve_site

    serve_site(config, port, click.echo)


@click.command("publish")
@click.pass_obj
def publish(config: Config) -> None:
    """Put the site where [publish] in warta.toml says."""
    from warta.site.publish import publish as publish_site

    click.echo(publish_site(config))
