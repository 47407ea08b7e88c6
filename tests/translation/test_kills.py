from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.translation_kills import IN_FLIGHT, kill_series

pytestmark = pytest.mark.slow


def test_a_killed_translation_loses_at_most_the_batches_in_flight(tmp_path: Path) -> None:
    outcome = kill_series(tmp_path, kills=8, seed=7)
    assert len(outcome.lost) == 8
    assert max(outcome.lost) <= IN_FLIGHT
    assert outcome.sentences > 0
