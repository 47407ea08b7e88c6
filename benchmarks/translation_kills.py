"""Kill the translation stage at random instants and look at what its memory kept.

    .venv/bin/python -m benchmarks.translation_kills [--kills 200] [--seed 1]

A process of its own translates into one memory with a stand-in for the model (what is tested is the
memory, not the model), and says on a pipe when a batch is translated. It is killed (SIGKILL), and
begins again where it stopped, until the number of kills is reached; one kill in four falls before the
first batch. After each, every batch but those in flight (one for each of two workers, and the one being
stored; about seven sentences each) must be in the memory, whole and right, and SQLite must find the file
sound.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

IN_FLIGHT = 3  # batches: one for each of two workers, and the one being stored
CHILD = """
import random, sys, time
from pathlib import Path
import warta.translation
from warta.config import Config
from warta.records import Engine
from warta.translation.decoding import Hypothesis
from warta.translation.judging import Judge

class SlowTranslator:
    engine = Engine("stand-in", "brackets", "1", "0" * 64, "none")
    workers = 2
    def tokens(self, sentence):
        return len(sentence.split())
    def submit(self, sentences, decoding):
        def finish():
            time.sleep(random.uniform(0, 0.012))
            print(len(sentences), flush=True)
            return [(Hypothesis("<" + sentence + ">", 0.0),) for sentence in sentences]
        return finish

warta.translation.describe_engine = lambda target, config: SlowTranslator.engine
warta.translation.load_engine = lambda target, config: SlowTranslator()
warta.translation.load_judge = lambda config: Judge()
texts = ["kalimat nomor " + str(n) + " kata" * (n % 60) for n in range(int(sys.argv[2]))]
print("ready", flush=True)
warta.translation.translate(texts, "en", Config(root=Path(sys.argv[1])), show_progress=False)
print("done", flush=True)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a series of kills showed. `lost` is, for each, how many translated batches were not kept."""

    kills: int
    finished: int
    lost: tuple[int, ...]
    sentences: int


def kill_series(root: Path, kills: int, seed: int, sentences: int = 5000) -> Outcome:
    """Kill a translation `kills` times; raises AssertionError when the memory is not as promised."""
    chance = random.Random(seed)
    lost: list[int] = []
    finished = 0
    memory = root / ".warta" / "memory.sqlite"
    while len(lost) < kills:
        before = _check(memory)
        said = _run_and_kill(root, sentences, chance.uniform(0.0, 0.4), early=chance.random() < 0.25)
        kept = _check(memory) - before
        if said and said[-1] == "done":
            finished += 1
            memory.unlink()  # everything is translated: begin anew
            continue
        batches = [int(line) for line in said if line.isdigit()]
        whole = [sum(batches[:count]) for count in range(len(batches) + 1)]
        assert kept in whole, f"{kept} sentences kept: not a number of whole batches of {batches[-5:]}"
        lost.append(len(batches) - whole.index(kept))
        assert lost[-1] <= IN_FLIGHT, f"{lost[-1]} translated batches lost"
    return Outcome(kills, finished, tuple(lost), _check(memory))


def _run_and_kill(root: Path, sentences: int, seconds: float, *, early: bool) -> list[str]:
    """Start the translation, kill it so many seconds after its start or its first batch; what it said."""
    command = [sys.executable, "-c", CHILD, str(root), str(sentences)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    first = "" if early else child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    said = (first + child.stdout.read()).split("\n")
    assert child.wait() in {0, -9}, "the translation failed by itself"
    return [line for line in said[:-1] if line]


def _check(memory: Path) -> int:
    """How many sentences the memory holds, after seeing that it is sound and that each is right."""
    if not memory.exists():
        return 0
    with closing(sqlite3.connect(memory, timeout=60)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'machine'").fetchone():
            return 0
        wrong = connection.execute(
            "SELECT count(*) FROM machine WHERE text != '<' || source || '>'"
        ).fetchone()
        assert wrong == (0,)
        return int(connection.execute("SELECT count(*) FROM machine").fetchone()[0])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the series and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="warta-kills-") as folder:
        outcome = kill_series(Path(folder), options.kills, options.seed)
    losses = sum(count > 0 for count in outcome.lost)
    most = max(outcome.lost)
    print(f"{outcome.kills} kills, {outcome.finished} runs that came to their end before the kill")
    print(f"{losses} kills lost what was in flight, at most {most} batches; integrity_check: ok each time")


if __name__ == "__main__":
    main()
