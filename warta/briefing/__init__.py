"""The briefing stage: articles and their translations in, stories and Markdown files out.

Everything in a brief is a sentence that somebody published, cited to its article. Sentences are
chosen in the articles' own language, so that every language of the site shows the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warta.briefing.antecedents import find_antecedents
from warta.briefing.edition import SOURCE_LANG, Edition
from warta.briefing.events import find_events
from warta.briefing.figures import find_figures
from warta.briefing.keypoints import choose_key_points, find_lone_points
from warta.briefing.pages import Place, brief_page, source_page
from warta.briefing.people import Person, people_of
from warta.briefing.sections import BriefPage
from warta.briefing.speech import find_quotations
from warta.briefing.spellings import names_in_title, spelling_variants
from warta.briefing.stories import Group, group_articles, headline_article, known_addresses, story_id
from warta.briefing.tags import name_tags
from warta.briefing.writing import write_files
from warta.config import Config
from warta.records import Article, Figure, FoundDate, Quotation, Story, Translations


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the stage made: stories, the articles with their dates, and what became of the files.

    `written` holds files that are new or changed, `kept` those that a person changed.
    """

    stories: tuple[Story, ...]
    articles: tuple[Article, ...]
    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def brief(articles: Sequence[Article], translations: Mapping[str, Translations], config: Config) -> Briefing:
    """Group the articles into stories and write their briefs and sources, per language of the site.

    `translations` holds per target language the translation of each sentence and headline; what
    is missing there is shown in the original.
    """
    groups = group_articles(articles)
    addresses = known_addresses(config.content / "briefs" / config.site.languages[0])
    readings = [read_story(group) for group in groups]
    limit = config.limits.key_points
    stories = [
        tell_story(group, reading, story_id(group, addresses), limit)
        for group, reading in zip(groups, readings, strict=True)
    ]
    files: dict[Path, str] = {}
    for edition in _editions(translations, config):
        for group, reading, story in zip(groups, readings, stories, strict=True):
            briefs = config.content / "briefs" / edition.lang
            page = BriefPage(story, {a.id: a for a in group.articles}, edition, reading.antecedents)
            files[briefs / f"{story.id}.md"] = brief_page(page)
            repeats = dict(story.repeats)
            for article in group.articles:
                path = config.content / "sources" / edition.lang / f"{article.id}.md"
                place = Place(story.id, repeats.get(article.id, ""), _seed(article, config))
                files[path] = source_page(article, place, edition)
    folders = sorted(config.content.glob("briefs/*/")) + sorted(config.content.glob("sources/*/"))
    result = write_files(files, tuple(folders))
    dated = sorted(
        (article for group in groups for article in group.articles), key=lambda article: article.id
    )
    return Briefing(tuple(stories), tuple(dated), result.written, result.kept)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a story's articles before its brief is made.

    People and quotations by article, and whom a sentence's opening pronoun means by sentence.
    """

    people: Mapping[str, Mapping[str, Person]]
    quotations: Mapping[str, tuple[Quotation, ...]]
    antecedents: Mapping[str, str]


def read_story(group: Group) -> Reading:
    """Read who is named and who speaks."""
    people = {article.id: people_of(article) for article in group.originals}
    quotations = {article.id: find_quotations(article, people[article.id]) for article in group.originals}
    antecedents: dict[str, str] = {}
    for article in group.originals:
        antecedents |= find_antecedents(article, people[article.id], quotations[article.id])
    return Reading(people, quotations, antecedents)


def tell_story(group: Group, reading: Reading, address: str, limit: int) -> Story:
    """What a brief says of a group of articles, with at most `limit` key points."""
    told = group.originals
    headline = headline_article(told)
    points = choose_key_points(told, reading.antecedents, limit)
    names = name_tags(told, reading.people)
    return Story(
        id=address,
        headline=headline.title,
        headline_article=headline.id,
        articles=tuple(article.id for article in group.articles),
        date=_latest(group.articles),
        key_points=points,
        events=find_events(told),
        figures=tuple(figure for article in told for figure in _figures(article, reading)),
        quotations=tuple(q for article in told for q in reading.quotations[article.id]),
        tags=tuple(name for name, _ in names),
        kinds=tuple((name, kind) for name, kind in names if kind),
        repeats=tuple(sorted(group.repeated.items())),
        only=find_lone_points(told, reading.antecedents, points),
        spellings=_spellings(told),
    )


def _spellings(told: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """The names that the articles, headlines included, spell in two ways."""
    names = [name for article in told for sentence in article.sentences for name in sentence.names]
    titled = [name for article in told for name in names_in_title(article.title, names)]
    return tuple((variant.usual, variant.other) for variant in spelling_variants([*names, *titled]))


def _figures(article: Article, reading: Reading) -> tuple[Figure, ...]:
    return find_figures(article, reading.people[article.id], reading.quotations[article.id])


def _latest(group: Sequence[Article]) -> FoundDate | None:
    """The date of the latest article; a date that was read is preferred to one that was inferred."""
    dates = [article.date for article in group if article.date]
    return max(dates, key=lambda date: (date.value, date.found != "inferred"), default=None)


def _editions(translations: Mapping[str, Translations], config: Config) -> list[Edition]:
    """The languages of the site, each with the translations that its pages show."""
    targets = [lang for lang in config.site.languages if lang != SOURCE_LANG]
    first = targets[0] if targets else SOURCE_LANG
    pairs = [(lang, first if lang == SOURCE_LANG else lang) for lang in config.site.languages]
    return [Edition(lang, translations.get(target, {})) for lang, target in pairs]


def _seed(article: Article, config: Config) -> str:
    """The seed's path as a reader of the project folder knows it."""
    path = article.seed
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else path.as_posix()
