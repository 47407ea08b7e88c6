"""For search engines: sitemap.xml with the languages of each page, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from warta.site.language_site import LanguageSite

LARGEST = 10_000
"""Pages in one sitemap. The protocol (sitemaps.org) allows 50,000 and 50 MB, which languages fill first."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(site: LanguageSite, root: Path) -> None:
    """Write the sitemap of all languages and robots.txt into the site's root."""
    base = site.config.site.url.rstrip("/")
    entries = [entry for address in _addresses(site) for entry in _entries(site, address, base)]
    parts = [entries[start : start + LARGEST] for start in range(0, len(entries), LARGEST)]
    if len(parts) > 1:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            (root / name).write_text(_urlset(part), encoding="utf-8")
        text = _index([f"{base}/{name}" for name in names])
    else:
        text = _urlset(entries)
    (root / "sitemap.xml").write_text(text, encoding="utf-8")
    (root / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n", encoding="utf-8"
    )


def _addresses(site: LanguageSite) -> list[str]:
    """The pages of all languages that a search engine should know."""
    found = {address for catalogue in site.catalogues for address in catalogue.addresses}
    return sorted(found - {"404.html", "search.html"})


def _entries(site: LanguageSite, address: str, base: str) -> Iterator[str]:
    """One entry for each language that has the page; each lists all of them, itself included."""
    alternates = [(code, f"{base}/{path}") for code, path in site.alternates(address)]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(url)}/>'
        for code, url in alternates
    )
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href={quoteattr(alternates[0][1])}/>'
    for _, url in alternates:
        yield f"<url><loc>{escape(url)}</loc>{links}{default}</url>\n"


def _urlset(entries: Sequence[str]) -> str:
    opening = f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return _HEAD + opening + "".join(entries) + "</urlset>\n"


def _index(addresses: Sequence[str]) -> str:
    entries = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in addresses)
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{entries}</sitemapindex>\n'
