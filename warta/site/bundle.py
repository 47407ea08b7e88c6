"""The whole site as one zip file that opens by double click, without network and without a server."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from warta.config import Config
from warta.records import WartaError
from warta.site.catalogue import Catalogue, read_catalogue
from warta.site.languages import interface_words, language_name
from warta.site.settings import language_folder
from warta.site.zip_file import write_zip

START = "START-HERE.html"
MANIFEST = "MANIFEST.sha256"
ONLINE_ONLY = ("previews/", "sitemap", "robots.txt", "report.json", ".nojekyll", "404.html")
"""What only a server's visitors need: how the left-out paths begin in each language's folder."""


class BundleError(WartaError):
    """A bundle cannot be made; the message says what is missing."""


def write_bundle(config: Config, folder: Path) -> Path:
    """Write `folder`/warta-DATE.zip from the rendered site and return its path. Raises BundleError."""
    catalogues = rendered(config)
    day = bundle_date(catalogues)
    files = {f"site/{name}": content for name, content in _site_files(config).items()}
    files[START] = _start_page(config, day).encode()
    files[MANIFEST] = manifest(files).encode()
    name = f"warta-{day.isoformat()}"
    path = folder / f"{name}.zip"
    write_zip(path, {f"{name}/{file}": content for file, content in files.items()}, day)
    return path


def rendered(config: Config) -> tuple[Catalogue, ...]:
    """The catalogues of a site that has been rendered. Raises BundleError when there is none."""
    if not (config.output / "index.html").exists():
        raise BundleError(f"{config.output}: no site yet; run `python3 tasks.py build` first")
    return tuple(read_catalogue(config, language) for language in config.site.languages)


def bundle_date(catalogues: tuple[Catalogue, ...]) -> dt.date:
    """The day of the latest article, or SOURCE_DATE_EPOCH (reproducible-builds.org); never today.

    Raises BundleError when nothing is dated and the variable is not set.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError) as error:
            raise BundleError(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds; unset it") from error
    headers = [header for catalogue in catalogues for header in catalogue.sources.values()]
    dates = [header.date for header in headers if header.date]
    if not dates:
        raise BundleError("no article has a date; set SOURCE_DATE_EPOCH to name the bundle")
    return max(dates)


def manifest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 sums of the files in the form that `sha256sum -c` reads, by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def _site_files(config: Config) -> dict[str, bytes]:
    """The site's files that work without a server."""
    folders = sorted((language_folder(config, code) for code in config.site.languages), reverse=True)
    left_out = tuple(folder + start for folder in folders for start in ONLINE_ONLY)
    paths = sorted(path for path in config.output.rglob("*") if path.is_file())
    named = {path.relative_to(config.output).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(left_out)}


def bundle_template(config: Config, name: str) -> Template:
    """A template of what is made for use without a server."""
    templates = Environment(
        loader=FileSystemLoader(config.templates / "bundle"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return templates.get_template(name)


def _start_page(config: Config, day: dt.date) -> str:
    """The page to open first: in every language, a link to that language's front page."""
    words = {code: interface_words(config.templates / "locale", code) for code in config.site.languages}
    return bundle_template(config, "start_here.html").render(
        site_name=config.site.name,
        day=day.isoformat(),
        manifest=MANIFEST,
        languages=[
            {
                "code": code,
                "name": language_name(code, code),
                "address": f"site/{language_folder(config, code)}index.html",
                "words": words[code].gettext,
            }
            for code in config.site.languages
        ],
    )
