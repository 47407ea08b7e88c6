"""Score the name tagger on annotated sentences: exact spans, as conlleval counts.

    python -m training.names.evaluate ANNOTATED models/names

Prints precision, recall and F1 for people, organisations, places and all of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from training.names.corpus import read_corpus
from warta.sources.names import KINDS, load_name_model, spans_of


def score(annotated: Path, folder: Path) -> dict[str, tuple[float, float, float]]:
    """Kind (and "all") -> precision, recall, F1. Raises FileNotFoundError when there is no model."""
    model = load_name_model(folder)
    if model is None:
        raise FileNotFoundError(f"{folder}: no names.crfsuite; run training/names/train.py")
    right: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for tokens, labels in read_corpus(annotated):
        gold, ours = set(spans_of(labels)), set(spans_of(model.label(tokens)))
        for counter, spans in ((right, gold & ours), (expected, gold), (found, ours)):
            counter.update(span.kind for span in spans)
            counter["all"] += len(spans)
    return {
        kind: (
            right[kind] / max(1, found[kind]),
            right[kind] / max(1, expected[kind]),
            2 * right[kind] / max(1, found[kind] + expected[kind]),
        )
        for kind in (*KINDS.values(), "all")
    }


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    for kind, figures in score(arguments.annotated, arguments.folder).items():
        print(f"{kind:13}" + "".join(f"{figure:8.4f}" for figure in figures))


if __name__ == "__main__":
    main()
