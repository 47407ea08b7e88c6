"""Pelican's settings, derived from warta.toml; what you set below holds for every language."""

from pathlib import Path

from warta.config import load_config
from warta.site.settings import pelican_settings

globals().update(pelican_settings(load_config(Path(__file__).resolve().parent)))
