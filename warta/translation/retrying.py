"""Doubtful translations are decoded again another way, and the best candidate is kept.

A sentence is doubtful when a check fails, or when the model was unsure of its first result. Then it
is decoded with a wider beam that gives several candidates and, when a check failed, clause by clause.
No sentence is decoded again more than once, whatever comes of it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from warta.records import Name
from warta.translation.decoding import Decoding, Hypothesis, SentenceTranslator
from warta.translation.judging import Judge
from warta.translation.preparing import CLAUSE, Prepared
from warta.translation.rescoring import Candidate, Judged, best, judge_candidate
from warta.translation.stream import join_hypotheses

WIDE = Decoding(beam_size=4, hypotheses=4)
NARROW = Decoding(beam_size=4)
CLAUSES = f"clauses, {NARROW.label}"
# Mean log-probability by token below which a first result is decoded again: on FLORES dev that and the
# failed checks take in 56 sentences in a hundred, for twice the time of the first search alone.
UNSURE = -0.40
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_SHORTEST_CLAUSE = 4  # words

First = tuple[Prepared, Hypothesis]


def improve(
    batches: Iterable[list[First]],
    engine: SentenceTranslator,
    decoding: Decoding,
    judge: Judge,
    names: Mapping[str, tuple[Name, ...]],
) -> Iterator[list[tuple[str, Judged]]]:
    """Judge the first results, batch by batch, and decode the doubtful ones again.

    Without a lexical table nothing is decoded again: candidates could not be told apart.
    """
    waiting: deque[Callable[[], list[tuple[str, Judged]]]] = deque()
    for batch in batches:
        judged = _judge(batch, decoding, judge, names)
        doubtful = [text for text, first in judged if text.sentences and is_doubtful(first)]
        if judge.lexicon is None or not doubtful:
            yield [(text.source, first) for text, first in judged]
            continue
        waiting.append(_again(judged, engine, judge, names))
        if len(waiting) > engine.workers:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def is_doubtful(first: Judged) -> bool:
    """Whether a first result is worth decoding again."""
    return bool(first.flags) or first.score < UNSURE


def _judge(
    batch: Sequence[First], decoding: Decoding, judge: Judge, names: Mapping[str, tuple[Name, ...]]
) -> list[tuple[Prepared, Judged]]:
    """Judge the first results of one batch."""
    judged = []
    for text, hypothesis in batch:
        candidate = Candidate(hypothesis.text, hypothesis.score, decoding.label)
        judged.append((text, judge_candidate(_read(text), candidate, names.get(text.source, ()), judge)))
    return judged


def _read(text: Prepared) -> str:
    """The source as the model read it: a headline in capitals in ordinary spelling."""
    return " ".join(text.sentences) or text.source


def _again(
    judged: Sequence[tuple[Prepared, Judged]],
    engine: SentenceTranslator,
    judge: Judge,
    names: Mapping[str, tuple[Name, ...]],
) -> Callable[[], list[tuple[str, Judged]]]:
    """Hand the doubtful sentences of one batch to the engine; calling the result waits for them."""
    texts = [text for text, first in judged if text.sentences and is_doubtful(first)]
    failed = [text for text, first in judged if text.sentences and first.flags]
    splits = [Prepared(text.source, clauses(text)) for text in failed]
    wide = _submit(texts, engine, WIDE)
    narrow = _submit([split for split in splits if len(split.sentences) > 1], engine, NARROW)

    def finish() -> list[tuple[str, Judged]]:
        found: dict[str, list[Candidate]] = {}
        for label, results in ((WIDE.label, wide()), (CLAUSES, narrow())):
            for source, hypotheses in results:
                found.setdefault(source, []).extend(Candidate(h.text, h.score, label) for h in hypotheses)
        return [
            (text.source, _choose(text, first, found.get(text.source, ()), names, judge))
            for text, first in judged
        ]

    return finish


def _choose(
    text: Prepared,
    first: Judged,
    others: Sequence[Candidate],
    names: Mapping[str, tuple[Name, ...]],
    judge: Judge,
) -> Judged:
    """The best of the first result and the further candidates."""
    different = {c.text: c for c in reversed(others) if c.text != first.text}
    known = names.get(text.source, ())
    judged = [judge_candidate(_read(text), c, known, judge) for c in reversed(different.values())]
    return best([first, *judged])


def _submit(
    texts: Sequence[Prepared], engine: SentenceTranslator, decoding: Decoding
) -> Callable[[], list[tuple[str, list[Hypothesis]]]]:
    """Start decoding texts; the n-th hypotheses of a text's sentences are joined, their scores averaged."""
    sentences = [sentence for text in texts for sentence in text.sentences]
    pending = engine.submit(sentences, decoding) if sentences else list

    def finish() -> list[tuple[str, list[Hypothesis]]]:
        found = iter(pending())
        results = []
        for text in texts:
            by_sentence = [next(found) for _ in text.sentences]
            joined = [join_hypotheses(text, nth) for nth in zip(*by_sentence, strict=False)]
            results.append((text.source, joined))
        return results

    return finish


def clauses(text: Prepared) -> tuple[str, ...]:
    """The sentences of a text cut at clause boundaries, none shorter than four words."""
    found: list[str] = []
    for sentence in text.sentences:
        pieces = [piece for part in _SENTENCE_END.split(sentence) for piece in CLAUSE.split(part) if piece]
        for number, piece in enumerate(pieces):
            if number and min(len(piece.split()), len(found[-1].split())) < _SHORTEST_CLAUSE:
                found[-1] = f"{found[-1]} {piece}"
            else:
                found.append(piece)
    return tuple(found)
