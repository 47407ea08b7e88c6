"""What a glossary does in the translations at hand: terms never used, conflicting, overridden."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from warta.translation.glossary import Glossary, Term, find_terms, is_rendered
from warta.translation.memory import Setting, setting_id


@dataclass(frozen=True, slots=True)
class GlossaryReport:
    """The state of a glossary over some translations.

    `unused` terms occur in no source; `conflicting` are pairs of rows that ask for different English
    for the same Indonesian; `overridden` counts, by term, the sentences whose translation does not
    follow it.
    """

    sentences: int
    used: int
    unused: tuple[Term, ...]
    conflicting: tuple[tuple[Term, Term], ...]
    overridden: tuple[tuple[Term, int], ...]


def report_glossary(glossary: Glossary, translations: Iterable[tuple[str, str]]) -> GlossaryReport:
    """Go through pairs of source and translation and see what became of each term."""
    used: Counter[Term] = Counter()
    overridden: Counter[Term] = Counter()
    sentences = 0
    for source, translation in translations:
        sentences += 1
        for term in find_terms(source, glossary):
            used[term] += 1
            overridden[term] += not is_rendered(term, translation)
    return GlossaryReport(
        sentences=sentences,
        used=len(used),
        unused=tuple(term for term in glossary.terms if term not in used),
        conflicting=conflicts(glossary),
        overridden=tuple((term, count) for term, count in overridden.most_common() if count),
    )


def conflicts(glossary: Glossary) -> tuple[tuple[Term, Term], ...]:
    """Pairs of rows for one term, capitals apart, that accept different English."""
    rows: defaultdict[str, list[Term]] = defaultdict(list)
    for term in glossary.terms:
        rows[term.term.casefold()].append(term)
    return tuple(
        (same[0], other)
        for same in rows.values()
        for other in same[1:]
        if set(other.translations) != set(same[0].translations)
    )


def remembered(memory: sqlite3.Connection, setting: Setting) -> list[tuple[str, str]]:
    """Source and translation of everything that the memory holds for a setting."""
    found = memory.execute(
        "SELECT source, text FROM machine WHERE setting = ? ORDER BY source", (setting_id(memory, setting),)
    )
    return [(source, text) for source, text in found]
