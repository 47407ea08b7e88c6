"""A part of the original that nothing in the translation accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from warta.records import Flag
from warta.translation.adequacy import uncovered_runs
from warta.translation.lexicon import Lexicon

# Content words in a row without a counterpart: on FLORES dev two human translations in a thousand
# leave out four, and fourteen leave out three (docs/checks.md); at the end, where the model breaks
# off, three are enough.
_LONGEST_GAP = 5
_LONGEST_GAP_AT_END = 4


def check_omission(source: str, translation: str, lexicon: Lexicon) -> Iterator[Flag]:
    """Flag a clause that seems to be missing: content words in a row that have no counterpart."""
    for run in uncovered_runs(source, translation, lexicon):
        if len(run.words) >= (_LONGEST_GAP_AT_END if run.at_end else _LONGEST_GAP):
            yield Flag("omission", " ".join(run.words))
            return
