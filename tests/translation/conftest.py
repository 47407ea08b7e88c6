"""A stand-in engine, so that most tests need no model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from warta.config import Config
from warta.records import Engine
from warta.translation.decoding import Decoding, Hypothesis, Pending

FAKE = Engine("fake", "upper", "1", "0" * 64, "beam 2")


@dataclass
class FakeTranslator:
    """Says each sentence in angle brackets, and keeps what it was asked."""

    engine: Engine = FAKE
    workers: int = 2
    asked: list[str] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def tokens(self, sentence: str) -> int:
        return len(sentence.split())

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        self.asked.extend(sentences)

        def finish() -> list[tuple[Hypothesis, ...]]:
            self.before()
            return [(Hypothesis(f"<{sentence}>", -1.0),) * decoding.hypotheses for sentence in sentences]

        return finish


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeTranslator:
    """The stage with the stand-in for its engine."""
    translator = FakeTranslator()
    monkeypatch.setattr("warta.translation.describe_engine", lambda _target, _config: translator.engine)
    monkeypatch.setattr("warta.translation.load_engine", lambda _target, _config: translator)
    return translator


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """An empty project."""
    return Config(root=tmp_path)
