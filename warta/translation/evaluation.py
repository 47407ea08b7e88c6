"""Scoring the whole translation stage against human translations."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from warta.config import Config
from warta.records import WartaError
from warta.translation import translate


@dataclass(frozen=True, slots=True)
class Scores:
    """BLEU and chrF (sacrebleu's defaults: 13a, case kept; chrF2) and the speed, loading included."""

    sentences: int
    bleu: float
    chrf: float
    seconds: float
    flagged: int

    @property
    def speed(self) -> float:
        """Sentences a second."""
        return self.sentences / self.seconds


def read_pairs(path: Path, limit: int | None = None) -> list[tuple[str, str]]:
    """The sentence pairs of a file of lines `Indonesian TAB English`. Raises WartaError naming the line."""
    pairs: list[tuple[str, str]] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WartaError(f"{path} cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        source, tab, reference = line.rstrip("\r").partition("\t")
        if not tab or not source.strip() or not reference.strip():
            raise WartaError(f"{path}, line {number}: must be an Indonesian sentence, a tab, an English one")
        pairs.append((source, reference.split("\t")[0]))
    if not pairs:
        raise WartaError(f"{path} has no sentence pairs")
    return pairs[:limit]


def evaluate(path: Path, config: Config, *, limit: int | None = None, show_progress: bool = True) -> Scores:
    """Translate the file's sentences through the whole stage, with an empty memory, and score the result."""
    from sacrebleu import corpus_bleu, corpus_chrf

    pairs = read_pairs(path, limit)
    with tempfile.TemporaryDirectory(prefix="warta-evaluation-") as folder:
        memory = Path(folder) / "memory.sqlite"
        started = time.perf_counter()
        run = translate((s for s, _ in pairs), "en", config, show_progress=show_progress, memory_file=memory)
        seconds = time.perf_counter() - started
    english = [run.translations[source].text for source, _ in pairs]
    references = [[reference for _, reference in pairs]]
    return Scores(
        sentences=len(pairs),
        bleu=corpus_bleu(english, references).score,
        chrf=corpus_chrf(english, references).score,
        seconds=seconds,
        flagged=sum(bool(translation.flags) for translation in run.translations.values()),
    )
