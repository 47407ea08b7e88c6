"""One story with its articles as one HTML file, to mail or to keep: no script, nothing loaded."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import lxml.html
from markupsafe import Markup

from warta.config import Config
from warta.site.bundle import bundle_template, rendered
from warta.site.excerpts import Excerpt, prefix_ids, read_story, relink


def write_single_file(config: Config, slug: str, language: str, folder: Path) -> Path:
    """Write `folder`/SLUG.LANGUAGE.html and return its path. Raises BundleError."""
    catalogue = next(c for c in rendered(config) if c.language == language)
    excerpts = read_story(config, catalogue, slug)
    prefixes = {excerpt.address: f"{number}-" for number, excerpt in enumerate(excerpts)}
    targets = {address: _target(prefix) for address, prefix in prefixes.items()}
    for excerpt in excerpts:
        relink(excerpt, targets)
        prefix_ids(excerpt, prefixes[excerpt.address])
    style = (config.templates / "assets" / "warta.css").read_text(encoding="utf-8")
    text = bundle_template(config, "single_file.html").render(
        language=language,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        title=excerpts[0].title,
        site_name=config.site.name,
        style=Markup(style),  # noqa: S704  (the project's own style sheet)
        parts=[
            {"kind": _kind(e), "id": f"{prefixes[e.address]}content", "html": _inner_html(e)}
            for e in excerpts
        ],
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{slug}.{language}.html"
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
    return path


def _target(prefix: str) -> Callable[[str], str]:
    """From a fragment of a page to its place in the file."""
    return lambda fragment: f"#{prefix}{fragment or 'content'}"


def _kind(excerpt: Excerpt) -> str:
    """The class that the style sheet's rules for this kind of page ask for."""
    return excerpt.address.partition("/")[0].removesuffix("s")


def _inner_html(excerpt: Excerpt) -> Markup:
    """What stands in the page's main element: it was escaped when the page was made."""
    return Markup("".join(lxml.html.tostring(child, encoding="unicode") for child in excerpt.main))  # noqa: S704
