"""The main job, from the three real seeds to a site, with the real model."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BAD_SEEDS = {
    "bad-binary.txt": bytes(range(256)) * 8,
    "bad-empty.txt": b"",
    "bad-english.txt": b"The president said on Monday that the election results would be published. " * 8,
    "bad-utf16.txt": "Presiden mengatakan bahwa hasil pemilu akan diumumkan.".encode("utf-16"),
}
REMOVED_TEXT = (
    "Baca juga",
    "Baca Juga",
    "Simak Juga",
    "Similar Posts",
    "[Antara]",
    "Suara.com -",
    "Lush Beat –",
)


@dataclass(frozen=True)
class Built:
    """A project of the real seeds, bad ones beside them, built once."""

    root: Path
    report: dict[str, object]
    output: str


def run_build(root: Path, *prefix: str) -> subprocess.CompletedProcess[str]:
    """Run `warta build` in the project."""
    command = [*prefix, sys.executable, "-m", "warta", "--project", str(root), "build"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)


def read_report(root: Path) -> dict[str, object]:
    """The JSON report of the last build."""
    return json.loads((root / "site" / "report.json").read_text(encoding="utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the report, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != "report.json"
    }


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("newsroom")
    for name in ("warta.toml", "pelicanconf.py", "glossary.csv"):
        if (project / name).exists():
            shutil.copy(project / name, root)
    for name in ("seeds", "templates", "models"):
        (root / name).symlink_to(project / name) if name != "seeds" else shutil.copytree(
            project / name, root / name
        )
    shutil.copytree(project / "content" / "pages", root / "content" / "pages")
    for name, data in BAD_SEEDS.items():
        (root / "seeds" / name).write_bytes(data)
    result = run_build(root)
    assert result.returncode == 0, result.stderr
    return Built(root, read_report(root), result.stdout)


def test_the_site_stands(built: Built) -> None:
    for page in ("index.html", "id/index.html"):
        assert (built.root / "site" / page).is_file()
    assert built.report["articles"] == 3
    assert built.report["stories"] == 1
    assert built.report["sentences"] >= 50
    assert set(built.report["seconds"]) == {"sources", "translation", "briefing", "site"}


def test_each_bad_seed_gets_one_line_with_file_and_reason(built: Built) -> None:
    skipped = {entry["seed"]: entry["reason"] for entry in built.report["skipped"]}
    assert set(skipped) == {f"seeds/{name}" for name in BAD_SEEDS}
    assert all("\n" not in reason and " " in reason for reason in skipped.values())
    for seed in skipped:
        assert sum(f"left out: {seed}: " in line for line in built.output.splitlines()) == 1


def test_names_spelled_in_two_ways_are_reported(built: Built) -> None:
    pairs = {spelling.split(" (")[0] for spelling in built.report["spellings"]}
    assert {"Nicolas, Nicholas", "Abinadar, Abinador"} <= pairs
    assert "one name in two spellings: Nicolas, Nicholas" in built.output


def test_nothing_that_cleaning_removes_survives(built: Built) -> None:
    for folder in ("content/briefs", "content/sources", "site"):
        for path in sorted((built.root / folder).rglob("*")):
            if path.suffix not in {".md", ".html", ".xml"} or "pages" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            assert not [phrase for phrase in REMOVED_TEXT if phrase in text], path
            assert "Caruso" not in text, path


def test_the_brief_has_key_points_with_sources_in_both_languages(built: Built) -> None:
    for language in ("en", "id"):
        (brief,) = (built.root / "content" / "briefs" / language).glob("*.md")
        text = brief.read_text(encoding="utf-8")
        section = text.split('<a id="key-points"></a>')[1].split('<a id="')[0]
        points = re.findall(r"(?m)^\d+\. (.+)$", section)
        assert 3 <= len(points) <= 7
        for point in points:
            source, anchor = re.search(r"\]\((\.\./\.\./sources/[^)#]+)#(s-[^)]+)\)", point).groups()
            cited = (brief.parent / source).resolve().read_text(encoding="utf-8")
            assert f'<a id="{anchor}"></a>' in cited


def test_dates_are_read_or_inferred_and_say_which(built: Built) -> None:
    heads = {
        path.stem[:3]: path.read_text(encoding="utf-8").split("\n\n")[0]
        for path in (built.root / "content" / "sources" / "en").glob("*.md")
    }
    assert "Date: 2024-07-29" in heads["001"]
    assert "Date-Found: stated" in heads["001"]
    for other in ("000", "002"):
        assert "Date-Found: inferred" in heads[other]
    assert "Outlet: Lush Beat" in heads["001"]
    assert "Outlet: Suara.com" in heads["002"]
    assert "Outlet:" not in heads["000"]


def digits(text: str, decimal: str) -> list[str]:
    """The numbers written in figures, with a point before decimals and nothing between thousands."""
    thousands = "." if decimal == "," else ","
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return sorted(number.replace(thousands, "").replace(decimal, ".") for number in found)


def test_every_number_is_that_of_the_original_or_the_sentence_is_marked(built: Built) -> None:
    compared = 0
    for path in sorted((built.root / "content" / "sources" / "en").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        pieces = re.split(r'<a id="(?=[so]-)', text)[1:]
        sides = {piece.split('"')[0]: piece.split("</a>", 1)[1] for piece in pieces}
        for anchor, english in sides.items():
            if not anchor.startswith("s-"):
                continue
            indonesian = digits(re.sub(r"(?m)^> ?", "", sides["o-" + anchor[2:]]), ",")
            if "\u2691 figures" not in english:
                assert digits(re.sub(r"\[\u2691.*", "", english), ".") == indonesian, english
                compared += bool(indonesian)
    assert compared >= 8


def test_a_second_build_translates_nothing_and_changes_no_byte(built: Built) -> None:
    before = {name: tree(built.root / name) for name in ("content", "site")}
    result = run_build(built.root)
    assert result.returncode == 0, result.stderr
    report = read_report(built.root)
    assert report["translated"] == 0
    assert report["remembered"] == built.report["translated"] + built.report["remembered"]
    assert {name: tree(built.root / name) for name in ("content", "site")} == before


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare to cut the network off")
def test_a_build_needs_no_network(built: Built) -> None:
    if subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("this system lets no user make a network namespace")
    (built.root / ".warta" / "memory.sqlite").unlink(missing_ok=True)
    result = run_build(built.root, "unshare", "-rn")
    assert result.returncode == 0, result.stderr
    assert (built.root / "site" / "index.html").is_file()
