"""Warta's tasks: `python3 tasks.py build` on any machine, or `invoke build` inside the environment.

Run as a script, this file needs nothing but Python: it makes `.venv`, installs
`requirements.lock` there, and hands the task to invoke in that environment. It must therefore
parse, and say what is missing, under older Pythons too: no newer syntax above the marked line.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "warta-set-up"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
OLDEST = (3, 11)

TOO_OLD = "Warta needs Python 3.11 or newer; this is Python {}.{}. Install a newer one and run it again."
NO_VENV = (
    "This Python cannot make virtual environments: install its venv module "
    "(on Debian and Ubuntu: apt install python3-venv) and run it again."
)
NOT_INSTALLED = "The packages of requirements.lock could not be installed; pip's message is above."


def _fingerprint() -> str:
    """What the environment is made from: the lock, the project's own metadata, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _ensure_environment() -> "str | None":
    """Make `.venv` and install the lock, unless both stand already; return an error, or None."""
    if sys.version_info < OLDEST:
        return TOO_OLD.format(*sys.version_info[:2])
    fingerprint = _fingerprint()
    if STAMP.exists() and PYTHON.exists() and STAMP.read_text() == fingerprint:
        return None
    try:
        import ensurepip  # noqa: F401  (Debian ships a venv module that fails for want of it)
        import venv
    except ImportError:
        return NO_VENV
    print("Setting up .venv (once, about a minute) ...", file=sys.stderr, flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(str(ENVIRONMENT))
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    packages = ["--require-hashes", "-r", str(ROOT / "requirements.lock")]
    itself = ["--no-build-isolation", "--no-deps", "-e", str(ROOT)]
    if subprocess.call(pip + packages) or subprocess.call(pip + itself):
        return NOT_INSTALLED
    STAMP.write_text(fingerprint)
    return None


def _run_in_environment(arguments: "list[str]") -> int:
    """Set up what is missing, then run invoke there on `arguments`; return its exit status."""
    error = _ensure_environment()
    if error:
        print(error, file=sys.stderr)
        return 1
    invoke = [str(PYTHON), "-m", "invoke", "--search-root", str(ROOT)]
    return subprocess.call(invoke + (arguments or ["--list"]), cwd=str(ROOT))


if __name__ == "__main__":
    sys.exit(_run_in_environment(sys.argv[1:]))

# From here on the file is read by invoke, inside the environment.

from invoke import Context, Exit, task  # noqa: E402


def _python(*arguments: str) -> None:
    """Run the environment's Python on `arguments` with this terminal; a failure ends the task."""
    status = subprocess.call([sys.executable, *arguments], cwd=ROOT)
    if status:
        raise Exit(code=status)


@task
def build(_: Context) -> None:
    """Read seeds/, translate, write content/ and site/."""
    _python("-m", "warta", "build")


@task(
    help={
        "single_file": "only this story, as one HTML file",
        "epub": "only the latest week, as an EPUB book",
    }
)
def bundle(_: Context, single_file: str = "", epub: bool = False) -> None:
    """Pack the site for a USB stick: dist/warta-DATE.zip."""
    build(_)
    story = ["--single-file", single_file] if single_file else []
    _python("-m", "warta", "bundle", *story, *(["--epub"] if epub else []))


@task
def serve(_: Context) -> None:
    """Show the site at http://localhost:8000 and build it again after every change."""
    _python("-m", "warta", "serve")


@task
def publish(_: Context) -> None:
    """Build, then put the site where [publish] in warta.toml says."""
    build(_)
    _python("-m", "warta", "publish")


@task
def lint(_: Context) -> None:
    """Check style and types."""
    _python("-m", "ruff", "check", ".")
    _python("-m", "ruff", "format", "--check", ".")
    _python("-m", "mypy")


@task(help={"fast": "leave out what runs the real model, a whole build or a browser"})
def test(_: Context, fast: bool = False) -> None:
    """Run lint and all tests."""
    lint(_)
    _python("-m", "pytest", *(["-m", "not slow"] if fast else []))


@task
def bench(_: Context) -> None:
    """Run every benchmark and print its figures."""
    for script in sorted((ROOT / "benchmarks").glob("[a-z]*.py")):
        print("== {}".format(script.stem), flush=True)
        _python("-m", "benchmarks.{}".format(script.stem))


@task
def golden(_: Context) -> None:
    """Make the golden pages of the tests anew; read the difference before you commit it."""
    _python("-m", "tests.golden")


@task
def screenshots(_: Context) -> None:
    """Build, then take the pictures in docs/screenshots/ anew."""
    build(_)
    _python("docs/screenshots.py")


@task
def lock(_: Context) -> None:
    """Make requirements.lock anew from pyproject.toml (needs uv and the package registry)."""
    command = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11"]
    options = ["--group", "dev", "--no-header", "--upgrade", "--quiet", "-o", "requirements.lock"]
    status = subprocess.call([*command, *options, "pyproject.toml"], cwd=ROOT)
    if status:
        raise Exit("requirements.lock was not remade; is uv installed (pip install uv)?", code=status)
