"""Looking after the memory: what it holds, and taking out what no setting uses any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from warta.translation.memory import PIPELINE, Setting, setting_id, transaction


@dataclass(frozen=True, slots=True)
class Holding:
    """How many sentences one engine translated, and on how many a check failed. "human" is people."""

    lang: str
    engine: str
    sentences: int
    flagged: int
    current: bool


def holdings(memory: sqlite3.Connection) -> list[Holding]:
    """What the memory holds, by language and engine; people's wordings first."""
    people = memory.execute("SELECT lang, 'human', count(*), 0, 1 FROM human GROUP BY lang ORDER BY lang")
    machines = memory.execute(
        "SELECT lang, model || ' ' || version || ' (' || engine || ', ' || setting.decoding || ', ' ||"
        " substr(model_hash, 1, 8) || ')', count(*), sum(flags != '[]'), pipeline = ?"
        " FROM machine JOIN setting ON setting.id = machine.setting"
        " GROUP BY setting.id ORDER BY lang, setting.id",
        (PIPELINE,),
    )
    rows = [*people.fetchall(), *machines.fetchall()]
    return [Holding(lang, engine, count, flagged, bool(now)) for lang, engine, count, flagged, now in rows]


def is_whole(memory: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file sound (PRAGMA integrity_check)."""
    return bool(memory.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def prune(memory: sqlite3.Connection, current: Collection[Setting]) -> int:
    """Take out machine translations of every other setting than these; how many. People's stay."""
    with transaction(memory):
        keep = [setting_id(memory, setting) for setting in current]
        memory.execute("CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER)")
        memory.execute("DELETE FROM kept")
        memory.executemany("INSERT INTO kept VALUES (?)", [(number,) for number in keep])
        memory.execute("DELETE FROM machine WHERE setting NOT IN (SELECT id FROM kept)")
        removed = memory.execute("SELECT changes()").fetchone()[0]
        memory.execute("DELETE FROM setting WHERE id NOT IN (SELECT id FROM kept)")
    memory.execute("VACUUM")
    memory.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return int(removed)
