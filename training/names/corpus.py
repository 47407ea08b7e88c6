"""Reads annotated names: a token and its label a line, a blank line after each sentence."""

from __future__ import annotations

from pathlib import Path

from warta.sources.name_features import tokenize

Example = tuple[list[str], list[str]]
"""The tokens of a sentence and their labels (O, B-PER, I-PER, ...)."""


def read_corpus(path: Path) -> list[Example]:
    """The sentences of a CoNLL-like file: the first column is the token, the last its label."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    sentences = ([line.split() for line in block.splitlines() if line.strip()] for block in blocks)
    return [_retokenised([(row[0], row[-1]) for row in rows]) for rows in sentences if rows]


def _retokenised(rows: list[tuple[str, str]]) -> Example:
    """A sentence in Warta's own tokens: "(PKB)" is three, and its brackets are outside a name it begins."""
    words: list[str] = []
    labels: list[str] = []
    for text, label in rows:
        tokens = tokenize(text)
        core = [n for n, token in enumerate(tokens) if token.text[0].isalnum()]
        for n, token in enumerate(tokens):
            words.append(token.text)
            if label[0] == "B" and core and n != core[0]:
                labels.append(f"I{label[1:]}" if core[0] < n <= core[-1] else "O")
            else:
                labels.append(label if label[0] != "B" or core else "O")
    return words, labels
