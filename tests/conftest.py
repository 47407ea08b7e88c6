"""What several tests share: the project folder and its three real seeds."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
hypothesis.settings.register_profile("warta", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("warta")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project itself."""
    return PROJECT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the three real articles."""
    return PROJECT / "seeds"
