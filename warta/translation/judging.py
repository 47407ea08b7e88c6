"""What a translation is judged by: the checks, the lexical table, the glossary."""

from __future__ import annotations

from dataclasses import dataclass, field

from warta.config import Config
from warta.records import Flag, Name
from warta.translation.checks import check
from warta.translation.glossary import Glossary, check_terms, load_glossary
from warta.translation.lexicon import FOLDER, Lexicon, load_lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """The lexical table (None: the checks that need it are left out) and the glossary."""

    lexicon: Lexicon | None = None
    glossary: Glossary = field(default_factory=Glossary)


def load_judge(config: Config) -> Judge:
    """The project's own table and glossary. Raises WartaError when one of them cannot be read."""
    table = config.models / FOLDER
    lexicon = load_lexicon(table) if table.exists() else None
    return Judge(lexicon, load_glossary(config.root / config.translation.glossary))


def flags_of(source: str, translation: str, names: tuple[Name, ...], judge: Judge) -> tuple[Flag, ...]:
    """Every check that a translation fails, the glossary's last."""
    flags = check(source, translation, names, judge.lexicon)
    return (*flags, *check_terms(source, translation, judge.glossary)) if translation.strip() else flags
