"""The model that comes with Warta, on real sentences: properties, never whole translations."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.translation.packages import build_package
from warta.config import Config
from warta.translation import translate
from warta.translation.decoding import Decoding, EngineError
from warta.translation.engines import load_engine
from warta.translation.packages import install_file

pytestmark = pytest.mark.slow

SENTENCES = (
    "Dia memperoleh 51,2 persen suara, sedangkan Gonzalez 44 persen.",
    "Presiden Rusia Vladimir Putin mengucapkan selamat kepada Nicolas Maduro pada Senin, 29 Juli 2024.",
    "Harga beras naik menjadi Rp15.000 per kilogram di 12 provinsi.",
)


@pytest.fixture(scope="session")
def config(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A project of its own with the real model."""
    root = tmp_path_factory.mktemp("project")
    (root / "models").symlink_to(project / "models")
    return Config(root=root)


def test_figures_and_names_of_real_sentences_survive(config: Config) -> None:
    found = translate(SENTENCES, "en", config).translations
    first, second, third = (found[sentence].text for sentence in SENTENCES)
    assert "51.2" in first
    assert "44" in first
    assert all(word in second for word in ("Putin", "Maduro", "29", "2024"))
    assert "15,000" in third
    assert "12" in third
    engine = found[SENTENCES[0]].engine
    assert (engine.model, engine.decoding, len(engine.model_hash)) == ("warta-id-en", "beam 2", 64)


def test_a_headline_in_capitals_is_no_gibberish(config: Config) -> None:
    headline = "PRESIDEN RUSIA UCAPKAN SELAMAT KEPADA MADURO"
    english = translate([headline, SENTENCES[1]], "en", config).translations[headline].text
    assert "Maduro" in english
    assert "Russia" in english


def test_it_is_an_argos_translation(config: Config) -> None:
    engine = load_engine("en", config)
    from argostranslate.translate import ITranslation

    assert isinstance(engine, ITranslation)
    assert (engine.from_lang.code, engine.to_lang.code) == ("id", "en")
    text = f"{SENTENCES[0]}\n\n{SENTENCES[2]}"
    lines = engine.translate(text).split("\n")
    assert len(lines) == 3
    assert "51.2" in lines[0]
    assert lines[1] == ""
    several = engine.hypotheses(SENTENCES[0], 4)
    assert len({hypothesis.value for hypothesis in several}) == 4
    assert [h.score for h in several] == sorted((h.score for h in several), reverse=True)


def test_one_sentence_and_a_batch_say_the_same(config: Config) -> None:
    engine = load_engine("en", config)
    batch = engine.submit(SENTENCES, Decoding())()
    single = [engine.submit([sentence], Decoding())()[0] for sentence in SENTENCES]
    assert [b[0].text for b in batch] == [s[0].text for s in single]


def test_a_missing_target_names_the_command(config: Config) -> None:
    with pytest.raises(EngineError, match="warta models install en-xx"):
        translate(["Dia menang."], "xx", config)


def test_an_argos_package_continues_from_its_english(config: Config, tmp_path: Path) -> None:
    install_file(build_package(tmp_path, "en", "xx"), config)
    sentence = "Oposisi menolak hasil pemilu."
    found = translate([sentence], "xx", config).translations[sentence]
    assert found.engine.model == "warta-id-en + translate-en_xx"
    assert found.engine.name == "CTranslate2, Argos Translate"
    english = translate([sentence], "en", config).translations[sentence].text
    second = load_engine("xx", config)._second  # the package by itself
    assert second.submit([english], Decoding())()[0][0].text == found.text
    assert found.flags == ()  # the checks know English


OFFLINE = """
import socket, sys
from pathlib import Path
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        print("CONNECT", event, arguments, file=sys.stderr)
sys.addaudithook(refuse)
from warta.config import Config
from warta.translation import translate
run = translate(["Dia memperoleh 51,2 persen suara."], "en", Config(root=Path(sys.argv[1])))
print(next(iter(run.translations.values())).text)
"""


def test_nothing_connects_and_the_home_folder_stays_empty(
    config: Config, project: Path, tmp_path: Path
) -> None:
    (config.cache / "memory.sqlite").unlink(missing_ok=True)
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(project), "TMPDIR": str(tmp_path)}
    environment = {name: value for name, value in environment.items() if not name.startswith("XDG_")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [sys.executable, "-c", OFFLINE, str(config.root)]
    if shutil.which("unshare") and subprocess.run(["unshare", "-rn", "true"], check=False).returncode == 0:
        command = ["unshare", "-rn", *command]
    if shutil.which("strace"):
        command = ["strace", "-f", "-qq", "-e", "trace=connect", "-o", str(tmp_path / "trace"), *command]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "51.2" in done.stdout
    assert "CONNECT" not in done.stderr
    assert list(home.iterdir()) == []
    trace = tmp_path / "trace"
    assert not trace.exists() or "AF_INET" not in trace.read_text()
