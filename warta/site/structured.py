"""Structured data for search engines: schema.org in JSON-LD, as a data block of the page.

A data block is never run, so the Content-Security-Policy does not touch it (HTML standard,
"prepare the script element"). Nothing is stated that the page does not show.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from warta.site.frontmatter import Header
from warta.site.language_site import LanguageSite
from warta.site.timeline import Brief

CONTEXT = "https://schema.org"
KINDS = {"People": "Person", "Organisations": "Organization", "Places": "Place"}
"""The front matter's lists of names, and what schema.org calls them."""


def brief_data(site: LanguageSite, brief: Brief) -> Markup:
    """A brief: what articles it is based on, whom it is about, its other languages."""
    header = brief.header
    data = _page(site, header, brief.address)
    data["isBasedOn"] = [_original(article) for article in brief.articles]
    data["citation"] = [f"{site.url}sources/{article.slug}.html" for article in brief.articles]
    data["about"] = [
        {"@type": kind, "name": name} for key, kind in KINDS.items() for name in header.listed(key)
    ]
    data["keywords"] = list(header.listed("Tags"))
    others = [path for code, path in site.alternates(brief.address) if code != site.language]
    data["workTranslation"] = [{"@id": f"{_base(site)}/{path}"} for path in others]
    return _block(data)


def source_data(site: LanguageSite, header: Header) -> Markup:
    """An article's page: a translation of the original, or the original with its translations."""
    address = f"sources/{header.slug}.html"
    data = _page(site, header, address)
    original = _original(header)
    if site.language == original["inLanguage"]:
        others = [path for code, path in site.alternates(address) if code != site.language]
        data["workTranslation"] = [{"@id": f"{_base(site)}/{path}"} for path in others]
    else:
        data["translationOfWork"] = original
    data["isBasedOn"] = header.original_url
    return _block(data)


def _page(site: LanguageSite, header: Header, address: str) -> dict[str, Any]:
    """What a brief and an article have in common."""
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": site.url + address,
        "url": site.url + address,
        "headline": header.title,
        "datePublished": header.date.isoformat() if header.date else "",
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": site.config.site.name, "url": f"{_base(site)}/"},
        "editor": {"@type": "Person", "name": header.reviewer} if header.reviewer else None,
    }


def _original(header: Header) -> dict[str, Any]:
    """The article as it was published, as far as it is known."""
    outlet = header.get("Outlet")
    is_stated = header.get("Date-Found") in {"metadata", "stated"}
    return _given(
        {
            "@type": "NewsArticle",
            "headline": header.get("Original-Title") or header.title,
            "inLanguage": header.get("Original-Lang") or "id",
            "datePublished": header.date.isoformat() if header.date and is_stated else "",
            "url": header.original_url,
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        }
    )


def _base(site: LanguageSite) -> str:
    return site.config.site.url.rstrip("/")


def _given(data: dict[str, Any]) -> dict[str, Any]:
    """The entries that have a value."""
    return {key: value for key, value in data.items() if value}


def _block(data: dict[str, Any]) -> Markup:
    """The data block. `<`, `>` and `&` are escaped so that no text can end it or open a comment."""
    text = json.dumps(_given(data), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup('<script type="application/ld+json">') + Markup(text) + Markup("</script>")  # noqa: S704  (escaped above)
