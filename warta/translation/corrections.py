"""Learning from people: sentences that were corrected in `content/sources/LANG/`.

A file there whose `Checksum` no longer matches was changed by a person (docs/markdown.md). A sentence
of it counts as corrected when it is not what the engine named in the file's front matter had written;
sentences that the person left alone are never taken for a person's.
"""

from __future__ import annotations

import hashlib
import html
import re
import sqlite3
from pathlib import Path

from warta.translation.memory import Wording, plain, remember_human, transaction

ANCHOR = re.compile(r'<a id="([so]-[0-9A-Za-z-]+)"></a>')
MARK = re.compile(r"\s*(?<!\\)\[⚑[^\]]*\]\((?:[^()\\\"]|\\.|\"(?:[^\"\\]|\\.)*\")*\)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d+|#x[0-9a-fA-F]+|\w+);)")


def learn_corrections(memory: sqlite3.Connection, folder: Path, lang: str, root: Path) -> int:
    """Take people's sentences from the changed files of `folder` into the memory; how many are new.

    A file that was understood whole is read again only when its size or time of change is another.
    """
    learnt = 0
    for path in sorted(folder.glob("*.md")):
        status = path.stat()
        name = path.relative_to(root).as_posix()
        stamp = (status.st_size, status.st_mtime_ns)
        seen = memory.execute("SELECT size, modified FROM learnt WHERE path = ?", (name,)).fetchone()
        if seen == stamp or path.name.endswith(".machine.md"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        with transaction(memory):
            new, understood = _learn_file(memory, text, lang, name) if was_edited(text) else (0, True)
            learnt += new
            if understood:
                memory.execute("INSERT OR REPLACE INTO learnt VALUES (?, ?, ?)", (name, *stamp))
    return learnt


def was_edited(text: str) -> bool:
    """Whether a file has a checksum that is not the SHA-256 of the rest of it."""
    head, blank, body = text.partition("\n\n")
    lines = head.split("\n")
    sums = [line.removeprefix("Checksum:").strip() for line in lines if line.startswith("Checksum:")]
    rest = "\n".join(line for line in lines if not line.startswith("Checksum:")) + blank + body
    return len(sums) == 1 and sums[0] != hashlib.sha256(rest.encode()).hexdigest()


def _learn_file(memory: sqlite3.Connection, text: str, lang: str, name: str) -> tuple[int, bool]:
    """Take the corrected sentences of one file; a correction that was undone is forgotten.

    Gives how many are new, and whether the memory knew the machine's wording of every sentence: where
    it does not, nobody can tell whose the sentence is.
    """
    head, _, body = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
    review = fields.get("Review", "machine").strip()
    author = "" if review == "machine" else review
    learnt, understood = 0, True
    headline = [(plain(fields.get("Original-Title", "")), plain(fields.get("Title", "")))]
    for source, ours in [*headline, *aligned_sentences(body)]:
        if not source:
            continue
        machine = _machine_wordings(memory, lang, source, fields.get("Model-Hash", "").strip())
        query = "SELECT text, origin FROM human WHERE lang = ? AND source = ?"
        known = memory.execute(query, (lang, source)).fetchone() or ("", "")
        if not machine:
            understood = understood and known[0] == ours
        elif ours in machine and known[1] == name:
            memory.execute("DELETE FROM human WHERE lang = ? AND source = ?", (lang, source))
        elif ours and ours not in machine and ours != known[0]:
            remember_human(memory, Wording(lang, source, ours, author, name))
            learnt += 1
    return learnt, understood


def _machine_wordings(memory: sqlite3.Connection, lang: str, source: str, model_hash: str) -> set[str]:
    """What the model with this hash ever made of a sentence."""
    rows = memory.execute(
        "SELECT text FROM machine JOIN setting ON setting.id = machine.setting"
        " WHERE lang = ? AND model_hash = ? AND source = ?",
        (lang, model_hash, source),
    )
    return {plain(row[0]) for row in rows}


def aligned_sentences(body: str) -> list[tuple[str, str]]:
    """Original and translation of each sentence of a source page, as plain text, by their anchors."""
    found: dict[str, str] = {}
    for block in re.split(r"\n[ \t]*\n", body):
        unquoted = re.sub(r"^[ \t]*> ?", "", block, flags=re.MULTILINE)
        pieces = ANCHOR.split(unquoted)
        for anchor, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            found.setdefault(anchor, _plain_text(piece))
    return [
        (found["o" + anchor[1:]], text)
        for anchor, text in found.items()
        if anchor.startswith("s-") and found.get("o" + anchor[1:])
    ]


def _plain_text(markdown: str) -> str:
    """The text of a piece of Markdown: no marks of failed checks, no escapes, single spaces."""
    unmarked = MARK.sub("", markdown)
    return plain(ESCAPED.sub(lambda match: match[1] or html.unescape(match[2]), unmarked))
