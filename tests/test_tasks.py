"""`python3 tasks.py` on machines that lack something: one clear sentence, no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run_with(project: Path, tmp_path: Path, preamble: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of tasks.py in an empty project, after `preamble` has changed the interpreter."""
    (tmp_path / "tasks.py").write_bytes((project / "tasks.py").read_bytes())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((project / name).read_bytes())
    script = f"import runpy, sys\n{preamble}\nsys.argv = ['tasks.py', 'build']\n"
    script += f"runpy.run_path({str(tmp_path / 'tasks.py')!r}, run_name='__main__')"
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


def test_an_old_python_gets_one_sentence(project: Path, tmp_path: Path) -> None:
    result = run_with(project, tmp_path, "sys.version_info = (3, 9, 2)")
    assert result.returncode == 1
    assert result.stderr.strip() == (
        "Warta needs Python 3.11 or newer; this is Python 3.9. Install a newer one and run it again."
    )


def test_a_python_without_venv_gets_one_sentence(project: Path, tmp_path: Path) -> None:
    result = run_with(project, tmp_path, "sys.modules['ensurepip'] = None")
    assert result.returncode == 1
    assert result.stderr.strip().count("\n") == 0
    assert "python3-venv" in result.stderr
    assert not (tmp_path / ".venv").exists()


def test_the_file_parses_under_old_pythons(project: Path) -> None:
    import ast

    text = (project / "tasks.py").read_text(encoding="utf-8")
    script_part = text[: text.index("# From here on")]
    assert ast.parse(script_part, feature_version=(3, 7))


def test_invoke_lists_the_tasks_by_the_same_names(project: Path) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(project), "--list"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
    for task in ("build", "test", "lint"):
        assert f"  {task} " in result.stdout
