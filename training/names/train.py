"""Train the name tagger.

    python -m training.names.train ANNOTATED TEXT models/names

ANNOTATED is idner-news-2k's train.txt; TEXT is unlabelled Indonesian news, a sentence a line
(.txt.xz), from which only word statistics are kept: clusters and shares of capitals. Takes about three
minutes on one core; two runs give the same files.
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path

import pycrfsuite

from training.names.clusters import capital_share, cluster_words
from training.names.corpus import read_corpus
from warta.sources.name_features import features_of, word_reader
from warta.sources.names import read_words
from warta.sources.places import place_names

# Chosen on every sixth sentence of train.txt, held out for that.
SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 100, "feature.possible_transitions": True}


def write_words(text: Path, path: Path) -> None:
    """Write what the unlabelled text tells of words: the word, its share of capitals, its clusters."""
    with lzma.open(text, "rt", encoding="utf-8") as file:
        sentences = [line.rstrip("\n") for line in file]
    capitals = capital_share(sentences)
    lines = (
        "\t".join((word, str(capitals.get(word, 9)), *map(str, clusters)))
        for word, clusters in sorted(cluster_words(sentences).items())
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def train(annotated: Path, words: Path, model: Path) -> None:
    """Fit the conditional random field (L-BFGS, elastic net) and write it."""
    read, places = word_reader(read_words(words)), dict.fromkeys(place_names(), "P")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for tokens, labels in read_corpus(annotated):
        trainer.append(features_of(tokens, read, places), labels)
    trainer.train(str(model))


def main() -> None:
    """Read the arguments and write words.tsv and names.crfsuite into the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    words = arguments.folder / "words.tsv"
    write_words(arguments.text, words)
    train(arguments.annotated, words, arguments.folder / "names.crfsuite")


if __name__ == "__main__":
    main()
