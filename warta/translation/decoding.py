"""What the stage asks of a translation engine: sentences and a way to search in, hypotheses out.

Everything else (input care, checks, memory) is the same for all engines, and nothing outside this
package knows which kind is in use.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from warta.records import Engine, WartaError

SOURCE_LANGUAGE = "id"


class EngineError(WartaError):
    """No engine can translate as asked; the message says what to install or to write."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for a translation: beam search, or sampling where `sampling_topk` is over 1."""

    beam_size: int = 2
    hypotheses: int = 1
    sampling_topk: int = 1
    temperature: float = 1.0

    @property
    def label(self) -> str:
        """The name of the search in provenance: "beam 2"."""
        if self.sampling_topk > 1:
            return f"sampling {self.sampling_topk}, temperature {self.temperature}"
        return f"beam {self.beam_size}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One possible translation, with the model's score: mean log-probability by token, higher is better."""

    text: str
    score: float


Pending = Callable[[], list[tuple[Hypothesis, ...]]]
"""Work handed to an engine: calling it waits for the hypotheses, best first, of each sentence."""


class SentenceTranslator(Protocol):
    """An engine that is ready to translate single sentences."""

    @property
    def engine(self) -> Engine:
        """What translates, for labels and the memory's key."""

    @property
    def workers(self) -> int:
        """How many batches it works on at the same time."""

    def tokens(self, sentence: str) -> int:
        """Length of the sentence in the model's own pieces, for making batches."""

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        """Start translating one batch and return at once."""


def cores() -> int:
    """How many processor cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
