"""Publishing to a branch or a server, and the server for work on the site."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from warta.config import Config, PublishConfig
from warta.site.publish import PublishError, publish
from warta.site.serve import RELOAD, Changes, ServeError, fingerprint, start_server

AUTHOR = {
    "GIT_AUTHOR_NAME": "Desk",
    "GIT_AUTHOR_EMAIL": "desk@news.example",
    "GIT_COMMITTER_NAME": "Desk",
    "GIT_COMMITTER_EMAIL": "desk@news.example",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A project in a git repository with a remote, and a site of two files that git ignores."""
    for name, value in AUTHOR.items():
        monkeypatch.setenv(name, value)
    root, remote = tmp_path / "project", tmp_path / "remote.git"
    (root / "site" / "id").mkdir(parents=True)
    (root / "site" / "index.html").write_text("en", encoding="utf-8")
    (root / "site" / "id" / "index.html").write_text("id", encoding="utf-8")
    (root / ".gitignore").write_text("/site/\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    git(root, "add", ".gitignore")
    git(root, "commit", "--quiet", "-m", "Begin")
    git(root, "remote", "add", "origin", str(remote))
    return Config(root, publish=PublishConfig(branch="pages"))


def test_the_site_becomes_the_branch_and_nothing_here_changes(config: Config, tmp_path: Path) -> None:
    before = git(config.root, "rev-parse", "HEAD"), git(config.root, "branch", "--list")
    publish(config)
    remote = tmp_path / "remote.git"
    names = git(remote, "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert names == [".nojekyll", "id/index.html", "index.html"]
    assert git(remote, "show", "pages:index.html") == "en"
    assert git(config.root, "status", "--porcelain") == ""
    assert (git(config.root, "rev-parse", "HEAD"), git(config.root, "branch", "--list")) == before


def test_the_next_publication_stands_on_the_one_before(config: Config, tmp_path: Path) -> None:
    publish(config)
    assert "already" in publish(config)
    (config.output / "index.html").write_text("newer", encoding="utf-8")
    (config.output / "id" / "index.html").unlink()
    publish(config)
    remote = tmp_path / "remote.git"
    assert git(remote, "rev-list", "--count", "pages") == "2"
    assert git(remote, "show", "pages:index.html") == "newer"
    assert "id/index.html" not in git(remote, "ls-tree", "-r", "--name-only", "pages")


def test_a_branch_that_went_on_elsewhere_is_built_upon(config: Config, tmp_path: Path) -> None:
    publish(config)
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--branch", "pages", str(tmp_path / "remote.git"), str(other))
    git(other, "commit", "--quiet", "--allow-empty", "-m", "From elsewhere")
    git(other, "push", "--quiet")
    (config.output / "index.html").write_text("newer", encoding="utf-8")
    publish(config)
    assert git(tmp_path / "remote.git", "rev-list", "--count", "pages") == "3"


def test_what_git_says_reaches_the_user(config: Config) -> None:
    broken = dataclasses.replace(config, publish=PublishConfig(branch="pages", remote="nowhere"))
    with pytest.raises(PublishError, match="nowhere"):
        publish(broken)


def test_without_a_target_or_a_site_the_error_says_what_to_do(config: Config) -> None:
    with pytest.raises(PublishError, match=r"\[publish\]"):
        publish(dataclasses.replace(config, publish=PublishConfig()))
    shutil.rmtree(config.output)
    with pytest.raises(PublishError, match=r"tasks\.py build"):
        publish(config)


def test_rsync_copies_the_site_and_removes_what_is_gone(config: Config, tmp_path: Path) -> None:
    if not shutil.which("rsync"):
        pytest.skip("needs rsync")
    target = tmp_path / "served files"
    (target / "old").mkdir(parents=True)
    (target / "old" / "page.html").write_text("old", encoding="utf-8")
    publish(dataclasses.replace(config, publish=PublishConfig(rsync=f"{target}/")))
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert files == ["id/index.html", "index.html"]
    assert (target / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Changes]]:
    """A small site being served, and the count of its changes."""
    (tmp_path / "index.html").write_text("<html><head></head>home</html>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<html><head></head>none here</html>", encoding="utf-8")
    (tmp_path / "style.css").write_text("a {}", encoding="utf-8")
    changes = Changes()
    with start_server(tmp_path, 0, changes, seconds=0.2) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}", changes
        server.shutdown()


def get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.read().decode()


def test_pages_get_the_script_and_other_files_do_not(served: tuple[str, Changes]) -> None:
    url, _ = served
    for path in ("/", "/index.html", "/index.html?q=x"):
        assert RELOAD in get(url + path)
    assert get(url + "/style.css") == "a {}"


def test_a_missing_page_shows_the_site_s_own(served: tuple[str, Changes]) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(served[0] + "/nothing.html")
    assert caught.value.code == 404
    assert "none here" in caught.value.read().decode()


def test_a_waiting_page_is_told_to_load_again(served: tuple[str, Changes]) -> None:
    url, changes = served
    assert "since=0" in get(f"{url}{RELOAD}")
    assert "since=0" in get(f"{url}{RELOAD}?since=0")
    threading.Timer(0.05, changes.count).start()
    assert get(f"{url}{RELOAD}?since=0") == "location.reload();\n"
    assert get(f"{url}{RELOAD}?since=0") == "location.reload();\n"


def test_a_port_in_use_is_named(served: tuple[str, Changes], tmp_path: Path) -> None:
    port = int(served[0].rpartition(":")[2])
    with pytest.raises(ServeError, match=str(port)):
        start_server(tmp_path, port, Changes())


def test_a_changed_added_or_removed_file_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1", encoding="utf-8")
    states = [fingerprint([tmp_path])]
    file.write_text("22", encoding="utf-8")
    states.append(fingerprint([tmp_path]))
    (tmp_path / "b").write_text("", encoding="utf-8")
    states.append(fingerprint([tmp_path]))
    file.unlink()
    states.append(fingerprint([tmp_path]))
    assert len({frozenset(state.items()) for state in states}) == 4
    assert fingerprint([tmp_path]) == states[-1]
