"""How fast the translation stage is, beside a bare loop over the same model and beside Argos Translate.

    .venv/bin/python -m benchmarks.translation [--file FILE] [--sentences 200] [--rounds 1] [--many 0]

One run, the same sentences throughout (the first column of FILE; without it, those of `seeds/`), each
part in a process of its own, loading included:

- bare: one batched `ctranslate2` call, as the card of the model shows it; no memory, no checks;
- stage once: `warta.translation.translate` with an empty memory, without decoding doubtful sentences
  again, which the bare loop does not do either; then again, when all is remembered;
- stage: the same as it is used, doubtful sentences decoded again;
- package, Argos: a tiny seq2seq package through Argos Translate's own `translate()`, once per paragraph
  of four sentences, with its sentence splitter replaced by one that knows the sentences;
- package, stage: the same package through Warta's stage, once;
- many (with --many 100000): so many sentences through the stage with a stand-in for the model and without
  checks, for the memory that the stage itself needs.

Wall-clock figures mean little on a busy machine: the ratios are of processor seconds.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from warta.config import Config, TranslationConfig, load_config

PROJECT = Path(__file__).resolve().parent.parent
PARAGRAPH = 4  # sentences
SEED = 2  # of the tiny package: with this one it says 15 to 30 pieces a sentence, as a real one would


@dataclass(frozen=True, slots=True)
class Measured:
    """One part: wall-clock and processor seconds, pieces of English made, peak memory in MB."""

    name: str
    sentences: int
    seconds: float
    cpu: float
    pieces: int
    peak: float


def measure(name: str, work: Callable[[], list[str]], count: Callable[[str], int]) -> Measured:
    """Do the work once in this process; `count` gives the pieces of a result."""
    wall, cpu = time.perf_counter(), time.process_time()
    results = work()
    seconds, used = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(name, len(results), seconds, used, sum(map(count, results)), peak)


def bare(config: Config, sentences: list[str]) -> list[Measured]:
    """The loop that the card of the model shows."""
    import ctranslate2
    import sentencepiece

    from warta.translation.decoding import cores
    from warta.translation.model import assemble, read_manifest

    folder = assemble(read_manifest(config.models / "id-en"), config.cache)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))

    def work() -> list[str]:
        generator = ctranslate2.Generator(
            str(folder), compute_type="int8", inter_threads=cores(), intra_threads=1
        )
        ask = pieces.encode("\nEnglish:", out_type=str)
        results = generator.generate_batch(
            [["<bos>", *pieces.encode(" " + sentence, out_type=str), *ask] for sentence in sentences],
            max_batch_size=1024,
            batch_type="tokens",
            max_length=256,
            beam_size=config.translation.beam_size,
            include_prompt_in_result=False,
            end_token="<eos>",
        )
        return [pieces.decode(result.sequences_ids[0]).strip() for result in results]

    return [measure("bare", work, lambda text: len(pieces.encode(text)))]


def stage(config: Config, sentences: list[str], name: str = "stage") -> list[Measured]:
    """Warta's stage, with an empty memory and then with a full one."""
    from warta.translation import translate

    def work() -> list[str]:
        run = translate(
            sentences, "en", config, show_progress=False, memory_file=config.cache / "bench.sqlite"
        )
        return [run.translations[sentence].text for sentence in sentences]

    if name.startswith("stage"):
        import sentencepiece

        model = str(config.models / "id-en" / "sentencepiece.model")
        pieces = sentencepiece.SentencePieceProcessor(model_file=model)
        first = measure(name, work, lambda text: len(pieces.encode(text)))
        return [first, measure("remembered", work, lambda text: len(pieces.encode(text)))]
    return [measure(name, work, lambda text: len(text.split()))]


def stage_once(config: Config, sentences: list[str], name: str = "stage once") -> list[Measured]:
    """Warta's stage when no sentence is doubtful."""
    from warta.translation import retrying

    retrying.is_doubtful = lambda _first: False  # type: ignore[assignment]  # a stand-in
    return stage(config, sentences, name)


def argos(config: Config, sentences: list[str]) -> list[Measured]:
    """Argos Translate's own translate(), once per paragraph, with the package that is installed."""
    from warta.translation.argos import find_chain

    (translation,) = find_chain("id", "en", config)
    paragraphs = [sentences[start : start + PARAGRAPH] for start in range(0, len(sentences), PARAGRAPH)]

    class KnownSentences:
        def __init__(self) -> None:
            self.known = {" ".join(paragraph): paragraph for paragraph in paragraphs}

        def split_sentences(self, text: str) -> list[str]:
            return self.known[text]

    translation.sentencizer = KnownSentences()

    def work() -> list[str]:
        return [translation.translate(" ".join(paragraph)) for paragraph in paragraphs]

    measured = measure("package, Argos", work, lambda text: len(text.split()))
    return [replace(measured, sentences=len(sentences))]


