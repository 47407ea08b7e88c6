"""The site stage: content/ and templates/ in, site/ out, through Pelican."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.config import Config

if TYPE_CHECKING:
    from warta.site.rendering import Rendering


def render(config: Config) -> Rendering:
    """Make the site from content/ and templates/. Raises SiteError, ContentError, LanguageError."""
    from warta.site.rendering import render_site  # Pelican takes a while to load

    return render_site(config)
