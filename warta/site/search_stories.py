"""What the search index is made from: every story, as its pages tell it in each language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from warta.site.frontmatter import Header, split_file
from warta.site.language_site import LanguageSite
from warta.site.parsing import Section, parse_brief
from warta.site.search import SearchStory
from warta.site.settings import language_folder

SHOWN_SECTIONS = ("key-points", "events", "quotations")
"""Whose sentences the result list can show."""

_ANCHOR = re.compile(r'<a id="[\w-]+"></a>')
_MARK = re.compile(r'\[⚑[^\]]*\]\((?:[^()"]|"[^"]*")*\)')
_BACKSLASH = re.compile(r"\\([^\w\s])")


def search_stories(site: LanguageSite) -> Iterator[SearchStory]:
    """All stories of all languages, in the order of their ids.

    A page has its sentences in two languages, its own and `site.other`: the files of other
    languages are read only for what `site` does not have.
    """
    parsed = {brief.header.slug: brief.sections for brief in site.briefs}
    for slug in sorted({slug for catalogue in site.catalogues for slug in catalogue.briefs}):
        headers = {c.language: c.briefs[slug] for c in site.catalogues if slug in c.briefs}
        covered = {site.language, site.other} if slug in parsed else set()
        read = [language for language in headers if language == site.language or language not in covered]
        sentences: list[dict[str, str]] = []
        for language in read:
            is_own = language == site.language
            sections = parsed[slug] if is_own else parse_brief(split_file(headers[language].path)[1])
            sentences.extend(_sentences(sections, language, other_language(site, language)))
        first = headers[read[0]]
        yield SearchStory(
            id=slug,
            date=first.date.isoformat() if first.date else "",
            outlets=first.listed("Outlets"),
            tags=first.listed("Tags"),
            titles={language: header.title for language, header in headers.items()},
            addresses={
                language: f"{language_folder(site.config, language)}briefs/{slug}.html"
                for language in headers
            },
            sentences=tuple(sentences),
            articles=_articles(site, first.listed("Articles"), read),
        )


def other_language(site: LanguageSite, language: str) -> str:
    """The language beside `language` on its pages."""
    if language == site.language:
        return site.other
    return site.language if language == site.other else site.other


def _sentences(sections: Iterable[Section], language: str, other: str) -> list[dict[str, str]]:
    """The different sentences of a brief, each in one or two languages."""
    found: dict[str, dict[str, str]] = {}
    for section in sections:
        for item in section.items if section.name in SHOWN_SECTIONS else ():
            text, beside = item.text.striptags(), item.other.striptags()
            if text and text not in found:
                found[text] = {language: text} | ({other: beside} if beside else {})
    return list(found.values())


def _articles(site: LanguageSite, slugs: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """The text of the articles in every language that the files of `languages` have."""
    texts: dict[str, list[str]] = {}
    for catalogue in site.catalogues:
        if catalogue.language not in languages:
            continue
        for slug in slugs:
            if header := catalogue.sources.get(slug):
                own, beside = article_text(header)
                texts.setdefault(catalogue.language, []).append(own)
                texts.setdefault(other_language(site, catalogue.language), []).append(beside)
    return {language: " ".join(parts) for language, parts in texts.items()}


def article_text(header: Header) -> tuple[str, str]:
    """The words of a source file without its markup: in the page's language, and in the other one."""
    body = _MARK.sub("", _ANCHOR.sub("", split_file(header.path)[1]))
    own: list[str] = []
    beside: list[str] = []
    for line in body.splitlines():
        text = html.unescape(_BACKSLASH.sub(r"\1", line.removeprefix("> ")))
        (beside if line.startswith("> ") else own).append(text)
    return " ".join(own).strip(), " ".join(beside).strip()
