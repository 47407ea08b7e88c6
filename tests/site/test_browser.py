"""The built site in a real browser: accessible, valid, usable by keyboard and on paper, closed."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.browser import html_errors, run_script
from tests.site.conftest import LUSH_BEAT, STORY, SUARA, make_project
from warta.config import Config
from warta.site import render

pytestmark = pytest.mark.slow

KINDS = (
    "index.html",
    f"briefs/{STORY}.html",
    f"sources/{LUSH_BEAT}.html",
    "tags/index.html",
    "tags/nicolas-maduro.html",
    "outlets/index.html",
    "outlets/suara-com.html",
    "archive/index.html",
    "archive/2024.html",
    "archive/2024-07.html",
    "archive/2024-07-29.html",
    "archive/undated.html",
    "search.html",
    "feeds/index.html",
    "method.html",
    "about.html",
    "404.html",
)
"""One page of every kind."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the terminal for the tests."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project whose address has no path, with one undated brief beside the dated one."""
    config = make_project(tmp_path_factory.mktemp("a folder – with spaces"))
    for lang in config.site.languages:
        brief = (config.content / "briefs" / lang / f"{STORY}.md").read_text(encoding="utf-8")
        undated = "\n".join(line for line in brief.splitlines() if not line.startswith("Date"))
        (config.content / "briefs" / lang / "undated.md").write_text(undated + "\n", encoding="utf-8")
    config = Config(
        config.root, config.site.__class__(url="https://news.example", contact="desk@news.example")
    )
    render(config)
    return config.output


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The address of a server for the site."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_every_kind_of_page_is_tested(site: Path) -> None:
    templates = {path.stem for path in (site.parent / "templates").glob("[!_]*.html")}
    assert len(KINDS) >= len(templates - {"base", "feed_entry", "start_here"})
    assert [kind for kind in KINDS if not (site / kind).exists()] == []


def test_axe_finds_nothing_in_both_themes_and_languages(server: str) -> None:
    urls = [f"{server}/{kind}" for kind in KINDS] + [f"{server}/id/{kind}" for kind in KINDS[:4]]
    found = run_script("audit.mjs", {"urls": urls, "themes": ["light", "dark"]})
    assert len(found) == 2 * len(urls)
    assert not [(page["url"], page["theme"], page["violations"]) for page in found if page["violations"]]
    assert not [(page["url"], page["messages"]) for page in found if page["messages"]]


def test_the_html_checker_finds_no_error(site: Path) -> None:
    assert html_errors([site / folder / kind for kind in KINDS for folder in ("", "id")]) == ""


@pytest.mark.parametrize("over", ["http", "file"])
def test_pages_behave(over: str, request: pytest.FixtureRequest, site: Path) -> None:
    base = request.getfixturevalue("server") if over == "http" else site.as_uri()
    told = run_script("reading.mjs", {"base": base, "story": STORY, "source": SUARA})
    assert told["target"].startswith("#s-")
    assert told["highlighted"] not in {told["plain"], "rgba(0, 0, 0, 0)"}
    assert told["original"].startswith("Pada hari Senin, 29 Juli 2024")
    assert told["shown"] == [["original", "translation"], ["original"], ["translation"]]
    assert told["filtered"] == [2, 2, 0, 2]
    assert (told["address"], told["kept"]) == ("?outlet=suara-com", "suara-com")
    assert told["day"] == "29 July 2024"
    assert told["first"] == "#content"
    assert told["inside"]
    assert all(told["stops"])
    assert max(told["overflow"]) <= 0, told["overflow"]
    assert told["print"] == {"navigation": False, "ink": "rgb(0, 0, 0)"}
    assert told["bare"] == {"cards": 2, "filters": False}
    assert told["messages"] == []
    assert {urlsplit(url).netloc for url in told["requests"]} == {urlsplit(base).netloc}
