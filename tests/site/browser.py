"""Runs the scripts of tests/site/browser with Node and the Chromium of this machine."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent / "browser"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def tools() -> Path:
    """The folder of the installed Node packages; the test is skipped where that is impossible."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("needs node and npm")
    if not any(map(shutil.which, CHROMIUM)):
        pytest.skip("needs chromium")
    packages = FOLDER / "node_modules"
    if not (packages / ".package-lock.json").exists():
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(
            command, cwd=FOLDER, check=False, capture_output=True, encoding="utf-8", timeout=120
        )
        if done.returncode:
            pytest.skip("the packages of tests/site/browser/package.json cannot be installed")
    return packages


def run_script(name: str, job: object) -> Any:
    """What a script prints as JSON for a job."""
    tools()
    command = ["node", str(FOLDER / name), json.dumps(job)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=240)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout or "null")


def html_errors(pages: list[Path]) -> str:
    """What vnu, the W3C's HTML checker, reports as errors in some pages."""
    if not shutil.which("java"):
        pytest.skip("needs java")
    jar = tools() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", *map(str, pages)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=240).stderr
