"""How fast the site is rendered, how much memory that takes, and how heavy and steady its pages are.

    python benchmarks/site.py [--briefs 1000]

Makes a project with so many briefs in two languages, two articles each, from the tests' content,
renders it in a process of its own, and prints pages per second (all kinds of pages), peak memory, and
for a brief: bytes transferred, layout shift and first paint with scripts held back (these two with
the tools in tests/site/browser).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "tests" / "site" / "content"
STORY = "pilpres-venezuela-menghadirkan-pemimpin-baru-nicholas-maduro-c688"
ARTICLES = ("001-e713241f3164c074", "002-63df2c9fade0f988")
OUTLETS = ("Lush Beat", "Suara.com", "Kompas.com", "Tempo", "Antara", "Detik", "Republika", "Media Indonesia")
FIRST_DAY = dt.date(2022, 1, 1)
DAYS = 1000


def make_project(folder: Path, briefs: int) -> None:
    """A project with `briefs` briefs, their dates, names and outlets spread as in a real one."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    for lang in ("en", "id"):
        chance = random.Random(7)  # the same in both languages
        for kind in ("briefs", "sources"):
            (folder / "content" / kind / lang).mkdir(parents=True)
        brief = (CONTENT / "briefs" / lang / f"{STORY}.md").read_text(encoding="utf-8")
        articles = [(CONTENT / "sources" / lang / f"{n}.md").read_text(encoding="utf-8") for n in ARTICLES]
        for number in range(briefs):
            day = (FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))).isoformat()
            outlets = chance.sample(OUTLETS, 2)
            # A few names are in many stories, most in a few.
            names = sorted({f"Nama {int(chance.paretovariate(0.6)) % (briefs // 2 + 10)}" for _ in range(8)})
            slugs = [f"{number:05}-{part}" for part in (1, 2)]
            fields = {"Date": day, "Outlets": "; ".join(outlets), "Tags": "; ".join(names)}
            kinds = {"People": names[:3], "Organisations": names[3:5], "Places": names[5:]}
            text = _changed(brief, fields | {kind: "; ".join(part) for kind, part in kinds.items()})
            for old, new in zip(ARTICLES, slugs, strict=True):
                text = text.replace(old, new)
            text = text.replace("2024-07-2", day[:-1]).replace(STORY, f"story-{number:05}")
            path = folder / "content" / "briefs" / lang / f"story-{number:05}.md"
            path.write_text(text, encoding="utf-8")
            for slug, article, outlet in zip(slugs, articles, outlets, strict=True):
                text = _changed(article, {"Date": day, "Outlet": outlet, "Story": f"story-{number:05}"})
                (folder / "content" / "sources" / lang / f"{slug}.md").write_text(text, encoding="utf-8")


def _changed(text: str, fields: dict[str, str]) -> str:
    for key, value in fields.items():
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text, count=1)
    return text


def render_here(folder: Path) -> dict[str, float]:
    """Render the project in this process; seconds, pages, files and peak memory in MB."""
    from warta.config import load_config
    from warta.site import render

    began = time.perf_counter()
    rendering = render(load_config(folder))
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "pages": rendering.pages,
        "files": rendering.files,
        "megabytes": used.ru_maxrss / 1024,
    }


def weigh(page: Path) -> tuple[int, int]:
    """Bytes of a page with its style sheets, scripts and icon: as they lie, and compressed by gzip."""
    html = page.read_text(encoding="utf-8")
    parts = re.findall(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script src)="([^"]+)"', html)
    files = [page.read_bytes(), *((page.parent / part).read_bytes() for part in parts)]
    return sum(map(len, files)), sum(len(gzip.compress(data)) for data in files)


def steadiness(page: Path) -> dict[str, float] | None:
    """Layout shift and first paint of a page with all scripts held back; None without the tools."""
    tools = ROOT / "tests" / "site" / "browser"
    if not (shutil.which("node") and (tools / "node_modules").exists()):
        return None
    command = ["node", str(tools / "paint.mjs"), json.dumps(page.as_uri())]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--briefs", type=int, default=1000)
    parser.add_argument("--render", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.render:
        print(json.dumps(render_here(arguments.render)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        make_project(folder, arguments.briefs)
        command = [sys.executable, __file__, "--render", str(folder)]
        output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
        figures = json.loads(output.splitlines()[-1])
        rate = figures["pages"] / figures["seconds"]
        print(f"briefs {arguments.briefs}, pages {figures['pages']}, files {figures['files']}")
        print(f"rendered in {figures['seconds']:.1f} s ({figures['processor']:.1f} s of processor time)")
        print(f"{rate:.0f} pages/s, peak memory {figures['megabytes']:.0f} MB")
        page = folder / "site" / "briefs" / "story-00000.html"
        for what, path in (("a brief", page), ("the front page", folder / "site" / "index.html")):
            plain, compressed = weigh(path)
            print(
                f"{what}: {plain / 1000:.1f} kB with style and scripts, {compressed / 1000:.1f} kB compressed"
            )
        if steady := steadiness(page):
            print(f"layout shift {steady['shift']:.4f}")
            print(f"first paint after {steady['paint']:.0f} ms with all scripts held back")


if __name__ == "__main__":
    main()
