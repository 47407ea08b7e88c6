"""Puts the rendered site where visitors find it: on a branch of a git remote, or on a server by rsync."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from warta.config import Config
from warta.records import WartaError

MESSAGE = "Publish the site"


class PublishError(WartaError):
    """The site was not published; the message says why."""


def publish(config: Config) -> str:
    """Publish site/ as [publish] in warta.toml says and return what was done. Raises PublishError."""
    if not (config.output / "index.html").exists():
        raise PublishError(f"{config.output}: no site yet; run `python3 tasks.py build` first")
    if config.publish.branch:
        return _to_branch(config)
    if config.publish.rsync:
        return _by_rsync(config)
    raise PublishError(f"{config.root / 'warta.toml'}: write a branch or an rsync target in [publish] first")


def _to_branch(config: Config) -> str:
    """Push the site as one commit on top of the branch, without touching the files or branches here."""
    remote, branch = config.publish.remote, config.publish.branch
    reference = f"refs/heads/{branch}"
    listed = _git(config, "ls-remote", remote, reference)
    parent = listed.split()[0] if listed else ""
    if parent:
        _git(config, "fetch", "--quiet", "--no-tags", "--depth=1", remote, parent)
    tree = _site_tree(config)
    if parent and _git(config, "rev-parse", f"{parent}^{{tree}}") == tree:
        return f"{remote} {branch}: the site is there already"
    parents = ["-p", parent] if parent else []
    commit = _git(config, "commit-tree", tree, *parents, "-m", MESSAGE)
    _git(config, "push", "--quiet", remote, f"{commit}:{reference}")
    return f"{remote} {branch}: published as {commit[:10]}"


def _site_tree(config: Config) -> str:
    """The id of a git tree with the site's files, and `.nojekyll`: GitHub Pages takes them as they are."""
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        _git(
            config,
            f"--work-tree={config.output}",
            "add",
            "--all",
            "--force",
            ".",
            env=index,
            cwd=config.output,
        )
        empty = _git(config, "hash-object", "-w", "-t", "blob", os.devnull)
        _git(config, "update-index", "--add", "--cacheinfo", f"100644,{empty},.nojekyll", env=index)
        return _git(config, "write-tree", env=index)


def _git(
    config: Config, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> str:
    """What a git command prints, in the project's repository."""
    if not shutil.which("git"):
        raise PublishError("git is not installed; publishing to a branch needs it")
    folder = _run(["git", "-C", str(config.root), "rev-parse", "--absolute-git-dir"])
    return _run(["git", f"--git-dir={folder}", *arguments], env=env, cwd=cwd or config.root)


def _by_rsync(config: Config) -> str:
    """Copy the site to the target, new files before old ones go."""
    if not shutil.which("rsync"):
        raise PublishError("rsync is not installed; publishing to a server needs it")
    target = config.publish.rsync
    options = ["--recursive", "--links", "--checksum", "--compress", "--delete-delay", "--delay-updates"]
    _run(["rsync", *options, "--chmod=D755,F644", "--", f"{config.output}/", target])
    return f"{target}: published"


def _run(command: list[str], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """What a command prints. Raises PublishError with what it says when it fails."""
    done = subprocess.run(  # noqa: S603  (the arguments are a list and come from warta.toml, which is checked)
        command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PublishError(f"{' '.join(command[:1])} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()
