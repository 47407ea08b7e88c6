from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.translation.conftest import FAKE
from warta.records import Flag, Translation
from warta.translation.memory import (
    FILE,
    HUMAN,
    Setting,
    Wording,
    open_memory,
    plain,
    recall,
    remember,
    remember_human,
)
from warta.translation.tmx import TmxError, export_tmx, import_tmx

SETTING = Setting("en", replace(FAKE, glossary_hash="abc"))
HEAD = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"'
    ' srclang="id" datatype="plaintext"/>'
)
OFFICE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">{HEAD}<body>
<tu><tuv xml:lang="en-GB" changeid="Ani" changedate="20240730T120000Z"><seg>The commission
 counts <hi>every</hi> vote<bpt i="1">&lt;b&gt;</bpt>.<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv xml:lang="ID"><seg>KPU menghitung semua suara.</seg></tuv></tu>
<tu><tuv lang="in" xml:lang="in"><seg>Dia menang.</seg></tuv>
<tuv xml:lang="de"><seg>Er gewann.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Bonjour.</seg></tuv><tuv xml:lang="en"><seg>Hello.</seg></tuv></tu>
</body></tmx>"""


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_memory(tmp_path / FILE)) as memory:
        yield memory


def test_an_exported_memory_is_valid_tmx(memory: sqlite3.Connection, tmp_path: Path) -> None:
    flagged = Translation("Dia <tidak> menang & kalah.", "He won.", "en", FAKE, (Flag("negation", "tidak"),))
    remember(memory, SETTING, [flagged, Translation("Dua.", "Two.", "en", FAKE)])
    remember_human(memory, Wording("en", "Satu.", "One.", "Ani", "content/sources/en/a.md", "2024-07-30"))
    assert export_tmx(memory, tmp_path / "out.tmx") == 3
    tree = etree.parse(tmp_path / "out.tmx")
    dtd = etree.DTD(str(Path(__file__).with_name("tmx14.dtd")))
    assert dtd.validate(tree), dtd.error_log
    assert tree.docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert export_tmx(memory, tmp_path / "again.tmx") == 3
    assert (tmp_path / "again.tmx").read_bytes() == (tmp_path / "out.tmx").read_bytes()


def test_an_exported_memory_can_be_imported_whole(memory: sqlite3.Connection, tmp_path: Path) -> None:
    searched = replace(SETTING.engine, decoding="beam 4")
    kept = Translation("Dia tidak menang.", "He won.", "en", searched, (Flag("negation", "tidak"),))
    remember(memory, SETTING, [kept], lambda _source: "KPU|keep")
    remember_human(memory, Wording("en", "Satu.", "One.", "Ani", "a.md", "2024-07-30"))
    export_tmx(memory, tmp_path / "out.tmx")
    with closing(open_memory(tmp_path / "other.sqlite")) as other:
        counts = import_tmx(other, tmp_path / "out.tmx", {"en"})
        assert (counts["human"], counts["machine"]) == (1, 1)
        for table in ("human", "machine", "setting"):
            query = f"SELECT * FROM {table}"
            assert other.execute(query).fetchall() == memory.execute(query).fetchall()
        assert recall(other, SETTING, [kept.source]) == {kept.source: kept}
        assert import_tmx(other, tmp_path / "out.tmx", {"en"})["machine"] == 0


def test_an_offices_own_memory_is_taken_as_peoples(memory: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "office.tmx").write_text(OFFICE, encoding="utf-8")
    counts = import_tmx(memory, tmp_path / "office.tmx", {"en"})
    assert (counts["human"], counts["ignored"]) == (1, 2)
    found = recall(memory, SETTING, ["KPU menghitung semua suara."])["KPU menghitung semua suara."]
    assert (found.text, found.human, found.engine) == ("The commission counts every vote.", True, HUMAN)
    row = memory.execute("SELECT author, origin, made FROM human").fetchone()
    assert row == ("Ani", "office.tmx", "2024-07-30")


def test_utf16_is_read_too(memory: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "office.tmx").write_bytes(OFFICE.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert import_tmx(memory, tmp_path / "office.tmx", {"en"})["human"] == 1


def test_what_a_person_wrote_before_stays_unless_asked(memory: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "office.tmx").write_text(OFFICE, encoding="utf-8")
    remember_human(memory, Wording("en", "KPU menghitung semua suara.", "KPU counts all."))
    assert import_tmx(memory, tmp_path / "office.tmx", {"en"})["kept"] == 1
    assert memory.execute("SELECT text FROM human").fetchall() == [("KPU counts all.",)]
    assert import_tmx(memory, tmp_path / "office.tmx", {"en"}, replace=True)["human"] == 1
    assert memory.execute("SELECT text FROM human").fetchall() == [("The commission counts every vote.",)]


BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<tmx version="1.4">{HEAD}<body><tu><tuv xml:lang="id"><seg>x</seg></tuv>'
    '<tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "declares XML entities"),
        (BOMB.replace('"ha"', 'SYSTEM "file:///etc/passwd"'), "declares XML entities"),
        (OFFICE[:-20], "not well-formed"),
        ("", "not well-formed"),
        ("\x00\x01", "not well-formed"),
        ("<html><body/></html>", "first element is <html>"),
    ],
)
def test_bad_files_are_refused_whole(
    memory: sqlite3.Connection, tmp_path: Path, content: str, reason: str
) -> None:
    (tmp_path / "bad.tmx").write_text(content, encoding="utf-8")
    with pytest.raises(TmxError, match=reason) as caught:
        import_tmx(memory, tmp_path / "bad.tmx", {"en"})
    assert "bad.tmx" in str(caught.value)
    assert memory.execute("SELECT count(*) FROM human").fetchone() == (0,)


def test_no_other_file_is_opened(memory: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY x "read">')
    (tmp_path / "office.tmx").write_text(OFFICE.replace("Dia menang.", "&x;").replace('"de"', '"en"'))
    with pytest.raises(TmxError):
        import_tmx(memory, tmp_path / "office.tmx", {"en"})


TEXT = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip)


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_any_text_survives_out_and_in(source: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_memory(Path(folder) / FILE)) as memory:
        remember_human(memory, Wording("en", source, text, made="2024-07-30"))
        before = memory.execute("SELECT * FROM human").fetchall()
        export_tmx(memory, Path(folder) / "out.tmx")
        memory.execute("DELETE FROM human")
        import_tmx(memory, Path(folder) / "out.tmx", {"en"})
        assert [plain(row[2]) for row in memory.execute("SELECT * FROM human")] == [plain(before[0][2])]
        assert recall(memory, SETTING, [source])[source].human
