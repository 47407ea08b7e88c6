"""What the stage asks of a translation engine, and choosing one.

An engine takes sentences and gives hypotheses. Everything else (input care, checks, memory) is the
same for all of them, and nothing outside this package knows which kind is in use.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from warta.config import Config
from warta.records import Engine, WartaError

SOURCE_LANGUAGE = "id"
EMBEDDED = "id-en"  # the folder in models/


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


def describe_engine(target: str, config: Config) -> Engine:
    """What would translate into `target`, found without loading a model. Raises WartaError."""
    from warta.translation import argos, model

    decoding = Decoding(beam_size=config.translation.beam_size)
    if config.translation.engine == "argos":
        return argos.describe(argos.find_chain(SOURCE_LANGUAGE, target, config), decoding, config=config)
    manifest = model.read_manifest(config.models / EMBEDDED)
    own = Engine("CTranslate2", manifest.name, manifest.version, manifest.weights_hash, decoding.label)
    if target == manifest.target:
        return own
    chain = argos.find_chain(manifest.target, target, config)
    return argos.describe(chain, decoding, config=config, first=own)


def load_engine(target: str, config: Config) -> SentenceTranslator:
    """The engine that warta.toml names, loaded and ready. Raises WartaError with the remedy.

    For a target that the embedded model does not know, Argos packages continue from its English.
    """
    from warta.translation import argos

    engine = describe_engine(target, config)
    if config.translation.engine == "argos":
        return argos.load(argos.find_chain(SOURCE_LANGUAGE, target, config), engine)
    argos.prepare(config)
    from warta.translation import embedded, model

    manifest = model.read_manifest(config.models / EMBEDDED)
    first = embedded.EmbeddedTranslation(model.assemble(manifest, config.cache), engine, cores())
    if target == manifest.target:
        return first
    chain = argos.find_chain(manifest.target, target, config)
    return argos.Relay(first, argos.load(chain, engine), engine)
