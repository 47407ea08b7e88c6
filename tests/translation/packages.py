"""Tiny Argos packages, made here: with random weights they say gibberish, but always the same."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

DEPTH, HEADS, WIDTH, INNER, PIECES = 2, 4, 32, 64, 90
TEXT = (
    "presiden menang pemilu oposisi menolak hasil suara persen negara rakyat harga beras naik turun "
    "president wins election opposition rejects result votes percent country people price rice rises"
)


def build_package(folder: Path, source: str, target: str, *, seed: int = 0, version: str = "1.0") -> Path:
    """A `.argosmodel` file for one pair in `folder`, with a model of about 100 kB."""
    root = f"translate-{source}_{target}-{version.replace('.', '_')}"
    work = folder / root
    (work / "model").mkdir(parents=True)
    pieces = _train_tokenizer(work, seed)
    _build_model(work / "model", pieces, seed)
    names = {"id": "Indonesian", "en": "English"}
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": names.get(source, source),
        "to_code": target,
        "to_name": names.get(target, target),
    }
    (work / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    (work / "README.md").write_text("Tiny.\n", encoding="utf-8")
    path = folder / f"{root}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in work.rglob("*") if p.is_file()):
            archive.write(file, f"{root}/{file.relative_to(work).as_posix()}")
    return path


def _train_tokenizer(work: Path, seed: int) -> list[str]:
    """A SentencePiece model of PIECES pieces beside the package's metadata; its pieces."""
    random = np.random.default_rng(seed)
    lines = [" ".join(random.choice(TEXT.split(), 8)).capitalize() + "." for _ in range(400)]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(work / "sentencepiece"),
        vocab_size=PIECES,
        character_coverage=1.0,
        minloglevel=2,
    )
    (work / "sentencepiece.vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(work / "sentencepiece.model"))
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _build_model(folder: Path, pieces: list[str], seed: int) -> None:
    """A Transformer with random weights, in CTranslate2's form."""
    random = np.random.default_rng(seed)

    def weights(*shape: int) -> np.ndarray:
        return random.normal(0, 0.08, shape).astype(np.float32)

    def linear(spec: Any, rows: int, columns: int) -> None:
        spec.weight, spec.bias = weights(rows, columns), np.zeros(rows, np.float32)

    def norm(spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def attention(spec: Any, *rows: int) -> None:
        norm(spec.layer_norm)
        for part, count in zip(spec.linear, rows, strict=True):
            linear(part, count, WIDTH)

    def feed_forward(spec: Any) -> None:
        norm(spec.layer_norm)
        linear(spec.linear_0, INNER, WIDTH)
        linear(spec.linear_1, WIDTH, INNER)

    spec = TransformerSpec.from_config((DEPTH, DEPTH), HEADS, pre_norm=True)
    spec.encoder.embeddings[0].weight = weights(len(pieces), WIDTH)
    spec.decoder.embeddings.weight = weights(len(pieces), WIDTH)
    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        side.position_encodings.encodings = _sinusoids(1100)
    for layer in spec.encoder.layer:
        attention(layer.self_attention, 3 * WIDTH, WIDTH)
        feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        attention(layer.self_attention, 3 * WIDTH, WIDTH)
        attention(layer.attention, WIDTH, 2 * WIDTH, WIDTH)
        feed_forward(layer.ffn)
    linear(spec.decoder.projection, len(pieces), WIDTH)
    spec.decoder.projection.bias[pieces.index("</s>")] = (
        0.5  # so that it comes to an end after 10 to 40 pieces
    )
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _sinusoids(length: int) -> np.ndarray:
    """Position encodings of Vaswani et al. 2017."""
    angles = np.arange(length)[:, None] / 10000 ** (np.arange(WIDTH // 2)[None] * 2 / WIDTH)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
