"""Argos Translate: its installed packages, and translating whole batches of sentences with them.

Argos Translate is met at its public names (languages, translations, pivoting through further
languages) with three things kept from it: the user's home folder, in which its import makes four
folders; the network, which its sentence splitter MiniSBD asks for a model at first use (Warta hands
it sentences, so the splitter is never called); and onnxruntime's telemetry, which is on by default.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warta.config import Config
from warta.records import Engine
from warta.translation.decoding import Decoding, EngineError, Hypothesis, Pending, SentenceTranslator, cores

HOME = "argos-translate"
LENGTH_PENALTY = 0.2  # the value Argos Translate decodes its packages with
MAX_LENGTH = 256


def package_folders(config: Config) -> list[Path]:
    """Where packages are looked for: Warta's own folder, then those of the user's other programs."""
    data_home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    users = os.environ.get("ARGOS_PACKAGES_DIR") or str(Path(data_home) / HOME / "packages")
    return [config.cache / HOME / "packages", *(path for path in (Path(users),) if path.is_dir())]


def prepare(config: Config) -> None:
    """Import Argos Translate with its folders in `.warta/`, and show it the packages of this project."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    folders = package_folders(config)
    folders[0].mkdir(parents=True, exist_ok=True)
    with _environment(
        XDG_DATA_HOME=str(config.cache),
        XDG_CONFIG_HOME=str(config.cache),
        XDG_CACHE_HOME=str(config.cache),
        ARGOS_PACKAGES_DIR=str(folders[0]),
        ARGOS_MODEL_PROVIDER="OPENNMT",
        ARGOS_CHUNK_TYPE="MINISBD",
        ARGOS_DEVICE_TYPE="cpu",
    ):
        from argostranslate import settings
    if settings.package_dirs != folders:
        settings.package_data_dir = folders[0]
        settings.package_dirs = folders
        forget_if_loaded()


def forget_if_loaded() -> None:
    """Make Argos Translate, if it was imported, look at its packages anew: it remembers its first look."""
    if translate := sys.modules.get("argostranslate.translate"):
        translate.get_installed_languages.cache_clear()
        translate.installed_translates.clear()


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set environment variables for the length of an import, which is when Argos Translate reads them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def find_chain(source: str, target: str, config: Config) -> tuple[Any, ...]:
    """The installed packages that lead from `source` to `target`, one after the other.

    Argos Translate's own graph finds them, pivoting through other languages where no package leads
    there directly. Raises EngineError, naming the command to run, when there is no way.
    """
    prepare(config)
    from argostranslate import translate

    try:
        codes = {language.code: language for language in translate.get_installed_languages()}
    except (FileNotFoundError, ValueError) as error:
        raise EngineError(f"an installed Argos package is broken: {error}; remove its folder") from error
    found = codes[source].get_translation(codes[target]) if source in codes and target in codes else None
    if found is None:
        raise EngineError(
            f"no Argos package from {source} to {target} is installed; "
            f"run: warta models install {source}-{target}"
        )
    return tuple(_steps(found))


def _steps(translation: Any) -> Iterator[Any]:
    """The package translations that a translation is made of, in the order they are applied."""
    if hasattr(translation, "t1"):
        yield from _steps(translation.t1)
        yield from _steps(translation.t2)
    elif hasattr(translation, "underlying"):
        yield from _steps(translation.underlying)
    elif hasattr(translation, "pkg"):
        yield translation


def describe(
    chain: Sequence[Any], decoding: Decoding, *, config: Config, first: Engine | None = None
) -> Engine:
    """The engine that a chain of packages makes, `first` being an engine that works before them.

    The hash of a chain is the SHA-256 of its models' hexadecimal hashes, joined by spaces.
    """
    packages = [step.pkg for step in chain]
    models = [f"translate-{package.from_code}_{package.to_code}" for package in packages]
    versions = [package.package_version for package in packages]
    hashes = [_weights_hash(package.package_path / "model" / "model.bin", config) for package in packages]
    name = "Argos Translate"
    if first is not None:
        name = f"{first.name}, {name}"
        models, versions, hashes = (
            [first.model, *models],
            [first.version, *versions],
            [first.model_hash, *hashes],
        )
    joined = hashes[0] if len(hashes) == 1 else hashlib.sha256(" ".join(hashes).encode()).hexdigest()
    return Engine(name, " + ".join(models), " + ".join(versions), joined, decoding.label)


