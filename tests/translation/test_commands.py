from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.translation.conftest import FakeTranslator
from warta.config import Config
from warta.translation import translate
from warta.translation.commands import evaluate_translation, memory_group


def _run(command: object, config: Config, *arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), obj=config, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_stats_name_engine_and_counts(fake: FakeTranslator, config: Config) -> None:
    translate(["Satu.", "Dua."], "en", config)
    output = _run(memory_group, config, "stats")
    assert "upper 1 (fake, beam 2" in output
    assert "       2 " in output
    assert "sound" in output


def test_export_and_import(fake: FakeTranslator, config: Config, tmp_path: Path) -> None:
    translate(["Satu.", "Dua."], "en", config)
    assert "2 translations" in _run(memory_group, config, "export", str(tmp_path / "m.tmx"))
    (tmp_path / "other").mkdir()
    other = Config(root=tmp_path / "other")
    assert "machine translations   2" in _run(memory_group, other, "import", str(tmp_path / "m.tmx"))
    assert translate(["Satu.", "Dua."], "en", other).remembered == 2


def test_prune_takes_out_only_what_is_not_used(fake: FakeTranslator, config: Config) -> None:
    translate(["Satu.", "Dua."], "en", config)
    fake.engine = type(fake.engine)("fake", "lower", "2", "f" * 64, "beam 2")
    translate(["Satu."], "en", config)
    assert "2 translations taken out" in _run(memory_group, config, "prune")
    assert translate(["Satu.", "Dua."], "en", config).remembered == 1


@pytest.mark.parametrize("line", ["no tab here", "Satu.\t", "\tOne."])
def test_a_bad_line_of_an_evaluation_file_is_named(config: Config, tmp_path: Path, line: str) -> None:
    (tmp_path / "pairs.tsv").write_text(f"Satu.\tOne.\n\n{line}\n", encoding="utf-8")
    result = CliRunner().invoke(evaluate_translation, [str(tmp_path / "pairs.tsv")], obj=config)
    assert "line 3" in str(result.exception)


def test_evaluation_scores_the_stage(fake: FakeTranslator, config: Config, tmp_path: Path) -> None:
    lines = [
        "Satu dua tiga empat.\t<Satu dua tiga empat.>",
        "Lima enam tujuh delapan.\t<Lima enam tujuh delapan.>",
    ]
    (tmp_path / "pairs.tsv").write_text("\n".join(lines), encoding="utf-8")
    output = _run(evaluate_translation, config, str(tmp_path / "pairs.tsv"))
    assert "BLEU         100.00" in output
    assert "sentences    2" in output
    assert not (config.cache / "memory.sqlite").exists()
