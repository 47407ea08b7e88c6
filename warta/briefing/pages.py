"""A story and an article as Markdown files: docs/markdown.md says how each looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from warta.briefing.markdown import escape, front_matter, link, quoted
from warta.briefing.wording import Wording, wording
from warta.records import Article, Citation, Engine, FoundDate, Sentence, Story, Translation, Translations

SOURCE_LANG = "id"


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site: its words, and the translations shown on its pages.

    `lang` is the language of the page. `translations` lead to `target`, which is `lang`, or on
    pages in the source language the first other language of the site.
    """

    lang: str
    target: str
    translations: Translations

    @property
    def words(self) -> Wording:
        """Headings and notes in the page's language."""
        return wording(self.lang)

    @property
    def is_original(self) -> bool:
        """Whether the page is in the articles' own language."""
        return self.lang == SOURCE_LANG

    def own(self, text: str) -> str:
        """An article's text in the page's language, the original where there is no translation."""
        return text if self.is_original else self._translated(text)

    def other(self, text: str) -> str:
        """An article's text in the language beside it; "" where there is no translation."""
        if not self.is_original:
            return text
        return self._translated(text) if text in self.translations else ""

    def _translated(self, text: str) -> str:
        translation = self.translations.get(text)
        return translation.text if translation and translation.text.strip() else text


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its story, the article it repeats ("" for none), its seed's path."""

    story: str
    repeats: str
    seed: str


def source_page(article: Article, place: Place, edition: Edition) -> str:
    """The file of one article in one language, without its checksum."""
    used = [t for s in article.sentences if (t := edition.translations.get(s.text))]
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
        *_translation_fields(used),
        ("Review", "machine"),
    ]
    return (
        front_matter(fields) + "\n" + "\n\n".join(_paragraph(p, edition) for p in article.paragraphs) + "\n"
    )


def _paragraph(sentences: tuple[Sentence, ...], edition: Edition) -> str:
    """A paragraph in the page's language, and the same quoted in the other."""
    main = []
    beside = []
    for sentence in sentences:
        marks = _marks(edition.translations.get(sentence.text), sentence.id, "", edition)
        own = f'<a id="s-{sentence.id}"></a>{escape(edition.own(sentence.text))}'
        main.append(own if edition.is_original else own + marks)
        if other := edition.other(sentence.text):
            text = f'<a id="o-{sentence.id}"></a>{escape(other)}'
            beside.append(text + marks if edition.is_original else text)
    return " ".join(main) + ("\n\n> " + " ".join(beside) if beside else "")


def _marks(translation: Translation | None, sentence: str, page: str, edition: Edition) -> str:
    """One link to the original per check that the translation failed, each with a space before it."""
    if not translation:
        return ""
    anchor = f"{page}#{'s' if edition.is_original else 'o'}-{sentence}"
    checks = edition.words.checks
    return "".join(
        f" {link('⚑ ' + checks.get(f.check, f.check), anchor, f.detail)}" for f in translation.flags
    )


def _date_fields(date: FoundDate | None) -> list[tuple[str, str]]:
    if not date:
        return []
    return [
        ("Date", date.value.isoformat()),
        ("Date-Found", date.found),
        ("Date-Precision", date.precision),
        ("Date-Words", date.words),
    ]


def _translation_fields(used: Iterable[Translation]) -> list[tuple[str, str]]:
    """Engine and failed checks of the translations on a page."""
    translations = list(used)
    engines: Counter[Engine] = Counter(t.engine for t in translations)
    flags = Counter(flag.check for t in translations for flag in t.flags)
    fields = []
    if engines:
        engine = max(engines, key=lambda e: (engines[e], e.name, e.model_hash))
        fields = [
            ("Engine", engine.name),
            ("Model", engine.model),
            ("Model-Version", engine.version),
            ("Model-Hash", engine.model_hash),
            ("Decoding", engine.decoding),
            ("Glossary-Hash", engine.glossary_hash),
        ]
    human = sum(1 for translation in translations if translation.human)
    fields.append(("Human", str(human or "")))
    return [*fields, ("Flags", "; ".join(f"{check} {count}" for check, count in sorted(flags.items())))]


