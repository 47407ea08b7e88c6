"""Count in how many sentences of Indonesian text each word stands: warta/briefing/model/frequencies.txt.

Usage: python -m training.keypoints.frequencies CORPUS.txt[.xz] (one sentence a line)

The first line of the result is the number of sentences; each further line is a word and its
count, most frequent first. Words in fewer than `LEAST` sentences are left out: they weigh as
much as a word never seen.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from pathlib import Path

from warta.briefing.terms import FREQUENCIES, terms

LEAST = 12


def main(corpus: Path) -> None:
    """Write the table for one corpus."""
    counts: Counter[str] = Counter()
    total = 0
    read = lzma.open if corpus.suffix == ".xz" else open
    with read(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            total += 1
            counts.update({term for term in terms(line) if not term[0].isdigit()})
    kept = sorted(
        ((count, word) for word, count in counts.items() if count >= LEAST), key=lambda c: (-c[0], c[1])
    )
    rows = [str(total), *(f"{word} {count}" for count, word in kept)]
    FREQUENCIES.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
