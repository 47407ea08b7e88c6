"""Interface words from gettext catalogues, dates and numbers by CLDR (both through Babel).

The templates are written in English; every other language has one file `templates/locale/LANG.po`.
"""

from __future__ import annotations

import datetime as dt
import functools
import gettext
import io
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from warta.records import WartaError

WRITTEN_IN = "en"


class LanguageError(WartaError):
    """A language of the site cannot be used; the message names it and the remedy."""


def interface_words(locale_folder: Path, language: str) -> gettext.NullTranslations:
    """The gettext catalogue of a language. Raises LanguageError when there is none."""
    if language == WRITTEN_IN:
        return NullTranslations()
    path = locale_folder / f"{language}.po"
    if not path.exists():
        raise LanguageError(f"{path}: no interface words for {language!r}; copy id.po there and translate it")
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def locale_of(language: str) -> Locale:
    """CLDR's data for a language. Raises LanguageError when CLDR has none."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise LanguageError(
            f"warta.toml: languages in [site]: {language!r} is not a language that CLDR knows"
        ) from error


def language_name(code: str, language: str) -> str:
    """The name of the language `code`, written in `language`."""
    name = locale_of(code).get_display_name(locale_of(language))
    return name or code


def long_date(day: dt.date, language: str) -> str:
    """A day in full without its weekday: 29 July 2024, 29 Juli 2024."""
    return format_date(day, "d MMMM y", locale_of(language))


def date_words(day: dt.date, precision: str, language: str, end: dt.date | None = None) -> str:
    """A date as far as it is known: a day with its weekday, a month, a year, or first and last day."""
    locale = locale_of(language)
    if end:
        return f"{long_date(day, language)} – {long_date(end, language)}"
    if precision in {"year", "month"}:
        return format_skeleton("y" if precision == "year" else "yMMMM", day, locale=locale)
    return format_date(day, "EEEE, d MMMM y", locale)


def number(value: float, language: str) -> str:
    """A number with the language's own separators."""
    return format_decimal(value, locale=locale_of(language))


def place_name(name: str, original: str, language: str) -> str:
    """A country or part of the world, named in `original`, as CLDR has it in `language`; other names as they are."""
    code = _territories(original).get(name)
    return str(Locale(language).territories.get(code, name)) if code else name


@functools.cache
def _territories(language: str) -> dict[str, str]:
    """CLDR's code of each country and part of the world by its name in a language."""
    return {str(name): str(code) for code, name in Locale(language).territories.items()}
