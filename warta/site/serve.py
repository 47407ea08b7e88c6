"""Shows the site on this machine while it is being worked on, and loads it again after each change."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from warta.config import Config
from warta.records import WartaError

HOST = "127.0.0.1"
"""This machine alone: what is being worked on is not published."""

WAIT_SECONDS = 25.0
"""How long a page's question whether the site has changed stays open."""

RELOAD = "/__reload.js"

# A script that loads scripts needs no exception in the pages' Content-Security-Policy.
_ASK = """addEventListener("load", function ask() {{
  var script = document.createElement("script");
  script.src = "{path}?since={version}";
  document.head.appendChild(script);
}});
"""
_ASK_AGAIN = """(function () {{
  var script = document.createElement("script");
  script.src = "{path}?since={version}";
  document.head.appendChild(script);
}})();
"""

Fingerprint = Mapping[Path, tuple[int, int]]


class ServeError(WartaError):
    """The site cannot be shown; the message says why."""


class Changes:
    """Counts how often the site was made; a page can wait for the next time."""

    def __init__(self) -> None:
        self.version = 0
        self._made = threading.Condition()

    def count(self) -> None:
        """The site was made again."""
        with self._made:
            self.version += 1
            self._made.notify_all()

    def wait(self, since: int, seconds: float) -> bool:
        """Wait until the site is newer than `since`; False when the time is over."""
        with self._made:
            return self._made.wait_for(lambda: self.version > since, seconds)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; every page also gets a script that loads it again when the site has changed."""

    def __init__(self, *arguments: object, changes: Changes, seconds: float, directory: str) -> None:
        self.changes = changes
        self.seconds = seconds
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # the server's own three

    def do_GET(self) -> None:
        """Answer a request for a page, for the script, or for another file."""
        path = urlsplit(self.path).path
        if path == RELOAD:
            self._send(self._script().encode(), "text/javascript")
            return
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            self._send(_with_script(file.read_bytes()), "text/html; charset=utf-8")
        elif file.is_file() or file.is_dir():
            super().do_GET()
        else:
            missing = Path(self.directory) / "404.html"
            page = missing.read_bytes() if missing.is_file() else b"not found"
            self._send(_with_script(page), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _script(self) -> str:
        since = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        if not since.isdecimal():
            return _ASK.format(path=RELOAD, version=self.changes.version)
        if self.changes.wait(int(since), self.seconds):
            return "location.reload();\n"
        return _ASK_AGAIN.format(path=RELOAD, version=since)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Keep nothing: the next look at a page shows its newest state."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Print no line for each request."""


def _with_script(page: bytes) -> bytes:
    return page.replace(b"</head>", f'<script src="{RELOAD}" defer></script></head>'.encode(), 1)


def start_server(
    folder: Path, port: int, changes: Changes, seconds: float = WAIT_SECONDS
) -> http.server.HTTPServer:
    """A server of a folder, running in its own thread. Port 0 takes any free one. Raises ServeError."""
    handler = functools.partial(Handler, changes=changes, seconds=seconds, directory=str(folder))
    try:
        server = http.server.ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise ServeError(
            f"port {port} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def serve(config: Config, port: int, say: Callable[[str], None]) -> None:
    """Build and show the site, again after every change, until interrupted. Raises ServeError."""
    from watchfiles import watch

    changes = Changes()
    _build(config)
    with start_server(config.output, port, changes) as server:
        say(f"http://{HOST}:{server.server_address[1]}/ (Ctrl+C ends)")
        before = fingerprint(_watched(config))
        while True:
            now = fingerprint(_watched(config))
            if now != before:
                if _build(config):
                    changes.count()
                before = fingerprint(_watched(config))  # with what the build itself wrote
            elif next(watch(*_watched(config), raise_interrupt=False), None) is None:
                break
        server.shutdown()


def fingerprint(paths: Iterable[Path]) -> Fingerprint:
    """Size and time of change of every file in some folders."""
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    stats = ((file, file.stat()) for file in files if file.is_file())
    return {file: (stat.st_mtime_ns, stat.st_size) for file, stat in stats}


def _watched(config: Config) -> list[Path]:
    """What the site is made from, as far as it is there."""
    paths = [config.seeds, config.content, config.templates, config.root / config.translation.glossary]
    return [path for path in [*paths, config.root / "warta.toml"] if path.exists()]


def _build(config: Config) -> bool:
    """Run the build in a process of its own, so that each starts from the files as they are now."""
    command = [sys.executable, "-m", "warta", "--project", str(config.root), "build"]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603  (no word of it comes from outside)