def many(config: Config, sentences: list[str], count: int) -> list[Measured]:
    """The stage without model and checks: each sentence is its own translation."""
    import warta.translation
    from warta.translation.decoding import Decoding, Hypothesis, Pending
    from warta.translation.engines import describe_engine

    class Echo:
        engine = describe_engine("en", config)
        workers = 2

        def tokens(self, sentence: str) -> int:
            return len(sentence.split())

        def submit(self, batch: Sequence[str], decoding: Decoding) -> Pending:
            return lambda: [(Hypothesis(sentence, 0.0),) * decoding.hypotheses for sentence in batch]

    warta.translation.load_engine = lambda _target, _config: Echo()  # type: ignore[assignment]  # a stand-in
    warta.translation.load_judge = lambda _config: None  # type: ignore[assignment]  # no checks
    texts = [f"{sentences[n % len(sentences)]} ({n})" for n in range(count)]
    return [replace(m, name=f"many, {m.name}") for m in stage(config, texts)]


def run_apart(part: Callable[..., list[Measured]], *arguments: object) -> list[Measured]:
    """Run one part in a fresh process, so that its memory and its loading are its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(part, *arguments).result()


def read_sentences(file: Path | None, config: Config, limit: int) -> list[str]:
    """Distinct sentences of a file, or of the seeds."""
    if file:
        found = [
            line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
    else:
        from warta.sources import read_seeds

        found = [sentence.text for article in read_seeds(config).articles for sentence in article.sentences]
    return list(dict.fromkeys(found))[:limit]


def report(measured: Sequence[Measured]) -> None:
    """Print the table and the ratios."""
    from rich.console import Console
    from rich.table import Table

    table = Table("part", "sentences/s", "pieces/s", "seconds", "CPU seconds", "peak MB")
    for m in measured:
        rate, pieces = f"{m.sentences / m.seconds:.1f}", f"{m.pieces / m.seconds:.0f}"
        table.add_row(m.name, rate, pieces, f"{m.seconds:.1f}", f"{m.cpu:.1f}", f"{m.peak:.0f}")
    console = Console()
    console.print(table)
    cpu = {name: min(m.cpu for m in measured if m.name == name) for name in {m.name for m in measured}}
    remembered = min(m.seconds / m.sentences for m in measured if m.name == "remembered")
    console.print(f"stage once against bare, per CPU second   {cpu['bare'] / cpu['stage once']:.2f}")
    console.print(f"stage against bare, per CPU second        {cpu['bare'] / cpu['stage']:.2f}")
    console.print(
        f"stage against Argos on the same package   {cpu['package, Argos'] / cpu['package, stage']:.2f}"
    )
    console.print(f"a sentence from the memory                {1000 * remembered:.2f} ms")


def main() -> None:
    """Measure and print."""
    from tests.translation.packages import build_package
    from warta.translation.packages import install_file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--many", type=int, default=0)
    options = parser.parse_args()
    project = load_config(PROJECT)
    sentences = read_sentences(options.file, project, options.sentences)
    measured: list[Measured] = []
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory(prefix="warta-benchmark-") as folder:
            root = Path(folder)
            for place in (root, root / "many"):
                place.mkdir(exist_ok=True)
                (place / "models").symlink_to(project.models)
                (place / "glossary.csv").symlink_to(project.root / project.translation.glossary)
            own = Config(root=root)
            tiny = replace(
                own, translation=TranslationConfig(engine="argos", beam_size=4)
            )  # Argos's own beam
            install_file(build_package(root, "id", "en", seed=SEED), tiny)
            measured += run_apart(bare, own, sentences)
            measured += run_apart(stage_once, own, sentences)
            (own.cache / "bench.sqlite").unlink()
            measured += run_apart(stage, own, sentences)[:1]
            (own.cache / "bench.sqlite").unlink()
            measured += run_apart(argos, tiny, sentences)
            measured += run_apart(stage_once, tiny, sentences, "package, stage")
            if options.many and number == 0:
                measured += run_apart(many, replace(own, root=root / "many"), sentences, options.many)
    report(measured)


if __name__ == "__main__":
    main()
