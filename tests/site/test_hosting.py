"""The ready files for hosting agree with the site they serve."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.conftest import read_page
from warta.config import load_config
from warta.site.search import SearchStory, write_search


def test_the_server_s_policy_is_that_of_the_pages(project: Path, built: Path) -> None:
    page = re.search(r'Content-Security-Policy" content="([^"]*)"', read_page(built, "index.html"))[1]
    header = re.search(r'Content-Security-Policy "([^"]*)"', read_page(project, "hosting/nginx.conf"))[1]
    assert header == f"{page}; frame-ancestors 'none'"


def test_every_language_but_the_first_has_its_own_missing_page(project: Path) -> None:
    text = read_page(project, "hosting/nginx.conf")
    for language in load_config(project).site.languages[1:]:
        assert f"error_page 404 /{language}/404.html;" in text


def test_what_is_kept_for_ever_has_a_hash_in_its_name(project: Path, tmp_path: Path) -> None:
    pattern = re.search(
        r"location ~ (\S+) \{\n\s+add_header Cache-Control \"public", read_page(project, "hosting/nginx.conf")
    )[1]
    story = SearchStory("a", "", (), (), {"en": "one"}, {"en": "a.html"}, (), {})
    kept = {
        path.name for path in write_search([story], tmp_path) if re.search(pattern, f"/search/{path.name}")
    }
    assert {name.partition("-")[0] for name in kept} == {"terms", "stories"}
    assert "manifest.js" not in kept


def test_the_script_for_object_storage_says_how_it_is_used(project: Path) -> None:
    if not shutil.which("sh"):
        pytest.skip("needs sh")
    run = subprocess.run(
        ["sh", str(project / "hosting/object-storage.sh")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "REMOTE:BUCKET" in run.stderr
