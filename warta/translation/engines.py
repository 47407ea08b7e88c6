"""Choosing the engine that warta.toml names."""

from __future__ import annotations

from warta.config import Config
from warta.records import Engine
from warta.translation import argos, model
from warta.translation.decoding import SOURCE_LANGUAGE, Decoding, SentenceTranslator, cores

EMBEDDED = "id-en"  # the folder in models/


def describe_engine(target: str, config: Config) -> Engine:
    """What would translate into `target`, found without loading a model. Raises WartaError."""
    decoding = Decoding(beam_size=config.translation.beam_size)
    if config.translation.engine == "argos":
        return argos.describe(argos.find_chain(SOURCE_LANGUAGE, target, config), decoding, config=config)
    manifest = model.read_manifest(config.models / EMBEDDED)
    own = Engine("CTranslate2", manifest.name, manifest.version, manifest.weights_hash, decoding.label)
    if target == manifest.target:
        return own
    chain = argos.find_chain(manifest.target, target, config)
    return argos.describe(chain, decoding, config=config, first=own)


def load_engine(target: str, config: Config) -> SentenceTranslator:
    """The engine that warta.toml names, loaded and ready. Raises WartaError with the remedy.

    For a target that the embedded model does not know, Argos packages continue from its English.
    """
    engine = describe_engine(target, config)
    if config.translation.engine == "argos":
        return argos.load(argos.find_chain(SOURCE_LANGUAGE, target, config), engine)
    argos.prepare(config)
    from warta.translation import embedded

    manifest = model.read_manifest(config.models / EMBEDDED)
    first = embedded.EmbeddedTranslation(model.assemble(manifest, config.cache), engine, cores())
    if target == manifest.target:
        return first
    chain = argos.find_chain(manifest.target, target, config)
    return argos.Relay(first, argos.load(chain, engine), engine)
