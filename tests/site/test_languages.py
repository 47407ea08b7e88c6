"""Interface words are complete in every language, dates are those of CLDR."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.conftest import PROJECT
from warta.briefing.wording import INDONESIAN
from warta.site.checks import EXPLANATIONS, UNKNOWN, explanation
from warta.site.languages import date_words, interface_words, long_date, number, place_name
from warta.site.plugin import NAVIGATION
from warta.site.topics import KINDS

LOCALES = sorted((PROJECT / "templates" / "locale").glob("*.po"))


def messages() -> Iterator[str]:
    """Every text of the interface, as the templates and modules have it."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for folder, method in (
        (PROJECT / "templates", [("**.html", "jinja2")]),
        (PROJECT / "warta" / "site", [("**.py", "python")]),
    ):
        for _, _, message, _, _ in extract_from_dir(str(folder), method, keywords=keywords):
            yield message if isinstance(message, str) else message[0]
    yield from (label for _, label in NAVIGATION)
    yield from KINDS


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_no_text_is_left_untranslated(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    wanted = set(messages())
    assert len(wanted) > 40
    for message in wanted:
        entry = catalogue.get(message)
        assert entry, f"{path.name} lacks {message!r}"
        strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert all(strings), f"{path.name} has no text for {message!r}"
        assert not entry.fuzzy
        for string in strings:
            assert set(re.findall(r"%\(\w+\)s", string)) == set(re.findall(r"%\(\w+\)s", message)), message
    assert {
        entry.id if isinstance(entry.id, str) else entry.id[0] for entry in catalogue if entry.id
    } <= wanted


def test_marks_are_explained_in_both_languages() -> None:
    english, indonesian = (interface_words(PROJECT / "templates" / "locale", code) for code in ("en", "id"))
    assert explanation("figures", english) == EXPLANATIONS["figures"]
    assert explanation("something new", english) == UNKNOWN
    for check, text in EXPLANATIONS.items():
        for shown in (check, INDONESIAN.checks.get(check, check), indonesian.gettext(check)):
            assert explanation(shown, indonesian) == indonesian.gettext(text), check


def test_dates_and_numbers_follow_the_language() -> None:
    day = dt.date(2024, 7, 29)
    assert date_words(day, "day", "en") == "Monday, 29 July 2024"
    assert date_words(day, "day", "id") == "Senin, 29 Juli 2024"
    assert date_words(day, "month", "id") == "Juli 2024"
    assert date_words(day, "year", "en") == "2024"
    assert date_words(day, "range", "en", dt.date(2024, 7, 31)) == "29 July 2024 – 31 July 2024"
    assert long_date(day, "id") == "29 Juli 2024"
    assert (number(1234.5, "en"), number(1234.5, "id")) == ("1,234.5", "1.234,5")


@pytest.mark.parametrize(
    ("name", "english"),
    [("Amerika Serikat", "United States"), ("Rusia", "Russia"), ("Amerika Latin", "Latin America"), ("Caracas", "Caracas")],
)
def test_a_country_has_the_name_of_the_language_of_the_page(name, english):
    assert place_name(name, "id", "en") == english
    assert place_name(name, "id", "id") == name
