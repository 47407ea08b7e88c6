"""Runs Pelican once per language into a new folder, and puts it in the place of the old site."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pelican
from pelican.settings import read_settings

from warta.config import Config
from warta.records import WartaError
from warta.site.plugin import read_catalogues
from warta.site.settings import language_settings, pelican_settings


class SiteError(WartaError):
    """Pelican could not make the site; the message is its own."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How many files the site has, and how many of them are pages."""

    files: int
    pages: int


def render_site(config: Config) -> Rendering:
    """Render all languages; the old site stays as it is until the new one is whole."""
    new, old = config.root / ".site-new", config.root / ".site-old"
    if old.exists() and not config.output.exists():  # a run was killed between the two renames below
        old.rename(config.output)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    catalogues = read_catalogues(config)
    for language in config.site.languages:
        _run_pelican({**language_settings(config, language, new), "WARTA_CATALOGUES": catalogues}, config)
    files = [path for path in new.rglob("*") if path.is_file()]
    if config.output.exists():
        config.output.rename(old)
    new.rename(config.output)
    shutil.rmtree(old, ignore_errors=True)
    return Rendering(len(files), sum(1 for path in files if path.suffix == ".html"))


def _run_pelican(settings: dict[str, Any], config: Config) -> None:
    """One run with the project's pelicanconf.py, or with what it would say where there is none."""
    own = config.root / "pelicanconf.py"
    if own.exists():
        read = read_settings(str(own), override=settings)
    else:
        read = read_settings(override={**pelican_settings(config), **settings})
    with _errors_raised():
        pelican.Pelican(read).run()


class _Collector(logging.Handler):
    """Keeps what Pelican logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, with the exception it was logged for."""
        reason = f": {record.exc_info[1]}" if record.exc_info else ""
        self.messages.append(record.getMessage() + reason)


@contextmanager
def _errors_raised() -> Iterator[None]:
    """Make an error that Pelican only logs end the run, and keep its closing line off the terminal."""
    collector = _Collector()
    logger = logging.getLogger("pelican")
    logger.addHandler(collector)
    quiet, pelican.console.quiet = pelican.console.quiet, True
    try:
        yield
    finally:
        logger.removeHandler(collector)
        pelican.console.quiet = quiet
    if collector.messages:
        raise SiteError("the site was not made: " + "; ".join(collector.messages))
