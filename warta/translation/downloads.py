"""The official index of Argos Translate packages, and getting them.

The only module of the stage that opens a connection, and only when a person asked for a package.
"""

from __future__ import annotations

import json
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

from warta.translation.packages import BLOCK, MAX_ARCHIVE, PAIR, VERSION, PackageError

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
MAX_INDEX = 10 << 20
TIMEOUT = 30  # seconds without a byte
HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A package in the official index."""

    pair: str
    version: str
    links: tuple[str, ...]


def read_index() -> dict[str, Offered]:
    """The newest package of every language pair, from the official index. Raises PackageError."""
    with _open(INDEX) as response:
        content = response.read(MAX_INDEX + 1)
    try:
        entries: Any = json.loads(content) if len(content) <= MAX_INDEX else None
        packages = [
            Offered(
                f"{entry['from_code']}-{entry['to_code']}",
                str(entry["package_version"]),
                tuple(entry["links"]),
            )
            for entry in entries
            if entry.get("type", "translate") == "translate"
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(f"{INDEX} is not the index of packages ({error}); try again later") from error
    sound = [p for p in packages if PAIR.fullmatch(p.pair) and VERSION.fullmatch(p.version)]
    return {package.pair: package for package in sorted(sound, key=lambda p: (p.pair, _order(p.version)))}


def _order(version: str) -> tuple[int, ...]:
    """1.10 after 1.9."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def find_offer(pair: str, index: dict[str, Offered]) -> Offered:
    """The index's package for a pair. Raises PackageError, naming the way through English if there is one."""
    if pair in index:
        return index[pair]
    source, target = pair.split("-")
    if f"{source}-en" in index and f"en-{target}" in index:
        raise PackageError(
            f"there is no package {pair}; Argos Translate goes through English: "
            f"warta models install {source}-en en-{target}"
        )
    raise PackageError(
        f"there is no package {pair}, nor a way through English; see: warta models list --available"
    )


@contextmanager
def downloaded(offer: Offered) -> Iterator[tuple[Path, str]]:
    """The package's file, for the length of the block, and the address it came from. Raises PackageError."""
    problems = []
    with tempfile.TemporaryDirectory(prefix="warta-package-") as folder:
        path = Path(folder) / f"translate-{offer.pair}.argosmodel"
        for link in offer.links:
            try:
                _download(link, path)
            except PackageError as error:
                problems.append(str(error))
                continue
            yield path, link
            return
    raise PackageError(
        f"{offer.pair} {offer.version} could not be downloaded: {'; '.join(problems) or 'no address'}"
    )


def _download(link: str, path: Path) -> None:
    """Write what `link` gives to `path`."""
    size = 0
    with _open(link) as response, path.open("wb") as out:
        try:
            while block := response.read(BLOCK):
                size += len(block)
                if size > MAX_ARCHIVE:
                    raise PackageError(f"{link} is larger than a package may be")
                out.write(block)
        except OSError as error:
            raise PackageError(f"{link} broke off ({error})") from error


@contextmanager
def _open(link: str) -> Iterator[HTTPResponse]:
    """An https address, opened. Any other scheme is unknown here, in redirects too."""
    opener = urllib.request.OpenerDirector()
    for handler in HANDLERS:
        opener.add_handler(handler())
    request = urllib.request.Request(link, headers={"User-Agent": "Warta"})  # noqa: S310  # https only, see above
    try:
        response = opener.open(request, timeout=TIMEOUT)
    except (OSError, ValueError) as error:
        raise PackageError(f"{link} cannot be reached ({error}); is there a network?") from error
    with response:
        yield response
