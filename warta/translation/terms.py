"""Terms of the glossary put right in a translation, where it is certain which words are wrong.

Two cases are certain: the Indonesian term itself was left standing ("each TPS"), and the words
before an abbreviation in brackets that the original has too ("the United States of America (OAS)").
Everything else is left to decoding again (retrying.py) and to the reader's flag.
"""

from __future__ import annotations

import re

from warta.translation.glossary import Glossary, Term, check_terms, find_terms, is_abbreviation, is_rendered

_INSIDE_NAME = r"(?:[A-Z][\w.'’-]*|of|the|for|and|on|in)"
_BRACKETS = re.compile(rf"\b([A-Z][\w.'’-]*(?:\s+{_INSIDE_NAME})*)\s+\(([A-Z][A-Za-z0-9-]+)\)")
# A term is replaced only after one of these: after anything else it may be part of a name.
_AFTER = (
    r"(?<=\b(?:the|all|and|for|its|per|two|one|his|her|any|our)\s)|(?<=\b(?:each|this|that|with|from|some|many)\s)"
    r"|(?<=\b(?:every|these|those|their)\s)|(?<=\b(?:in|at|of|to|by|an|or|as|on)\s)|(?<=\ba\s)|^"
)


def put_right(source: str, translation: str, glossary: Glossary) -> str:
    """The translation with such terms corrected; as it was unless that leaves fewer terms wrong."""
    wrong = [term for term in find_terms(source, glossary) if not is_rendered(term, translation)]
    corrected = translation
    for term in wrong:
        corrected = _replace_bracketed(source, _replace_standing(corrected, term), term, glossary)
    before, after = (len(list(check_terms(source, text, glossary))) for text in (translation, corrected))
    return corrected if after < before else translation


def _replace_standing(translation: str, term: Term) -> str:
    """Replace the Indonesian term where it stands untranslated after an article, a preposition or the like.

    Not in front of a name: a capitalised word after it belongs to it ("TPS Surabaya" is a terminal).
    """
    flags = re.NOFLAG if is_abbreviation(term.term) else re.IGNORECASE
    pattern = re.compile(rf"(?:{_AFTER}){re.escape(term.term)}(?:nya)?(?![\w-])(?!\s+[A-Z(])", flags)
    return pattern.sub(lambda match: _cased(term.preferred, match), translation)


def _cased(english: str, match: re.Match[str]) -> str:
    """The English term, with a capital where it opens the text."""
    return english[0].upper() + english[1:] if match.start() == 0 else english


def _replace_bracketed(source: str, translation: str, term: Term, glossary: Glossary) -> str:
    """Replace the name before "(OAS)" when the original has the term before "(OAS)", or is that term."""

    def corrected(match: re.Match[str]) -> str:
        name, abbreviation = match.groups()
        belongs = re.search(rf"{re.escape(term.term)}\s*\({re.escape(abbreviation)}\)", source, re.IGNORECASE)
        if not (belongs or (abbreviation == term.term and f"({abbreviation})" in source)):
            return match.group()
        if any(is_rendered(other, name) for other in glossary.terms if other.term == abbreviation):
            return match.group()
        article = "The " if name.startswith("The ") else ""
        return f"{article}{term.preferred} ({abbreviation})"

    return _BRACKETS.sub(corrected, translation)