def _weights_hash(path: Path, config: Config) -> str:
    """SHA-256 of a package's weights, remembered with the file's size and modification time."""
    known = config.cache / HOME / "hashes.json"
    try:
        hashes = json.loads(known.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        hashes = {}
    try:
        status = path.stat()
    except OSError as error:
        raise EngineError(f"{path} is missing; install the package again") from error
    stamp = [status.st_size, status.st_mtime_ns]
    if (entry := hashes.get(str(path))) and entry[:2] == stamp:
        return str(entry[2])
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    hashes[str(path)] = [*stamp, digest]
    work = known.with_name(f"{known.name}.{os.getpid()}.tmp")
    work.write_text(json.dumps(hashes), encoding="utf-8")
    work.replace(known)
    return digest


class PackageTranslator:
    """One installed Argos package, given sentences instead of paragraphs."""

    def __init__(self, translation: Any, engine: Engine, workers: int) -> None:
        import ctranslate2

        self.engine = engine
        self.workers = workers
        self._package = translation.pkg
        self._translator = ctranslate2.Translator(
            str(self._package.package_path / "model"), device="cpu", inter_threads=workers, intra_threads=1
        )

    def tokens(self, sentence: str) -> int:
        """Length of the sentence in pieces."""
        return len(self._package.tokenizer.encode(sentence))

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        """Start translating one batch and return at once."""
        prefix: str = self._package.target_prefix
        running = self._translator.translate_batch(
            [self._package.tokenizer.encode(sentence) for sentence in sentences],
            target_prefix=[[prefix]] * len(sentences) if prefix else None,
            asynchronous=True,
            replace_unknowns=True,
            max_decoding_length=MAX_LENGTH,
            beam_size=decoding.beam_size,
            num_hypotheses=decoding.hypotheses,
            sampling_topk=decoding.sampling_topk,
            sampling_temperature=decoding.temperature,
            length_penalty=LENGTH_PENALTY,
            return_scores=True,
        )
        return lambda: [self._hypotheses(result.result(), prefix) for result in running]

    def _hypotheses(self, result: Any, prefix: str) -> tuple[Hypothesis, ...]:
        """What CTranslate2 found for one sentence, as text without the target's marker."""
        texts = (self._package.tokenizer.decode(pieces) for pieces in result.hypotheses)
        return tuple(
            Hypothesis(text.removeprefix(prefix).strip(), score)
            for text, score in zip(texts, result.scores, strict=True)
        )


class Relay:
    """Two engines one after the other: the best hypothesis of the first is what the second translates."""

    def __init__(self, first: SentenceTranslator, second: SentenceTranslator, engine: Engine) -> None:
        self.engine = engine
        self.workers = max(first.workers, second.workers)
        self._first = first
        self._second = second

    def tokens(self, sentence: str) -> int:
        """Length of the sentence in the first engine's pieces."""
        return self._first.tokens(sentence)

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        """Start the first engine at once, the second when the first has ended."""
        pivot = self._first.submit(sentences, Decoding(beam_size=decoding.beam_size))

        def finish() -> list[tuple[Hypothesis, ...]]:
            return self._second.submit([best[0].text for best in pivot()], decoding)()

        return finish


def load(chain: Sequence[Any], engine: Engine) -> SentenceTranslator:
    """The packages of a chain, loaded and joined."""
    workers = cores()
    translator: SentenceTranslator = PackageTranslator(chain[0], engine, workers)
    for step in chain[1:]:
        translator = Relay(translator, PackageTranslator(step, engine, workers), engine)
    return translator
