"""What happens to files in content/ that a person changed."""

from __future__ import annotations

from pathlib import Path

from warta.briefing.writing import is_unchanged, with_checksum, write_files

MACHINE = "Title: A\nReview: machine\n\nText.\n"


def test_what_warta_wrote_is_its_own_and_may_be_replaced(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    assert write_files({page: MACHINE}, ()).written == (page,)
    assert is_unchanged(page.read_text(encoding="utf-8"))
    assert write_files({page: MACHINE}, ()).written == ()
    assert write_files({page: MACHINE.replace("Text", "New")}, ()).written == (page,)


def test_a_changed_file_is_kept_and_newer_text_lands_beside_it(tmp_path: Path) -> None:
    page, beside = tmp_path / "a.md", tmp_path / "a.machine.md"
    write_files({page: MACHINE}, ())
    edited = page.read_text(encoding="utf-8").replace("Review: machine", "Review: Rani")
    page.write_text(edited, encoding="utf-8")

    same = write_files({page: MACHINE}, (tmp_path,))
    assert (same.written, same.kept) == ((), (page,))
    assert not beside.exists()

    newer = write_files({page: MACHINE.replace("Text", "New")}, (tmp_path,))
    assert (newer.written, newer.kept) == ((beside,), (page,))
    assert page.read_text(encoding="utf-8") == edited
    assert "New." in beside.read_text(encoding="utf-8")
    assert write_files({page: MACHINE.replace("Text", "New")}, (tmp_path,)).written == ()

    taken_over = beside.read_text(encoding="utf-8").replace("Review: machine", "Review: Rani")
    page.write_text(taken_over, encoding="utf-8")
    done = write_files({page: MACHINE.replace("Text", "New")}, (tmp_path,))
    assert (done.written, done.kept) == ((), (page,))
    assert not beside.exists()


def test_stale_files_go_unless_a_person_changed_them(tmp_path: Path) -> None:
    ours, theirs, own = tmp_path / "ours.md", tmp_path / "theirs.md", tmp_path / "own.md"
    write_files({ours: MACHINE, theirs: MACHINE}, ())
    theirs.write_text(theirs.read_text(encoding="utf-8") + "Added.\n", encoding="utf-8")
    own.write_text("Title: By hand\n\nText.\n", encoding="utf-8")
    result = write_files({}, (tmp_path,))
    assert result.kept == (own, theirs)
    assert not ours.exists()


def test_a_file_of_other_bytes_is_a_persons(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(b"\xff\xfe not UTF-8")
    assert write_files({page: MACHINE}, (tmp_path,)).kept == (page,)
    assert page.read_bytes() == b"\xff\xfe not UTF-8"


def test_windows_line_ends_are_not_an_edit(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(with_checksum(MACHINE).replace("\n", "\r\n").encode())
    assert write_files({page: MACHINE}, (tmp_path,)).kept == ()
