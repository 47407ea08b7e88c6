"""Pelican's settings, derived from warta.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warta.config import Config


def pelican_settings(config: Config) -> dict[str, Any]:
    """All settings that do not depend on the language, and those of the front page's language."""
    return {
        "SITENAME": config.site.name,
        "PATH": str(config.content),
        "ARTICLE_PATHS": [],  # briefs and sources are read by warta.site.plugin: they may be undated
        "STATIC_PATHS": [],
        "READERS": {"rst": None, "html": None},
        "THEME": str(config.templates),
        "THEME_TEMPLATES_OVERRIDES": [str(config.templates)],
        "THEME_STATIC_DIR": "assets",
        "PLUGINS": ["warta.site.plugin"],  # given, for Pelican otherwise loads whatever is installed
        "JINJA_ENVIRONMENT": {
            "autoescape": True,  # Pelican's default is off
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
        },
        "PAGE_URL": "{slug}.html",
        "PAGE_SAVE_AS": "{slug}.html",
        "PAGE_LANG_URL": "{slug}.html",
        "PAGE_LANG_SAVE_AS": "{slug}.html",
        "PAGE_TRANSLATION_ID": None,
        "MARKDOWN": {
            "extension_configs": {"markdown.extensions.tables": {}, "markdown.extensions.meta": {}},
            "output_format": "html",
        },
        "DIRECT_TEMPLATES": [],
        "PAGINATED_TEMPLATES": {},
        # Pelican's own patterns name page 2 of "u1" as page 1 of "u12".
        "PAGINATION_PATTERNS": [
            (1, "{name}{extension}", "{name}{extension}"),
            (2, "{name}-page-{number}{extension}", "{name}-page-{number}{extension}"),
        ],
        "RELATIVE_URLS": True,
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "TRANSLATION_FEED_ATOM": None,
        "TIMEZONE": "UTC",
        "LOCALE": ["C"],
        "CACHE_CONTENT": False,
        "WARTA": config,
        **language_settings(config, config.site.languages[0], config.output),
    }


def language_settings(config: Config, language: str, output: Path) -> dict[str, Any]:
    """What differs between the languages. `output` is the folder of the whole site."""
    folder = language_folder(config, language)
    return {
        "DEFAULT_LANG": language,
        "SITEURL": f"{config.site.url.rstrip('/')}/{folder}".rstrip("/"),
        "OUTPUT_PATH": str(output / folder),
        "PAGE_PATHS": [f"pages/{language}"],
        "THEME_STATIC_PATHS": ["assets"] if not folder else [],
    }


def language_folder(config: Config, language: str) -> str:
    """Where a language's pages lie in the site: "" for the first language, "id/" for another."""
    return "" if language == config.site.languages[0] else f"{language}/"
