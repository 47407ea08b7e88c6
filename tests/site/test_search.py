"""The search index: every word leads to its story, and the files stay small and the same."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from warta.site.search import DIGITS, RANGE_BYTES, SearchStory, pack, write_search
from warta.site.search_terms import terms


def story(number: int, text: str = "", title: str = "Pemilu") -> SearchStory:
    return SearchStory(
        id=f"story-{number}",
        date=f"2024-07-{number % 28 + 1:02}",
        outlets=("Suara.com",),
        tags=("Nicolás Maduro",),
        titles={"id": title, "en": "Election"},
        addresses={"en": f"briefs/story-{number}.html", "id": f"id/briefs/story-{number}.html"},
        sentences=({"id": "Dia memperoleh 51,2 persen suara.", "en": "He won 51.2 percent of the vote."},),
        articles={"id": text, "en": text},
    )


def read(path: Path) -> object:
    """The data of an index file, whose form is checked by the way."""
    name, _, data = path.read_text(encoding="utf-8").partition("]=")
    assert name == f"(window.wartaSearch=window.wartaSearch||{{}})[{json.dumps(path.stem)}"
    assert data.endswith(";\n")
    return json.loads(data[:-2])


def unpack(packed: str) -> list[int]:
    numbers: list[int] = []
    number = 0
    for digit in map(DIGITS.index, packed):
        number = number * 45 + digit % 45
        if digit < 45:
            numbers.append(number)
            number = 0
    return list(accumulate(numbers))


def numbers_by_term(folder: Path) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for path in sorted(folder.glob("terms-*.js")):
        for term, packed in read(path).items():
            assert term not in found
            found[term] = [number for field in packed.split(" ") for number in unpack(field)]
    return found


@given(st.sets(st.integers(min_value=0, max_value=10**6)))
def test_packed_numbers_come_back(numbers: set[int]) -> None:
    assert unpack(pack(sorted(numbers))) == sorted(numbers)


def test_every_word_of_a_story_leads_to_it(tmp_path: Path) -> None:
    stories = [story(n, f"kata{n} percobaan") for n in range(60)]
    write_search(stories, tmp_path)
    manifest = read(tmp_path / "manifest.js")
    found = numbers_by_term(tmp_path)
    shown = [entry for name in manifest["runs"] for entry in read(tmp_path / f"{name}.js")]
    for one in stories:
        for term in terms(one.articles["id"], "id") | terms("Maduro won percent", "en"):
            addresses = [shown[number]["addresses"]["en"] for number in found[term]]
            assert one.addresses["en"] in addresses


def test_stories_are_numbered_by_date(tmp_path: Path) -> None:
    write_search([story(n) for n in (5, 3, 4)], tmp_path)
    manifest = read(tmp_path / "manifest.js")
    dates = [entry["date"] for name in manifest["runs"] for entry in read(tmp_path / f"{name}.js")]
    assert dates == sorted(dates)


def test_a_term_stands_once_under_its_best_field(tmp_path: Path) -> None:
    write_search([story(1, "election maduro")], tmp_path)
    packed = read(next(tmp_path.glob("terms-*.js")))
    assert packed["elect"] == pack([0])
    assert packed["maduro"].split(" ").index(pack([0])) == 1


def test_ranges_hold_together_and_cover_all_terms(tmp_path: Path) -> None:
    write_search([story(n, " ".join(f"kata{n}x{m}" for m in range(300))) for n in range(40)], tmp_path)
    manifest = read(tmp_path / "manifest.js")
    assert len(manifest["terms"]) > 1
    firsts = [first for first, _ in manifest["terms"]]
    assert firsts == sorted(firsts)
    for (first, name), following in zip(manifest["terms"], [*firsts[1:], "\U0010ffff"], strict=True):
        in_range = list(read(tmp_path / f"{name}.js"))
        assert in_range == sorted(in_range)
        assert first == in_range[0]
        assert in_range[-1] < following
    assert max(path.stat().st_size for path in tmp_path.glob("terms-*.js")) < 1.2 * RANGE_BYTES


def test_the_order_of_the_stories_changes_nothing(tmp_path: Path) -> None:
    stories = [story(n, f"kata{n}") for n in range(30)]
    first = write_search(stories, tmp_path / "a")
    second = write_search(reversed(stories), tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_empty_site_has_an_index_without_stories(tmp_path: Path) -> None:
    write_search([], tmp_path)
    assert read(tmp_path / "manifest.js")["stories"] == 0
