"""The translation memory: every translation made, so that a rebuild translates only what is new.

SQLite with a write-ahead log: a batch is on disk, whole, or not at all, whatever kills the process;
readers and one writer work at the same time and a second writer waits. Two tables hold machine
translations: `setting` (what translated, and how) and `machine`, keyed by setting and source text.
`human` holds what people wrote; it is keyed by target and source text alone (in Unicode NFC, white
space made single), and wins. `learnt` remembers which files of `content/` were read for it.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import rich.console

from warta.records import Engine, Flag, Translation, WartaError

FILE = "memory.sqlite"
VERSION = 1
PIPELINE = 6  # raise it when preparation or checks give other results: older entries are then made anew
WAIT_SECONDS = 60
SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (
    id INTEGER PRIMARY KEY, lang TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
    version TEXT NOT NULL, model_hash TEXT NOT NULL, decoding TEXT NOT NULL,
    glossary_hash TEXT NOT NULL, pipeline INTEGER NOT NULL,
    UNIQUE (lang, engine, model, version, model_hash, decoding, glossary_hash, pipeline));
CREATE TABLE IF NOT EXISTS machine (
    setting INTEGER NOT NULL REFERENCES setting (id), source TEXT NOT NULL, text TEXT NOT NULL,
    flags TEXT NOT NULL, made TEXT NOT NULL, decoding TEXT NOT NULL, terms TEXT NOT NULL,
    PRIMARY KEY (setting, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS human (
    lang TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, origin TEXT NOT NULL,
    made TEXT NOT NULL, PRIMARY KEY (lang, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS learnt (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL) WITHOUT ROWID;
"""
HUMAN = Engine(name="human", model="", version="", model_hash="", decoding="")


class TranslationMemoryError(WartaError):
    """The memory cannot be opened or written; the message names the file."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it was translated, by whom, the file it was learnt from, and the day."""

    lang: str
    source: str
    text: str
    author: str = ""
    origin: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a machine translation depends on beside its source text."""

    lang: str
    engine: Engine
    pipeline: int = PIPELINE


def open_memory(path: Path) -> sqlite3.Connection:
    """The memory at `path`, made if it is not there. A file that is damaged is renamed and begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise TranslationMemoryError(
                f"{path} cannot be opened ({error}); check disk and rights"
            ) from error
        aside = _free_name(path)
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        rich.console.Console(stderr=True).print(
            f"{path} was damaged ({error}); it is kept as {aside.name} and a new memory is begun",
            soft_wrap=True,
        )
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    """Open, check and prepare the database; sqlite3.DatabaseError says that it is damaged."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            raise TranslationMemoryError(
                f"{path} was written by a newer Warta; update Warta or move the file"
            )
        if found < VERSION:
            connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
        if (answer := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(answer)
    except BaseException:
        connection.close()
        raise
    return connection


def _free_name(path: Path) -> Path:
    """A name beside `path` that no earlier damaged file has taken."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside


@contextmanager
def transaction(memory: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is written inside is on disk when it ends, or not at all."""
    memory.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        memory.execute("ROLLBACK")
        raise
    memory.execute("COMMIT")


def setting_id(memory: sqlite3.Connection, setting: Setting) -> int:
    """The number of a setting in this memory, given to it now if it is new."""
    engine = setting.engine
    values = (
        setting.lang,
        *(engine.name, engine.model, engine.version, engine.model_hash, engine.decoding),
        engine.glossary_hash,
        setting.pipeline,
    )
    memory.execute("INSERT OR IGNORE INTO setting VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    found = memory.execute(
        "SELECT id FROM setting WHERE (lang, engine, model, version, model_hash, decoding, "
        "glossary_hash, pipeline) = (?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    return int(found.fetchone()[0])


def recall(memory: sqlite3.Connection, setting: Setting, sources: Iterable[str]) -> dict[str, Translation]:
    """What is remembered of `sources`: a person's wording first, else this setting's own."""
    number = setting_id(memory, setting)
    human = "SELECT text, author FROM human WHERE lang = ? AND source = ?"
    machine = "SELECT text, flags, decoding FROM machine WHERE setting = ? AND source = ?"
    found: dict[str, Translation] = {}
    for source in sources:
        if row := memory.execute(human, (setting.lang, plain(source))).fetchone():
            found[source] = Translation(source, row[0], setting.lang, HUMAN, human=True, author=row[1])
        elif row := memory.execute(machine, (number, source)).fetchone():
            flags = tuple(Flag(check, detail) for check, detail in json.loads(row[1]))
            engine = replace(setting.engine, decoding=row[2])
            found[source] = Translation(source, row[0], setting.lang, engine, flags)
    return found


def remember(
    memory: sqlite3.Connection,
    setting: Setting,
    translations: Sequence[Translation],
    terms: Callable[[str], str] = lambda _source: "",
) -> None:
    """Keep one batch of machine translations, in one transaction.

    `terms` gives what the glossary says of a source text, so that `carry_over` can tell later whether
    another glossary says the same.
    """
    rows = [
        (t.source, t.text, json.dumps([[flag.check, flag.detail] for flag in t.flags]), t.engine.decoding)
        for t in translations
    ]
    with transaction(memory):
        number = setting_id(memory, setting)
        memory.executemany(
            "INSERT OR REPLACE INTO machine (setting, source, text, flags, decoding, made, terms)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, *row, today(), terms(row[0])) for row in rows),
        )


def carry_over(
    memory: sqlite3.Connection, setting: Setting, sources: Iterable[str], terms: Callable[[str], str]
) -> int:
    """Take over translations made under another glossary, where it says the same of the text; how many.

    So a changed glossary has only those sentences translated again that hold a changed term.
    """
    with transaction(memory):
        number = setting_id(memory, setting)
        others = memory.execute(
            "SELECT other.id FROM setting AS other JOIN setting AS now ON now.id = ?"
            " WHERE other.id != now.id AND (other.lang, other.engine, other.model, other.version, "
            "other.model_hash, other.decoding, other.pipeline) = (now.lang, now.engine, now.model, "
            "now.version, now.model_hash, now.decoding, now.pipeline) ORDER BY other.id DESC",
            (number,),
        ).fetchall()
        before = memory.total_changes
        for source in sources if others else ():
            same = terms(source)
            memory.executemany(
                "INSERT OR IGNORE INTO machine (setting, source, text, flags, decoding, made, terms)"
                " SELECT ?, source, text, flags, decoding, made, terms FROM machine"
                " WHERE setting = ? AND source = ? AND terms = ?",
                ((number, other[0], source, same) for other in others),
            )
        return memory.total_changes - before


def remember_human(memory: sqlite3.Connection, wording: Wording) -> None:
    """Keep what a person wrote, in place of what a person wrote before."""
    memory.execute(
        "INSERT OR REPLACE INTO human VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(wording.lang, plain(wording.source), " ".join(wording.text.split())),
            *(wording.author, wording.origin, wording.made or today()),
        ),
    )


def plain(text: str) -> str:
    """The text in Unicode NFC with single spaces: the form in which people's wordings are looked up."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def today() -> str:
    """The day in UTC, as provenance keeps it. It never reaches the site, which must not change by itself."""
    return dt.datetime.now(dt.UTC).date().isoformat()
