"""A saved web page -> the article in it, found by trafilatura."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.sources.raw import RawArticle, SeedError

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def read_html(text: str) -> tuple[RawArticle, ...]:
    """The main text, title, date, site name and canonical address of a saved page.

    Raises SeedError when the page holds no article. Only dates that the page states in its metadata or
    marks up are taken. Nothing is fetched.
    """
    from trafilatura import bare_extraction

    tree = _parse(text)
    _drop_what_precedes_headline(tree)
    document = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if document is None or not document.text:
        raise SeedError("is a page in which no article could be found")
    return (
        RawArticle(
            text=document.text,
            title=document.title or "",
            date=document.date or "",
            source=_site(document.hostname, document.sitename),
            url=document.url or "",
        ),
    )


def _parse(text: str) -> HtmlElement:
    """The page as a tree. Raises SeedError when there is no markup in it."""
    from trafilatura import load_html

    tree = load_html(text)
    if tree is None:
        raise SeedError("is not an HTML page")
    return tree


def _drop_what_precedes_headline(tree: HtmlElement) -> None:
    """Remove what stands before the headline: teasers of other articles that look like paragraphs.

    The headline is the first `h1`, if the page's `title` repeats it; otherwise nothing is removed.
    Scripts stay, for their metadata.
    """
    headline, title = tree.find(".//h1"), tree.find(".//title")
    if headline is None or title is None:
        return
    words = " ".join(headline.text_content().split())
    if not words or words.lower() not in " ".join(title.text_content().split()).lower():
        return
    element = headline
    while element is not None and element.tag != "body":
        for sibling in list(element.itersiblings(preceding=True)):
            if sibling.tag not in ("head", "script"):
                sibling.drop_tree()
        element = element.getparent()


def _site(host: str | None, name: str | None) -> str:
    """What names the outlet best: its site's host, which spells it one way on every page; else its name."""
    return (host or name or "").removeprefix("www.")
