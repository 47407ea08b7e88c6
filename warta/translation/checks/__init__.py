"""Checks of one translated sentence against its original; each is a small function of both texts.

`check` runs them all. What each looks for, and how often it is wrong on translations by people, is
in docs/checks.md.
"""

from __future__ import annotations

from warta.records import Flag, Name
from warta.translation.checks.dates import check_weekdays
from warta.translation.checks.figures import check_figures, check_money, check_percentages
from warta.translation.checks.marks import check_quotation_marks
from warta.translation.checks.names import check_countries, check_given_names, check_spelling
from warta.translation.checks.negation import check_negation
from warta.translation.checks.omission import check_omission
from warta.translation.checks.opposites import check_opposites
from warta.translation.checks.output import (
    check_cut,
    check_empty,
    check_length,
    check_repetition,
    check_untranslated,
)
from warta.translation.checks.words import check_words
from warta.translation.lexicon import Lexicon

_OF_TEXT = (
    check_figures,
    check_percentages,
    check_money,
    check_weekdays,
    check_countries,
    check_negation,
    check_opposites,
    check_quotation_marks,
    check_repetition,
    check_untranslated,
    check_cut,
    check_length,
)
_BY_TABLE = (check_spelling, check_words, check_omission)


def check(
    source: str, translation: str, names: tuple[Name, ...] = (), lexicon: Lexicon | None = None
) -> tuple[Flag, ...]:
    """Every check the Indonesian `source` and its English `translation` fail, in a fixed order.

    `names` are those recognised in the source; their spelling must survive. Without the lexical
    table the checks that need it are left out.
    """
    if flags := tuple(check_empty(source, translation)):
        return flags
    found = [flag for one in _OF_TEXT for flag in one(source, translation)]
    if lexicon is not None:
        found.extend(flag for one in _BY_TABLE for flag in one(source, translation, lexicon))
    found.extend(check_given_names(translation, names))
    return tuple(dict.fromkeys(found))
