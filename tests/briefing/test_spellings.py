"""Names that one story spells in two ways."""

import pytest

from warta.briefing.spellings import SpellingVariant, names_in_title, spelling_variants
from warta.records import Name


def people(*texts: str) -> list[Name]:
    return [Name(text, "person", 0, len(text)) for text in texts]


@pytest.mark.parametrize(
    ("names", "usual", "other"),
    [
        (("Javier Milei", "Javier Milei", "Javier Milli"), "Milei", "Milli"),
        (("Luis Abinador", "Abinadar", "Abinader", "Luis Abinader"), "Abinader", "Abinadar"),
        (("Luis Abinador", "Abinadar"), "Abinadar", "Abinador"),
        (("Nicolas Maduro", "Nicolas Maduro", "Nicholas Maduro"), "Nicolas", "Nicholas"),
        (("José Raul Mulino", "Mulino", "José Raul Mulinno"), "Mulino", "Mulinno"),
        (("Edmundo González", "Edmundo Gonzalez", "Edmundo Gonzalez"), "Gonzalez", "González"),
    ],
)
def test_two_spellings_of_one_name_are_reported(names, usual, other):
    assert SpellingVariant(usual, other) in spelling_variants(people(*names))


@pytest.mark.parametrize(
    "names",
    [
        ("Nicolas Maduro", "Maduro"),
        ("Vladimir Putin", "Putin"),
        ("Gabriel Boric", "Antony Blinken"),
        ("Maria Machado", "Mario Machado Silva"),
        ("Adrienne Watson", "Adrian Watts"),
        ("Edmundo Gonzalez", "Felipe Gonzales"),
    ],
)
def test_different_people_are_not(names):
    assert spelling_variants(people(*names)) == ()


def test_places_and_organisations_are_left_alone():
    names = [Name("Chile", "place", 0, 5), Name("Chili", "place", 0, 5)]
    assert spelling_variants(names) == ()


def test_the_order_of_the_names_does_not_matter():
    names = people("Javier Milei", "Javier Milli", "Luis Abinador", "Abinadar", "Javier Milei")
    assert spelling_variants(names) == spelling_variants(reversed(names))


def test_a_headline_is_searched_by_the_last_names_of_the_text():
    found = names_in_title(
        "Pilpres Venezuela Menghadirkan Pemimpin Baru, Nicholas Maduro", people("Nicolas Maduro")
    )
    assert [name.text for name in found] == ["Nicholas Maduro"]
