"""The sections of a brief as Markdown; docs/markdown.md says how each looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warta.briefing.edition import Edition
from warta.briefing.figures import Quantity, compare
from warta.briefing.markdown import emphasised, escape, in_quotes, link, quoted
from warta.briefing.wording import date_words, value_words
from warta.records import Article, Citation, Event, Figure, KeyPoint, Quotation, Story

SINGLE_FIGURES = 15
"""How many figures that one outlet alone reports are listed: more would bury the others."""


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A story, its articles by id, and the language it is shown in.

    `antecedents` name the opening pronoun of a sentence, by its id; `shown` fills with the
    original texts of the sentences shown.
    """

    story: Story
    articles: Mapping[str, Article]
    edition: Edition
    antecedents: Mapping[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def address(self, article: str) -> str:
        """Where an article's page lies, seen from a brief."""
        return f"../../sources/{self.edition.lang}/{article}.md"

    def outlet(self, article: str) -> str:
        """Who published an article."""
        return self.articles[article].outlet or self.edition.words.no_outlet

    def sentence(self, citation: Citation) -> tuple[int, str]:
        """The number (from 1) and the text of a cited sentence."""
        sentences = self.articles[citation.article].sentences
        return next((n, s.text) for n, s in enumerate(sentences, start=1) if s.id == citation.sentence)

    def cite(self, citations: Iterable[Citation]) -> str:
        """Links to the cited sentences, in brackets."""
        links = []
        for citation in citations:
            number = self.edition.words.sentence.format(number=self.sentence(citation)[0])
            target = f"{self.address(citation.article)}#s-{citation.sentence}"
            links.append(link(f"{self.outlet(citation.article)}, {number}", target))
        return f"({'; '.join(links)})"

    def item(self, before: str, citations: Sequence[Citation]) -> str:
        """A list item: the first cited sentence in the page's language, quoted in the other."""
        first, edition = citations[0], self.edition
        antecedent = self.antecedents.get(first.sentence, "")
        text = self.sentence(first)[1]
        self.shown.append(text)
        marks = edition.marks(text, first.sentence, self.address(first.article))
        own = with_antecedent(edition.own(text), antecedent)
        other = with_antecedent(edition.other(text), antecedent) if edition.other(text) else ""
        if edition.is_original:
            beside = quoted(other + marks) if other else ""
            return f"{before}{own} {self.cite(citations)}\n{beside}"
        return f"{before}{own}{marks} {self.cite(citations)}\n{quoted(other) if other else ''}"

    def section(self, name: str, heading: str, parts: Sequence[str]) -> str:
        """A section with its anchor; "" without any part."""
        return heading_line(2, name, heading) + "\n".join(parts) if parts else ""


def heading_line(level: int, anchor: str, heading: str) -> str:
    """A heading after its anchor."""
    return f'<a id="{anchor}"></a>\n{"#" * level} {escape(heading)}\n\n'


_POINTING = frozenset(
    "dia ia mereka beliau menurutnya he she they it his her according this that him these those".split()  # noqa: SIM905
)


def with_antecedent(text: str, antecedent: str) -> str:
    """Escaped text with what its opening pronoun stands for, in brackets after its first word."""
    if not antecedent:
        return escape(text)
    name = emphasised(f"[{antecedent}]")
    first, _, rest = text.partition(" ")
    if first.lower().strip(",'") in _POINTING:
        return f"{escape(first)} {name} {escape(rest, opens=False)}"
    return f"{name} {escape(text, opens=False)}"


def brief_body(page: BriefPage) -> str:
    """All sections of a brief, empty ones left out."""
    texts = {s.id: s.text for a in page.articles.values() for s in a.sentences}
    quantities = compare(page.story.figures, texts)
    sections = (
        _key_points(page, page.story.key_points),
        _events(page, page.story.events),
        _figures(page, quantities),
        _quotations(page, page.story.quotations),
        _differences(page, quantities),
        _sources(page),
    )
    return "\n".join(section for section in sections if section)


def _key_points(page: BriefPage, points: Sequence[KeyPoint]) -> str:
    items = [page.item(f"{n}. ", (p.citation,)) for n, p in enumerate(points, start=1)]
    return page.section("key-points", page.edition.words.key_points, items)


def _events(page: BriefPage, events: Sequence[Event]) -> str:
    words = page.edition.words
    items = []
    for event in events:
        found = words.found[event.date.found].format(words=in_quotes(event.date.words))
        notes = [words.precisions[event.date.precision], found]
        if event.date.confidence < 0.5:
            notes.append(words.uncertain)
        items.append(page.item(f"- **{date_words(event.date)}** ({', '.join(notes)}) ", event.citations))
    return page.section("events", words.events, items)


def _figures(page: BriefPage, quantities: Sequence[Quantity]) -> str:
    words = page.edition.words
    parts = []
    several = [quantity for quantity in quantities if quantity.verdict != "single"]
    for number, quantity in enumerate(several, start=1):
        anchor = f"figures-{quantity.verdict}-{number}"
        heading = f"{_quantity_name(page, quantity)}: {words.verdicts[quantity.verdict]}"
        items = [_figure(page, figure) for figure in quantity.figures]
        parts.append(heading_line(3, anchor, heading) + "\n".join(items))
    single = [
        figure for quantity in quantities if quantity.verdict == "single" for figure in quantity.figures
    ]
    if single:
        items = [_figure(page, figure) for figure in single[:SINGLE_FIGURES]]
        heading = heading_line(3, "figures-single", words.reported_once) if parts else ""
        parts.append(heading + "\n".join(items))
    return page.section("figures", words.figures, parts)


def _figure(page: BriefPage, figure: Figure) -> str:
    notes = [f'"{in_quotes(figure.words)}"']
    if figure.subject:
        notes.append(emphasised(figure.subject))
    if figure.reported_by:
        notes.append(f"{page.edition.words.reported_by} {emphasised(figure.reported_by)}")
    lead = escape(value_words(figure, page.edition.lang), opens=False)
    return page.item(f"- **{lead}** ({', '.join(notes)}) ", (figure.citation,))


def _quantity_name(page: BriefPage, quantity: Quantity) -> str:
    unit = page.edition.words.unit(quantity.unit)
    return f"{quantity.subject}, {unit}" if quantity.subject else unit


def _quotations(page: BriefPage, quotations: Sequence[Quotation]) -> str:
    words = page.edition.words
    items = []
    for quotation in quotations:
        notes = [words.direct if quotation.direct else words.reported, f'"{in_quotes(quotation.verb)}"']
        if quotation.occasion:
            notes.append(emphasised(quotation.occasion))
        role = f", {emphasised(quotation.role)}" if quotation.role else ""
        lead = f"- **{escape(quotation.speaker, opens=False)}**{role} ({', '.join(notes)}) "
        items.append(page.item(lead, (quotation.citation,)))
    return page.section("quotations", words.quotations, items)


def _value_and_source(page: BriefPage, figure: Figure) -> str:
    value = escape(value_words(figure, page.edition.lang), opens=False)
    return f"{value} {page.cite((figure.citation,))}"


def _differences(page: BriefPage, quantities: Sequence[Quantity]) -> str:
    """Figures that conflict, and the points that one outlet alone carries."""
    words = page.edition.words
    parts = []
    conflicts = []
    for quantity in quantities:
        if quantity.verdict == "differs":
            values = "; ".join(_value_and_source(page, figure) for figure in quantity.figures)
            name = escape(_quantity_name(page, quantity), opens=False)
            conflicts.append(f"- **{name}** {values}\n")
    if conflicts:
        parts.append(heading_line(3, "differences-figures", words.conflicting) + "".join(conflicts))
    articles = dict.fromkeys(point.citation.article for point in page.story.only)
    for number, article in enumerate(articles, start=1):
        items = [page.item("- ", (p.citation,)) for p in page.story.only if p.citation.article == article]
        outlet = page.articles[article].outlet
        heading = words.only_in.format(outlet=outlet) if outlet else words.only_in_unnamed
        parts.append(heading_line(3, f"differences-only-{number}", heading) + "\n".join(items))
    return page.section("differences", words.differences, parts)


def _sources(page: BriefPage) -> str:
    words = page.edition.words
    repeats = dict(page.story.repeats)
    lines = []
    for name in page.story.articles:
        if name in repeats:
            continue
        article = page.articles[name]
        when = date_words(article.date) if article.date else words.no_date
        if article.date and article.date.found == "inferred":
            when += f" ({words.inferred_date})"
        title = link(page.edition.own(article.title), page.address(name))
        again = [other for other in page.story.articles if repeats.get(other) == name]
        carried = ", ".join(link(page.outlet(other), page.address(other)) for other in again)
        also = f"; {words.also_carried} {carried}" if carried else ""
        lines.append(f"- {title}, {escape(page.outlet(name))}, {when}{also}\n")
    return heading_line(2, "sources", words.sources) + "".join(lines)
