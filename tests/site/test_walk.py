"""A reader's way through the site in a real browser, from a server and from an unpacked bundle."""

from __future__ import annotations

import functools
import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.browser import run_script
from tests.site.conftest import make_project
from warta.config import Config
from warta.site import render
from warta.site.bundle import write_bundle

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A rendered project."""
    made = make_project(tmp_path_factory.mktemp("walk") / "project")
    render(made)
    return made


@pytest.fixture
def address(config: Config) -> Iterator[str]:
    """Where a server shows the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(config.output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def check_walk(found: dict[str, Any], inside: str) -> None:
    assert len(found["steps"]) >= 15
    assert found["messages"] == []
    assert found["requests"]
    assert [url for url in found["requests"] if not url.startswith(inside)] == []


def test_from_a_server(address: str) -> None:
    check_walk(run_script("walk.mjs", {"start": f"{address}index.html"}), address)


def test_from_an_unpacked_bundle(config: Config, tmp_path: Path) -> None:
    folder = tmp_path / "USB stick – berkas é #1"
    with zipfile.ZipFile(write_bundle(config, tmp_path)) as packed:
        packed.extractall(folder)
    start = folder / "warta-2024-07-29" / "START-HERE.html"
    check_walk(run_script("walk.mjs", {"start": start.as_uri()}), folder.as_uri())
