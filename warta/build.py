"""The build step, top to bottom: seeds/ -> content/ -> site/, four stages in one direction."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from filelock import FileLock, Timeout

from warta import briefing, site, sources, translation
from warta.config import Config
from warta.records import Article, Name, Problem, Translation, WartaError
from warta.report import Report, SkippedSeed, write_json

SOURCE_LANGUAGE = "id"


class BuildError(WartaError):
    """The build cannot begin."""


def build(config: Config, *, show_progress: bool = True) -> Report:
    """Run the four stages and return what they did. Raises WartaError."""
    seconds: dict[str, float] = {}
    with _only_build(config):
        with _timed(seconds, "sources"):
            reading = sources.read_seeds(config)
        if not reading.articles:
            raise BuildError(_nothing_to_build(config, reading.problems))
        with _timed(seconds, "translation"):
            runs = {
                language: translation.translate(
                    _texts(reading.articles),
                    language,
                    config,
                    names=_names(reading.articles),
                    show_progress=show_progress,
                )
                for language in config.site.languages
                if language != SOURCE_LANGUAGE
            }
        with _timed(seconds, "briefing"):
            translations = {language: run.translations for language, run in runs.items()}
            briefs = briefing.brief(reading.articles, translations, config)
        with _timed(seconds, "site"):
            rendering = site.render(config)

        done = [made for run in runs.values() for made in run.translations.values()]
        report = Report(
            articles=len(reading.articles),
            sentences=sum(len(article.sentences) for article in reading.articles),
            stories=len(briefs.stories),
            translated=sum(run.translated for run in runs.values()),
            remembered=sum(run.remembered for run in runs.values()),
            flagged=sum(1 for made in done if made.flags),
            flags=_flags(done),
            files_written=len(briefs.written) + rendering.files,
            kept=tuple(path.relative_to(config.root).as_posix() for path in briefs.kept),
            spellings=tuple(
                f"{usual}, {other} ({story.id})"
                for story in briefs.stories
                for usual, other in story.spellings
            ),
            skipped=tuple(_skipped(problem, config) for problem in reading.problems),
            seconds=seconds,
        )
        write_json(report, config.output / "report.json")
    return report


@contextmanager
def _only_build(config: Config) -> Iterator[None]:
    """Hold the project's lock, so that two builds never write the same files."""
    config.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(config.cache / "build.lock", timeout=0)
    try:
        with lock:
            yield
    except Timeout as error:
        raise BuildError(
            f"{config.root}: another build is running here; wait for it to end, then run this again"
        ) from error


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Note how long a stage took, in seconds of wall time."""
    began = time.perf_counter()
    yield
    seconds[stage] = round(time.perf_counter() - began, 3)


def _texts(articles: Sequence[Article]) -> Iterator[str]:
    """Every text that is shown in another language: headlines and sentences."""
    for article in articles:
        yield article.title
        yield from (sentence.text for sentence in article.sentences)


def _names(articles: Sequence[Article]) -> dict[str, tuple[Name, ...]]:
    """The names recognised in each sentence, by its text."""
    return {sentence.text: sentence.names for article in articles for sentence in article.sentences}


def _flags(translations: Sequence[Translation]) -> dict[str, int]:
    """How many marks each check set."""
    return dict(sorted(Counter(flag.check for made in translations for flag in made.flags).items()))


def _skipped(problem: Problem, config: Config) -> SkippedSeed:
    """A problem with its path as a reader of the report knows it."""
    inside = problem.path.is_relative_to(config.root)
    path = problem.path.relative_to(config.root) if inside else problem.path
    return SkippedSeed(path.as_posix(), problem.reason)


def _nothing_to_build(config: Config, problems: Sequence[Problem]) -> str:
    """Why there is nothing to build, and what to do."""
    if not problems:
        return f"{config.seeds}: no articles; put .txt or .md files there and run this again"
    reasons = "\n".join(f"  {problem.path}: {problem.reason}" for problem in problems)
    return f"{config.seeds}: none of the articles can be read:\n{reasons}"
