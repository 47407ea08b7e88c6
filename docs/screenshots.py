"""Take the pictures in docs/screenshots/ from a built site.

    python docs/screenshots.py [SITE]

Every kind of page at three widths, light and dark, and two pages as printed. Needs node, npm and
chromium, as the browser tests do.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tests" / "site" / "browser"
PICTURES = ROOT / "docs" / "screenshots"
WIDTHS = {390: 844, 768: 1024, 1280: 900}
COLOURS = 64
"""Enough for text and a few marks; a third of the size of full colour."""


def pages(site: Path) -> dict[str, str]:
    """A name and an address for one page of every kind that a site has."""
    first = {
        "timeline": "index.html",
        "brief": _first(site, "briefs/*.html"),
        "source": _first(site, "sources/*.html"),
        "names": "tags/index.html",
        "name": _first(site, "tags/[!i]*.html"),
        "outlet": _first(site, "outlets/[!i]*.html"),
        "day": _first(site, "archive/????-??-??.html"),
        "search": "search.html",
        "method": "method.html",
        "linimasa": "id/index.html",
    }
    return {name: address for name, address in first.items() if address and (site / address).exists()}


def _first(site: Path, pattern: str) -> str:
    return min((path.relative_to(site).as_posix() for path in site.glob(pattern)), default="")


def take(site: Path) -> list[Path]:
    """Take all pictures; returns their paths."""
    PICTURES.mkdir(exist_ok=True)
    jobs = []
    for name, address in pages(site).items():
        for width, height in WIDTHS.items():
            for theme in ("light", "dark"):
                path = str(PICTURES / f"{name}-{width}-{theme}.png")
                shot = {"width": width, "height": height, "theme": theme}
                jobs.append({"url": (site / address).as_uri(), "path": path, **shot})
        if name in {"brief", "source"}:
            path = str(PICTURES / f"{name}-print.png")
            shot = {"width": 794, "height": 1123, "print": True}  # A4 at 96 pixels an inch
            jobs.append({"url": (site / address).as_uri(), "path": path, **shot})
    subprocess.run(["node", str(TOOLS / "shots.mjs"), json.dumps(jobs)], check=True)
    taken = [Path(job["path"]) for job in jobs]
    for path in taken:
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return taken


def main() -> None:
    """Install the tools if they are missing, and take the pictures."""
    site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "index.html").exists():
        sys.exit(f"{site}: no site there; run `python3 tasks.py build` first")
    if not (TOOLS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=TOOLS, check=True)
    for path in take(site):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
