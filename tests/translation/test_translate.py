from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.translation.conftest import FAKE, FakeTranslator
from warta.config import Config
from warta.records import Flag, Translation
from warta.translation import current_setting, translate
from warta.translation.casing import Spellings
from warta.translation.decoding import Decoding
from warta.translation.memory import FILE, HUMAN, Setting, open_memory, recall, remember
from warta.translation.preparing import prepare_text
from warta.translation.stream import BATCH_TOKENS, batches, stream

TEXTS = ["Dia menang.", "Oposisi menolak hasil itu.", "Dia menang.", "KPU menghitung suara."]


def test_every_text_is_translated_once(fake: FakeTranslator, config: Config) -> None:
    run = translate(TEXTS, "en", config)
    assert {source: t.text for source, t in run.translations.items()} == {text: f"<{text}>" for text in TEXTS}
    assert (run.translated, run.remembered) == (3, 0)
    assert sorted(fake.asked) == sorted(set(TEXTS))


def test_a_second_run_asks_the_engine_nothing(fake: FakeTranslator, config: Config) -> None:
    first = translate(TEXTS, "en", config)
    fake.asked.clear()
    second = translate(TEXTS, "en", config)
    assert (second.translated, second.remembered) == (0, 3)
    assert second.translations == first.translations
    assert fake.asked == []


def test_only_what_is_new_is_translated(fake: FakeTranslator, config: Config) -> None:
    translate(TEXTS, "en", config)
    fake.asked.clear()
    run = translate([*TEXTS, "Kalimat baru."], "en", config)
    assert (run.translated, run.remembered) == (1, 3)
    assert fake.asked == ["Kalimat baru."]


@pytest.mark.parametrize("change", [{"model_hash": "1" * 64}, {"decoding": "beam 4"}, {"name": "other"}])
def test_another_engine_does_not_reuse_the_old_translations(
    fake: FakeTranslator, config: Config, change: dict[str, str]
) -> None:
    translate(TEXTS, "en", config)
    fake.engine = replace(FAKE, **change)
    assert translate(TEXTS, "en", config).translated == 3


def _write_glossary(config: Config, *rows: str) -> None:
    path = config.root / config.translation.glossary
    path.write_text("\n".join(["term,translation,note", *rows]) + "\n", encoding="utf-8")


def test_a_changed_glossary_has_only_the_sentences_with_changed_terms_translated_again(
    fake: FakeTranslator, config: Config
) -> None:
    _write_glossary(config, "KPU,election commission,", "petahana,incumbent,")
    texts = ["KPU menghitung suara.", "Petahana menang.", "Oposisi menolak."]
    translate(texts, "en", config)
    fake.asked.clear()
    _write_glossary(config, "KPU,keep,", "petahana,incumbent,a note", "TPS,polling station,")
    run = translate(texts, "en", config)
    assert set(fake.asked) == {"KPU menghitung suara."}
    assert (run.translated, run.remembered) == (1, 2)
    assert {t.engine.glossary_hash for t in run.translations.values()} == {
        current_setting("en", config).engine.glossary_hash
    }
    fake.asked.clear()
    _write_glossary(config, "KPU,election commission,", "petahana,incumbent,")
    assert translate(texts, "en", config).translated == 0


def test_another_target_does_not_reuse_them(fake: FakeTranslator, config: Config) -> None:
    translate(TEXTS, "en", config)
    assert translate(TEXTS, "ms", config).translated == 3


def test_an_interrupted_run_keeps_the_batches_it_finished(fake: FakeTranslator, config: Config) -> None:
    texts = [f"kalimat nomor {n} " + "kata " * 80 for n in range(60)]
    finished = iter(range(3))

    def stop_later() -> None:
        if next(finished, None) is None:
            raise KeyboardInterrupt

    fake.before = stop_later
    with pytest.raises(KeyboardInterrupt):
        translate(texts, "en", config)
    fake.before = lambda: None
    run = translate(texts, "en", config)
    assert run.remembered == 3 * (BATCH_TOKENS // 83)
    assert run.remembered + run.translated == 60


def test_batches_hold_everything_once_and_keep_to_their_size(fake: FakeTranslator) -> None:
    prepared = [prepare_text("kata " * length, Spellings()) for length in (1, 500, 3, 119, 90, 2000, 7, 119)]
    groups = batches(prepared, fake)
    assert sorted(t.source for g in groups for t in g) == sorted(t.source for t in prepared)
    for group in groups:
        width = max(fake.tokens(sentence) for text in group for sentence in text.sentences)
        count = sum(len(text.sentences) for text in group)
        assert len(group) == 1 or width * count <= BATCH_TOKENS


def test_the_stream_keeps_source_and_translation_together(fake: FakeTranslator) -> None:
    prepared = [prepare_text(f"kalimat {n} " + "kata " * (n % 50), Spellings()) for n in range(500)]
    pairs = [pair for batch in stream(prepared, fake, Decoding()) for pair in batch]
    assert len(pairs) == 500
    assert all(best.text == f"<{' '.join(text.source.split())}>" for text, best in pairs)


def test_nothing_to_translate_needs_no_engine(config: Config, fake: FakeTranslator) -> None:
    assert translate([], "en", config).translations == {}


def test_flags_come_back_from_the_memory(config: Config) -> None:
    setting = Setting("en", FAKE)
    kept = Translation("Dia tidak menang.", "He won.", "en", FAKE, (Flag("negation", "tidak"),))
    with closing(open_memory(config.cache / FILE)) as memory:
        remember(memory, setting, [kept])
        assert recall(memory, setting, ["Dia tidak menang.", "lain"]) == {kept.source: kept}


def test_what_a_person_wrote_wins(fake: FakeTranslator, config: Config) -> None:
    translate(TEXTS, "en", config)
    with closing(open_memory(config.cache / FILE)) as memory:
        memory.execute("INSERT INTO human VALUES ('en', 'Dia menang.', 'She won.', 'Ani', '', '2024-07-30')")
    found = translate(TEXTS, "en", config).translations["Dia menang."]
    assert (found.text, found.human, found.engine) == ("She won.", True, HUMAN)


@pytest.mark.parametrize(
    "content", [b"this is not a database" * 500, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_damaged_memory_is_set_aside(
    fake: FakeTranslator, config: Config, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    config.cache.mkdir()
    (config.cache / FILE).write_bytes(content)
    assert translate(TEXTS, "en", config).translated == 3
    assert translate(TEXTS, "en", config).remembered == 3
    assert (config.cache / f"{FILE}.damaged-1").read_bytes() == content
    said = capsys.readouterr().err
    assert "memory.sqlite was damaged" in said
    assert said.count("\n") == 1


def test_a_memory_of_a_newer_warta_is_not_touched(fake: FakeTranslator, config: Config) -> None:
    with closing(open_memory(config.cache / FILE)) as memory:
        memory.execute("PRAGMA user_version = 99")
    with pytest.raises(Exception, match="newer Warta"):
        translate(TEXTS, "en", config)


def _write_many(path: Path, first: int) -> None:
    for number in range(first, first + 40):
        with closing(open_memory(path)) as memory:
            text = Translation(f"s{number}", f"t{number}", "en", FAKE)
            remember(memory, Setting("en", FAKE), [text])


def test_two_processes_write_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / FILE
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(path, first)) for first in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with closing(sqlite3.connect(path)) as memory:
        assert memory.execute("SELECT count(*) FROM machine").fetchone() == (80,)
        assert memory.execute("PRAGMA integrity_check").fetchone() == ("ok",)
