"""A raw article -> an Article: cleaned, titled, dated, in sentences."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

from warta.config import Config
from warta.records import Article
from warta.sources.cleaning import clean
from warta.sources.dates import metadata_date, stated_date
from warta.sources.language import language_name, language_of
from warta.sources.names import load_name_model, recognise_names
from warta.sources.outlets import known_outlet, outlet_of_url
from warta.sources.raw import RawArticle, SeedError
from warta.sources.sentences import make_sentences
from warta.sources.titles import derive_title, split_headline


def make_article(raw: RawArticle, seed: Path, article_id: str, config: Config) -> Article:
    """The finished article.

    Raises SeedError when it is not Indonesian, has no running text or a date nobody can read.
    """
    if raw.problem:
        raise SeedError(raw.problem)
    if raw.lang and not raw.lang.lower().startswith("id"):
        raise SeedError(f"is marked as {language_name(raw.lang)}; Warta reads Indonesian")
    title, body = (raw.title, raw.text) if raw.title else split_headline(raw.text)
    title = " ".join(title.split())
    cleaned = clean(body, title, config.outlets)
    sentences = make_sentences(cleaned.paragraphs)
    if not sentences:
        raise SeedError("holds no running text")
    if not raw.lang and (found := language_of(" ".join(cleaned.paragraphs))) != "id":
        raise SeedError(f"is {language_name(found)}; Warta reads Indonesian")
    if raw.date and metadata_date(raw.date) is None:
        raise SeedError(f"has the date {raw.date[:40]!r}; write it as 2024-07-29")
    if model := load_name_model(config.models / "names"):
        sentences = recognise_names(sentences, model)
    url = web_address(raw.url)
    return Article(
        id=article_id,
        seed=seed,
        title=title or derive_title(sentences[0].text),
        title_derived=not title,
        sentences=sentences,
        outlet=known_outlet(raw.source, config.outlets)
        or raw.source
        or cleaned.outlet
        or outlet_of_url(url, config.outlets),
        agency=cleaned.agency,
        url=url,
        date=metadata_date(raw.date) or stated_date(cleaned.paragraphs),
        removed=cleaned.removed,
    )


def web_address(url: str) -> str:
    """An http or https address as it stands; "" for anything else, which a page must not link to."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (
        url
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", url)
        else ""
    )


def slugify(name: str) -> str:
    """A file's stem as an id: lower-case ASCII letters, digits and hyphens; a hash where none are left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or hashlib.sha256(name.encode()).hexdigest()[:10]
