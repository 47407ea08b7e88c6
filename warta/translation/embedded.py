r"""The model that comes with Warta, behind Argos Translate's interface.

A decoder-only model: the prompt is `<bos>`, the pieces of a space and the sentence, the pieces of
"\nEnglish:"; what follows up to `<eos>` is the translation (models/id-en/README.md). Import this
module only after `argos.prepare`, which keeps Argos Translate out of the user's home folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece
from argostranslate.translate import Hypothesis as ArgosHypothesis
from argostranslate.translate import ITranslation, Language

from warta.records import Engine
from warta.translation.decoding import Decoding, Hypothesis, Pending

QUESTION = "\nEnglish:"
MAX_LENGTH = 256  # pieces of a translation; the training data had at most 120 words a sentence


class EmbeddedTranslation(ITranslation):  # type: ignore[misc]  # argostranslate ships no types
    """Indonesian to English by the embedded model; one sentence at a time is what it was trained on."""

    def __init__(self, folder: Path, engine: Engine, workers: int) -> None:
        self.from_lang = Language("id", "Indonesian")
        self.to_lang = Language("en", "English")
        self._engine = engine
        self._workers = workers
        # One thread for each of several workers is the fastest use of the cores (README of the model).
        self._generator = ctranslate2.Generator(
            str(folder), device="cpu", compute_type="int8", inter_threads=workers, intra_threads=1
        )
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        self._question: list[str] = self._pieces.encode(QUESTION, out_type=str)

    @property
    def engine(self) -> Engine:
        """What translates, for labels and the memory's key."""
        return self._engine

    @property
    def workers(self) -> int:
        """How many batches are worked on at the same time."""
        return self._workers

    def tokens(self, sentence: str) -> int:
        """Length of the prompt in pieces."""
        return len(self._prompt(sentence))

    def submit(self, sentences: Sequence[str], decoding: Decoding) -> Pending:
        """Start translating one batch and return at once."""
        running = self._generator.generate_batch(
            [self._prompt(sentence) for sentence in sentences],
            asynchronous=True,
            max_length=MAX_LENGTH,
            beam_size=decoding.beam_size,
            num_hypotheses=decoding.hypotheses,
            sampling_topk=decoding.sampling_topk,
            sampling_temperature=decoding.temperature,
            include_prompt_in_result=False,
            end_token="<eos>",  # noqa: S106  # a marker of the vocabulary, not a password
            return_scores=True,
        )
        return lambda: [self._hypotheses(result.result()) for result in running]

    def hypotheses(self, input_text: str, num_hypotheses: int = 4) -> list[Any]:
        """Translations of one text, best first, as Argos Translate's own type.

        Lines are translated one by one, as Argos Translate does; the n-th result joins the n-th
        hypothesis of every line, and its score is their sum.
        """
        decoding = Decoding(beam_size=max(2, num_hypotheses), hypotheses=num_hypotheses)
        lines = input_text.split("\n")
        filled = [line for line in lines if line.strip()]
        found = iter(self.submit(filled, decoding)() if filled else [])
        blank = (Hypothesis("", 0.0),) * num_hypotheses
        by_line = [next(found) if line.strip() else blank for line in lines]
        texts = ("\n".join(line[n].text for line in by_line) for n in range(num_hypotheses))
        scores = (sum(line[n].score for line in by_line) for n in range(num_hypotheses))
        return [ArgosHypothesis(text, score) for text, score in zip(texts, scores, strict=True)]

    def _prompt(self, sentence: str) -> list[str]:
        """The pieces that ask for a translation of `sentence`."""
        return ["<bos>", *self._pieces.encode(" " + sentence, out_type=str), *self._question]

    def _hypotheses(self, result: Any) -> tuple[Hypothesis, ...]:
        """What CTranslate2 found for one sentence, as text."""
        return tuple(
            Hypothesis(self._pieces.decode(pieces).strip(), score)
            for pieces, score in zip(result.sequences_ids, result.scores, strict=True)
        )