@dataclass(frozen=True, slots=True)
class _Brief:
    """What the sections of one brief share."""

    edition: Edition
    articles: Mapping[str, Article]
    numbers: Mapping[tuple[str, str], int]
    shown: list[Translation]

    def cite(self, citations: Iterable[Citation]) -> str:
        """Links to the cited sentences, in brackets."""
        words = self.edition.words
        links = []
        for citation in citations:
            outlet = self.articles[citation.article].outlet or words.no_outlet
            number = words.sentence.format(number=self.numbers[citation.article, citation.sentence])
            links.append(link(f"{outlet}, {number}", f"{self.page(citation.article)}#s-{citation.sentence}"))
        return f"({'; '.join(links)})"

    def page(self, article: str) -> str:
        return f"../../sources/{self.edition.lang}/{article}.md"

    def item(self, before: str, text: str, citations: tuple[Citation, ...]) -> str:
        """A list item: a sentence in the page's language with marks and citations, quoted in the other."""
        translation = self.edition.translations.get(text)
        if translation:
            self.shown.append(translation)
        first = citations[0]
        marks = _marks(translation, first.sentence, self.page(first.article), self.edition)
        own, other = escape(self.edition.own(text)), self.edition.other(text)
        if self.edition.is_original:
            return f"{before}{own} {self.cite(citations)}\n" + (
                quoted(escape(other) + marks) if other else ""
            )
        return f"{before}{own}{marks} {self.cite(citations)}\n" + quoted(escape(other))


def brief_page(story: Story, articles: Mapping[str, Article], edition: Edition) -> str:
    """The file of one story in one language, without its checksum. `articles` holds the story's by id."""
    numbers = {(a.id, s.id): n for a in articles.values() for n, s in enumerate(a.sentences, start=1)}
    brief = _Brief(edition, articles, numbers, [])
    sections: tuple[Callable[[Story, _Brief], str], ...] = (_key_points, _events, _sources)
    body = "\n".join(text for section in sections if (text := section(story, brief)))
    own = [articles[a] for a in story.articles]
    fields = [
        ("Title", edition.own(story.headline)),
        *_date_fields(story.date),
        ("Lang", edition.lang),
        ("Slug", story.id),
        ("Kind", "brief"),
        ("Tags", "; ".join(story.tags)),
        ("Articles", "; ".join(story.articles)),
        ("Outlets", "; ".join(dict.fromkeys(a.outlet for a in own if a.outlet))),
        *_translation_fields(brief.shown),
        ("Review", "machine"),
    ]
    return front_matter(fields) + "\n" + body


def _section(name: str, heading: str, items: list[str]) -> str:
    return f'<a id="{name}"></a>\n## {heading}\n\n' + "\n".join(items) if items else ""


def _key_points(story: Story, brief: _Brief) -> str:
    items = [
        brief.item(f"{number}. ", point.text, (point.citation,))
        for number, point in enumerate(story.key_points, start=1)
    ]
    return _section("key-points", brief.edition.words.key_points, items)


def _events(story: Story, brief: _Brief) -> str:
    words = brief.edition.words
    items = []
    for event in story.events:
        found = escape(words.found[event.date.found].format(words=event.date.words))
        when = f"- **{date_words(event.date)}** ({words.precisions[event.date.precision]}, {found}) "
        items.append(brief.item(when, event.text, event.citations))
    return _section("events", words.events, items)


def date_words(date: FoundDate) -> str:
    """A date as ISO 8601 as far as it is known: 2024, 2024-03, 2024-07-29, or first/last day of a range."""
    day = date.value.isoformat()
    if date.end:
        return f"{day}/{date.end.isoformat()}"
    return {"year": day[:4], "month": day[:7]}.get(date.precision, f"{day} {date.time}".rstrip())


def _sources(story: Story, brief: _Brief) -> str:
    words = brief.edition.words
    repeats = dict(story.repeats)
    lines = []
    for name in story.articles:
        if name in repeats:
            continue
        article = brief.articles[name]
        when = date_words(article.date) if article.date else words.no_date
        if article.date and article.date.found == "inferred":
            when += f" ({words.inferred_date})"
        title = link(brief.edition.own(article.title), brief.page(name))
        carried = [
            link(brief.articles[other].outlet or words.no_outlet, brief.page(other))
            for other in story.articles
            if repeats.get(other) == name
        ]
        also = f"; {words.also_carried} {', '.join(carried)}" if carried else ""
        lines.append(f"- {title}, {escape(article.outlet or words.no_outlet)}, {when}{also}\n")
    return f'<a id="sources"></a>\n## {words.sources}\n\n' + "".join(lines)
