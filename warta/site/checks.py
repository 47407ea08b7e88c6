"""What each mark beside a sentence means, in words for a reader.

The names are those of the translation stage's checks; a content file has them in its own
language, and the interface words of that language lead back to them.
"""

from __future__ import annotations

import gettext


def _(message: str) -> str:
    """Mark a text for translation."""
    return message


EXPLANATIONS = {
    _("figures"): _("A figure in the translation differs from the original, or is missing."),
    _("dates"): _("A date in the translation differs from the original, or is missing."),
    _("names"): _("A name in the original does not appear in the translation."),
    _("negation"): _("The original says “not”, and the translation may have lost it."),
    _("opposites"): _("A word of the original seems to have become its opposite."),
    _("omission"): _("Part of the original seems to be missing from the translation."),
    _("invented"): _("The translation has a word that exists in neither language."),
    _("untranslated"): _("The sentence, or part of it, was left in Indonesian."),
    _("glossary"): _("A fixed term was translated in another way than the glossary has it."),
    _("quotes"): _("Quotation marks do not match those of the original."),
    _("repetition"): _("The translation repeats itself."),
    _("truncated"): _("The translation breaks off."),
    _("length"): _("The translation is much longer or shorter than the original."),
    _("empty"): _("The translation came out empty."),
}
UNKNOWN = _("An automatic check of this translation failed; read the original.")


def explanation(check: str, words: gettext.NullTranslations) -> str:
    """What a check's name, as a content file has it, means in the language of `words`."""
    for name, text in EXPLANATIONS.items():
        if check in {name, words.gettext(name)}:
            return words.gettext(text)
    return words.gettext(UNKNOWN)
