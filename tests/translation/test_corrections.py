from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translation.conftest import FAKE, FakeTranslator
from warta.briefing.markdown import escape
from warta.briefing.writing import with_checksum
from warta.config import Config
from warta.translation import translate
from warta.translation.corrections import aligned_sentences, was_edited
from warta.translation.memory import plain

FIRST = "Dia [tidak] menang 51,2 * 3 & lebih < dulu."
SECOND = "- Oposisi menolak \\ hasil_itu!"
THIRD = "KPU menghitung."


def _page(first: str, second: str, third: str, review: str = "machine") -> str:
    """A source page of two paragraphs, as docs/markdown.md shows it, without its checksum."""
    return (
        f"Title: Judul\nLang: en\nKind: source\nModel-Hash: {FAKE.model_hash}\nReview: {review}\n\n"
        f'<a id="s-11"></a>{first} <a id="s-22"></a>{second}'
        f' [⚑ names](#o-22 "Edmundo \\(Gonzalez\\)") [⚑ figures](#o-22 "5 &quot;x")\n\n'
        f'> <a id="o-11"></a>{escape(FIRST)} <a id="o-22"></a>{escape(SECOND)}\n\n'
        f'<a id="s-33"></a>{third}\n\n> <a id="o-33"></a>{escape(THIRD)}\n'
    )


MACHINE = [escape(f"<{text}>") for text in (FIRST, SECOND, THIRD)]


@pytest.fixture
def page(config: Config) -> Path:
    path = config.content / "sources" / "en" / "a.md"
    path.parent.mkdir(parents=True)
    return path


def _write(path: Path, edited: str) -> None:
    """Save as a person's editor would: the checksum line stays the one of the machine's text."""
    checksum = with_checksum(_page(*MACHINE)).split("Checksum: ")[1].split("\n")[0]
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(edited.replace("\n\n", f"\nChecksum: {checksum}\n\n", 1), encoding="utf-8")
    os.utime(path, ns=(before + 1, before + 1))


def test_the_pages_sentences_are_read_as_plain_text() -> None:
    body = _page("It is *so*\\.", "&lt;Second&gt;", "Third.").split("\n\n", 1)[1]
    assert aligned_sentences(body) == [
        (FIRST, "It is *so*."),
        (SECOND, "<Second>"),
        (THIRD, "Third."),
    ]


@given(*[st.text(st.sampled_from("ab .,-1*_[]()<>&;\\`~|#⚑\"'!x=:")).filter(str.strip)] * 3)
def test_any_text_is_read_as_it_was_written(first: str, second: str, third: str) -> None:
    body = _page(escape(first), escape(second), escape(third)).split("\n\n", 1)[1]
    assert [text for _, text in aligned_sentences(body)] == [plain(first), plain(second), plain(third)]


def test_only_a_changed_file_counts_as_edited() -> None:
    text = with_checksum(_page(*MACHINE))
    assert not was_edited(text)
    assert was_edited(text.replace("KPU", "The KPU"))
    assert not was_edited("Title: x\n\nNo checksum at all.\n")


def test_a_corrected_sentence_is_learnt_and_reused(fake: FakeTranslator, config: Config, page: Path) -> None:
    texts = [FIRST, SECOND, THIRD]
    translate(texts, "en", config)
    _write(page, _page(MACHINE[0], "The opposition rejects it.", MACHINE[2], review="Ani Wijaya"))
    found = translate(texts, "en", config).translations
    corrected = found[SECOND]
    assert (corrected.text, corrected.human) == ("The opposition rejects it.", True)
    assert (corrected.author, corrected.engine.name) == ("Ani Wijaya", "human")
    assert not found[FIRST].human
    assert not found[THIRD].human


def test_a_corrected_headline_is_learnt(fake: FakeTranslator, config: Config, page: Path) -> None:
    translate(["Maduro menang lagi"], "en", config)
    headed = _page(*MACHINE).replace("Title: Judul", "Title: Maduro wins\nOriginal-Title: Maduro menang lagi")
    _write(page, headed)
    found = translate(["Maduro menang lagi"], "en", config).translations["Maduro menang lagi"]
    assert (found.text, found.human) == ("Maduro wins", True)


def test_a_new_engine_does_not_undo_a_correction(fake: FakeTranslator, config: Config, page: Path) -> None:
    translate([SECOND], "en", config)
    _write(page, _page(MACHINE[0], "The opposition rejects it.", MACHINE[2]))
    translate([SECOND], "en", config)
    page.unlink()
    fake.engine = type(FAKE)("fake", "lower", "2", "f" * 64, "beam 2")
    assert translate([SECOND], "en", config).translations[SECOND].text == "The opposition rejects it."


def test_an_undone_correction_is_forgotten(fake: FakeTranslator, config: Config, page: Path) -> None:
    translate([FIRST, SECOND, THIRD], "en", config)
    _write(page, _page(MACHINE[0], "Better.", "Also better."))
    assert translate([SECOND], "en", config).translations[SECOND].human
    _write(page, _page(MACHINE[0], MACHINE[1], "Also better."))
    found = translate([SECOND, THIRD], "en", config).translations
    assert (found[SECOND].human, found[THIRD].human) == (False, True)


def test_what_nobody_can_tell_apart_is_not_taken_for_a_persons(
    fake: FakeTranslator, config: Config, page: Path
) -> None:
    """The memory was deleted: until it knows the machine's wordings again, nothing is learnt."""
    _write(page, _page(MACHINE[0], "Better.", MACHINE[2]))
    assert not any(t.human for t in translate([FIRST, SECOND, THIRD], "en", config).translations.values())
    found = translate([FIRST, SECOND, THIRD], "en", config).translations
    assert [found[text].human for text in (FIRST, SECOND, THIRD)] == [False, True, False]
