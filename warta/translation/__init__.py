"""Sentences -> Translations: engines, glossary, memory, checks, model packages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from warta.config import Config
from warta.records import Engine, Name, Translation, Translations
from warta.translation.casing import spellings_in
from warta.translation.corrections import learn_corrections
from warta.translation.decoding import Decoding, SentenceTranslator
from warta.translation.engines import describe_engine, load_engine
from warta.translation.glossary import Glossary, find_terms, load_glossary
from warta.translation.judging import Judge, load_judge
from warta.translation.memory import FILE, Setting, carry_over, open_memory, recall, remember
from warta.translation.preparing import prepare_text
from warta.translation.rescoring import Judged
from warta.translation.retrying import First, improve
from warta.translation.stream import stream

CHECKED_LANGUAGE = "en"  # the checks compare Indonesian with English words


@dataclass(frozen=True, slots=True)
class TranslationRun:
    """The translations of all texts asked for; how many were made now, how many were in the memory."""

    translations: Translations
    translated: int
    remembered: int


def translate(
    texts: Iterable[str],
    target: str,
    config: Config,
    *,
    names: Mapping[str, tuple[Name, ...]] | None = None,
    show_progress: bool = True,
    memory_file: Path | None = None,
) -> TranslationRun:
    """Translate every text once into `target`; what the memory holds is not translated again.

    `names` gives the names recognised in a text, by the text. The engine is loaded only when
    something is new. Sentences that people corrected in `content/` are learnt first.
    `memory_file` is another memory than the project's own. Raises WartaError when no engine can be had.
    """
    wanted = list(dict.fromkeys(texts))
    names = names or {}
    glossary = glossary_for(target, config)
    setting = current_setting(target, config)

    def terms(source: str) -> str:
        return "; ".join("|".join((t.term, *t.translations)) for t in find_terms(source, glossary))

    with closing(open_memory(memory_file or config.cache / FILE)) as memory:
        learn_corrections(memory, config.content / "sources" / target, target, config.root)
        known = recall(memory, setting, wanted)
        new = [text for text in wanted if text not in known]
        if new and carry_over(memory, setting, new, terms):
            known |= recall(memory, setting, new)
            new = [text for text in new if text not in known]
        made: dict[str, Translation] = {}
        for batch in _translate_new(new, wanted, setting, config, names, show_progress=show_progress):
            remember(memory, setting, batch, terms)
            made.update((translation.source, translation) for translation in batch)
    everything = {**known, **made}
    return TranslationRun({text: everything[text] for text in wanted}, len(made), len(known))


def current_setting(target: str, config: Config) -> Setting:
    """What translations into `target` depend on now, beside their source text."""
    glossary = glossary_for(target, config)
    return Setting(target, replace(describe_engine(target, config), glossary_hash=glossary.hash))


def glossary_for(target: str, config: Config) -> Glossary:
    """The project's glossary; an empty one for targets that it has no translations into."""
    path = config.root / config.translation.glossary
    return load_glossary(path) if target == CHECKED_LANGUAGE else Glossary()


def _translate_new(
    texts: list[str],
    wanted: list[str],
    setting: Setting,
    config: Config,
    names: Mapping[str, tuple[Name, ...]],
    *,
    show_progress: bool,
) -> Iterator[list[Translation]]:
    """Translate, check and give the new texts among those `wanted`, batch by batch, longest first."""
    if not texts:
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    engine = load_engine(setting.lang, config)
    spellings = spellings_in(wanted, names.values())
    prepared = [prepare_text(text, spellings) for text in texts]
    columns = (TextColumn("Translating"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = show_progress and sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=not shown) as progress:
        task = progress.add_task("Translating", total=len(texts))
        decoding = Decoding(beam_size=config.translation.beam_size)
        batches = stream(prepared, engine, decoding)
        judge = load_judge(config) if setting.lang == CHECKED_LANGUAGE else None
        for batch in _judged(batches, engine, decoding, judge, names):
            yield [
                Translation(source, best.text, setting.lang, _engine(setting, best), best.flags)
                for source, best in batch
            ]
            progress.advance(task, len(batch))


def _engine(setting: Setting, best: Judged) -> Engine:
    """What translated, with the search that found this translation."""
    return replace(setting.engine, decoding=best.decoding)


def _judged(
    batches: Iterable[list[First]],
    engine: SentenceTranslator,
    decoding: Decoding,
    judge: Judge | None,
    names: Mapping[str, tuple[Name, ...]],
) -> Iterator[list[tuple[str, Judged]]]:
    """The best translations and their flags, batch by batch; the first results where nothing can judge."""
    if judge is not None:
        yield from improve(batches, engine, decoding, judge, names)
        return
    for batch in batches:
        yield [(text.source, Judged(h.text, h.score, decoding.label, (), 0.0)) for text, h in batch]
