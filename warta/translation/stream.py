"""One sorted, token-batched stream through an engine.

Sentences of like length go together, so that little is computed on padding; as many batches as the
engine has workers are always waiting, so that no core idles while results are stored.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from warta.translation.decoding import Decoding, Hypothesis, Pending, SentenceTranslator
from warta.translation.preparing import Prepared, join_translations

BATCH_TOKENS = 256  # with padding; on two cores 1024 is no faster, and takes twice the memory


def batches(texts: Iterable[Prepared], engine: SentenceTranslator) -> list[list[Prepared]]:
    """The texts, longest first, in groups of at most BATCH_TOKENS pieces, padding included."""
    measured = [(max((engine.tokens(s) for s in text.sentences), default=0), text) for text in texts]
    measured.sort(key=lambda pair: (-pair[0], pair[1].source))
    groups: list[list[Prepared]] = []
    width = count = 0
    for length, text in measured:
        if not groups or (count + len(text.sentences)) * width > BATCH_TOKENS:
            groups.append([])
            width, count = length, 0
        groups[-1].append(text)
        count += len(text.sentences)
    return groups


def stream(
    texts: Iterable[Prepared], engine: SentenceTranslator, decoding: Decoding
) -> Iterator[list[tuple[Prepared, Hypothesis]]]:
    """Translate all texts; give each with its best hypothesis, batch by batch as they are done."""
    waiting: deque[tuple[list[Prepared], Pending]] = deque()
    for group in batches(texts, engine):
        sentences = [sentence for text in group for sentence in text.sentences]
        waiting.append((group, engine.submit(sentences, decoding)))
        if len(waiting) > engine.workers:
            yield _finish(*waiting.popleft())
    while waiting:
        yield _finish(*waiting.popleft())


def _finish(group: Sequence[Prepared], pending: Pending) -> list[tuple[Prepared, Hypothesis]]:
    """Wait for a batch, and put the sentences of each text together again."""
    best = iter([hypotheses[0] for hypotheses in pending()])
    return [(text, join_hypotheses(text, [next(best) for _ in text.sentences])) for text in group]


def join_hypotheses(text: Prepared, hypotheses: Sequence[Hypothesis]) -> Hypothesis:
    """One hypothesis for a whole text: the translations joined, the scores averaged by length."""
    weights = [max(1, len(hypothesis.text)) for hypothesis in hypotheses]
    total = sum(weight * hypothesis.score for weight, hypothesis in zip(weights, hypotheses, strict=True))
    joined = join_translations(text, [hypothesis.text for hypothesis in hypotheses])
    return Hypothesis(joined, total / max(1, sum(weights)))
