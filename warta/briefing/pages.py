"""A story and an article as Markdown files: docs/markdown.md says how each looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from warta.briefing.edition import Edition
from warta.briefing.markdown import escape, front_matter
from warta.briefing.sections import BriefPage, brief_body
from warta.records import Article, Engine, FoundDate, Sentence, Translation


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its story, the article it repeats ("" for none), its seed's path."""

    story: str
    repeats: str
    seed: str


def source_page(article: Article, place: Place, edition: Edition) -> str:
    """The file of one article in one language, without its checksum."""
    fields = [
        ("Title", edition.own(article.title)),
        *_date_fields(article.date),
        ("Lang", edition.lang),
        ("Slug", article.id),
        ("Kind", "source"),
        ("Story", place.story),
        ("Repeats", place.repeats),
        ("Outlet", article.outlet),
        ("Agency", article.agency),
        ("Original-URL", article.url),
        ("Original-Title", article.title),
        ("Original-Lang", article.lang),
        ("Title-Found", "derived" if article.title_derived else "stated"),
        ("Seed", place.seed),
        ("Removed", str(len(article.removed))),
        *_translation_fields(edition, (sentence.text for sentence in article.sentences)),
        ("Review", "machine"),
    ]
    body = "\n\n".join(_paragraph(paragraph, edition) for paragraph in article.paragraphs)
    return f"{front_matter(fields)}\n{body}\n"


def _paragraph(sentences: tuple[Sentence, ...], edition: Edition) -> str:
    """A paragraph in the page's language, and the same quoted in the other."""
    main = []
    beside = []
    for sentence in sentences:
        marks = edition.marks(sentence.text, sentence.id)
        own = f'<a id="s-{sentence.id}"></a>{escape(edition.own(sentence.text))}'
        main.append(own if edition.is_original else own + marks)
        if other := edition.other(sentence.text) or ("" if edition.is_original else sentence.text):
            text = f'<a id="o-{sentence.id}"></a>{escape(other)}'
            beside.append(text + marks if edition.is_original else text)
    return " ".join(main) + ("\n\n> " + " ".join(beside) if beside else "")


def brief_page(page: BriefPage) -> str:
    """The file of one story in one language, without its checksum."""
    story, edition = page.story, page.edition
    body = brief_body(page)
    outlets = (page.articles[name].outlet for name in story.articles)
    kinds = dict(story.kinds)
    fields = [
        ("Title", edition.own(story.headline)),
        *_date_fields(story.date),
        ("Lang", edition.lang),
        ("Slug", story.id),
        ("Kind", "brief"),
        ("Tags", _tags(story.tags)),
        ("People", "; ".join(tag for tag in story.tags if kinds.get(tag) == "person")),
        ("Organisations", "; ".join(tag for tag in story.tags if kinds.get(tag) == "organisation")),
        ("Places", "; ".join(tag for tag in story.tags if kinds.get(tag) == "place")),
        ("Spellings", "; ".join(" / ".join(pair) for pair in story.spellings)),
        ("Articles", "; ".join(story.articles)),
        ("Outlets", "; ".join(dict.fromkeys(outlet for outlet in outlets if outlet))),
        *_translation_fields(edition, dict.fromkeys(page.shown)),
        ("Review", "machine"),
    ]
    return f"{front_matter(fields)}\n{body}"


def _tags(tags: tuple[str, ...]) -> str:
    """Tags in Pelican's form; one alone ends with a semicolon, or Pelican would split it at a comma."""
    return "; ".join(tags) + (";" if len(tags) == 1 else "")


def _date_fields(date: FoundDate | None) -> list[tuple[str, str]]:
    if not date:
        return []
    return [
        ("Date", date.value.isoformat()),
        ("Date-Found", date.found),
        ("Date-Precision", date.precision),
        ("Date-Words", date.words),
    ]


def _translation_fields(edition: Edition, texts: Iterable[str]) -> list[tuple[str, str]]:
    """Engine, failed checks and human wordings of the translations of some texts."""
    used: list[Translation] = [found for text in texts if (found := edition.translation(text))]
    engines: Counter[Engine] = Counter(translation.engine for translation in used)
    flags = Counter(flag.check for translation in used for flag in translation.flags)
    human = sum(1 for translation in used if translation.human)
    fields = []
    if engines:
        engine = max(engines, key=lambda e: (engines[e], e.name, e.model_hash, e.decoding))
        fields = [
            ("Engine", engine.name),
            ("Model", engine.model),
            ("Model-Version", engine.version),
            ("Model-Hash", engine.model_hash),
            ("Decoding", engine.decoding),
            ("Glossary-Hash", engine.glossary_hash),
        ]
    counts = "; ".join(f"{check} {count}" for check, count in sorted(flags.items()))
    return [*fields, ("Flags", counts), ("Human", str(human or ""))]
