"""Warta: Indonesian news articles in, cited English briefs and a static timeline site out."""

__version__ = "0.1.0"
