"""The memory as TMX 1.4, the exchange form of translation memories, out and in.

What Warta knows beside the two texts (engine, model, flags) stands in `prop` elements whose types
begin with `x-warta-`, as the standard leaves to each tool (TMX 1.4b specification, section on `prop`).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from warta import __version__
from warta.records import Engine, WartaError
from warta.translation.decoding import SOURCE_LANGUAGE
from warta.translation.memory import Setting, Wording, plain, remember_human, setting_id, transaction

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PROP = "x-warta-"
ENGINE = ("engine", "model", "version", "model-hash", "decoding", "glossary-hash")
HEADER = {
    "creationtool": "Warta",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "Warta",
    "adminlang": "en",
    "srclang": SOURCE_LANGUAGE,
    "datatype": "plaintext",
}
CODES = {"ind": "id", "in": "id", "eng": "en"}  # ISO 639-2, and the code of Indonesian before 1989
NATIVE_CODES = {"bpt", "ept", "it", "ph", "ut", "sub"}  # markup of the tool that wrote the file, not text
NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


class TmxError(WartaError):
    """A file that cannot be taken as TMX; the message names it and what is wrong."""


def export_tmx(memory: sqlite3.Connection, path: Path) -> int:
    """Write every translation of the memory to `path`, atomically; the number of units written."""
    work = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    count = 0
    try:
        with etree.xmlfile(str(work), encoding="utf-8") as out:
            out.write_declaration()
            out.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
            with out.element("tmx", version="1.4"):
                out.write("\n", etree.Element("header", HEADER), "\n")
                with out.element("body"):
                    for unit in _units(memory):
                        out.write("\n", unit)
                        count += 1
        work.replace(path)
    except OSError as error:
        raise TmxError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        work.unlink(missing_ok=True)
    return count


def _units(memory: sqlite3.Connection) -> Iterator[Any]:
    """One `tu` element for each row, people's wordings first."""
    for row in memory.execute(
        "SELECT lang, source, text, author, origin, made FROM human ORDER BY lang, source"
    ):
        wording = Wording(*row)
        yield _unit(wording, {"kind": "human", "origin": wording.origin})
    rows = memory.execute(
        "SELECT lang, source, text, made,"
        " engine, model, version, model_hash, setting.decoding, glossary_hash, pipeline, flags,"
        " machine.decoding, terms"
        " FROM machine JOIN setting ON setting.id = machine.setting"
        " ORDER BY lang, source, setting.id"
    )
    names = (*ENGINE, "pipeline", "flags", "search", "terms")
    for lang, source, text, made, *details in rows:
        props = dict(zip(names, map(str, details), strict=True))
        yield _unit(Wording(lang, source, text, made=made), {"kind": "machine", **props})


def _unit(wording: Wording, props: dict[str, str]) -> Any:
    """A `tu` element of two languages."""
    unit = etree.Element("tu")
    for name, value in props.items():
        if value:
            etree.SubElement(unit, "prop", type=PROP + name).text = _clean(value)
    etree.SubElement(etree.SubElement(unit, "tuv", {LANG: SOURCE_LANGUAGE}), "seg").text = _clean(
        wording.source
    )
    variant = etree.SubElement(unit, "tuv", {LANG: wording.lang})
    if wording.made:
        variant.set("creationdate", wording.made.replace("-", "") + "T000000Z")
    if wording.author:
        variant.set("creationid", _clean(wording.author))
    etree.SubElement(variant, "seg").text = _clean(wording.text)
    return unit


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return text.translate(NOT_XML)


def import_tmx(
    memory: sqlite3.Connection, path: Path, targets: Collection[str], *, replace: bool = False
) -> Counter[str]:
    """Take every unit of Indonesian and a target language into the memory, all of them or none.

    A unit counts as a person's wording unless Warta itself wrote it as a machine's. A wording that is
    in the memory already stays, unless `replace`. Counts: human, machine, kept, ignored. Raises TmxError.
    """
    counts: Counter[str] = Counter()
    try:
        with transaction(memory):
            for unit in _read_units(path):
                wordings = list(_wordings(unit, targets, path.name))
                counts["ignored"] += not wordings
                for wording in wordings:
                    counts[_take(memory, wording, _props(unit), replace=replace)] += 1
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TmxError(f"{path} is not well-formed TMX ({error}); nothing was imported") from error
    except OSError as error:
        raise TmxError(f"{path} cannot be read: {error}") from error
    return counts


def _read_units(path: Path) -> Iterator[Any]:
    """The `tu` elements one by one; no entity is expanded, no other file or address opened.

    A file that declares entities of its own is refused: TMX has no use for them, attacks have.
    """
    with path.open("rb") as file:
        events = etree.iterparse(
            file,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = None
        for event, element in events:
            if root is None:
                root = element
                _check_root(path, root)
            if event == "end" and element.tag == "tu":
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _check_root(path: Path, root: Any) -> None:
    """Refuse what is no TMX, and document types that declare entities."""
    if root.tag != "tmx":
        raise TmxError(f"{path} is not TMX: its first element is <{root.tag}>, not <tmx>")
    document_type = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(True for _ in document_type.iterentities()):
        raise TmxError(f"{path} declares XML entities of its own; remove its document type and try again")


def _wordings(unit: Any, targets: Collection[str], origin: str) -> Iterator[Wording]:
    """The translation into each target language, of a unit that has Indonesian text."""
    variants = [(_language(variant), _text(variant), variant) for variant in unit.iterchildren("tuv")]
    source = next((text for lang, text, _ in variants if lang == SOURCE_LANGUAGE), "")
    for lang, text, variant in variants:
        if source and text and lang in targets:
            author = variant.get("changeid") or variant.get("creationid") or ""
            day = _day(variant.get("changedate") or variant.get("creationdate") or "")
            yield Wording(lang, source, text, author, _props(unit).get("origin", origin), day)


def _language(variant: Any) -> str:
    """The language of a `tuv` without script or region: "en-GB" is "en"."""
    code = (variant.get(LANG) or variant.get("lang") or "").lower().replace("_", "-").split("-")[0]
    return CODES.get(code, code)


def _text(variant: Any) -> str:
    """The text of a variant's segment without the markup of the tool that wrote it."""
    segment = variant.find("seg")
    return plain("".join(_spoken(segment))) if segment is not None else ""


def _spoken(element: Any) -> Iterator[str]:
    """The pieces of text in an element that are not native codes."""
    if not isinstance(element.tag, str):
        raise TmxError(f"line {element.sourceline}: an undeclared entity in a segment")
    if element.tag not in NATIVE_CODES:
        yield element.text or ""
        for child in element:
            yield from _spoken(child)
            yield child.tail or ""


def _props(unit: Any) -> dict[str, str]:
    """Warta's own properties of a unit, by their names without the prefix."""
    props = ((prop.get("type") or "", prop.text or "") for prop in unit.iterchildren("prop"))
    return {name.removeprefix(PROP): value for name, value in props if name.startswith(PROP)}


def _take(memory: sqlite3.Connection, wording: Wording, props: dict[str, str], *, replace: bool) -> str:
    """Keep one pair; says what became of it."""
    if props.get("kind") == "machine":
        return _take_machine(memory, wording, props)
    key = (wording.lang, wording.source)
    known = memory.execute("SELECT text FROM human WHERE lang = ? AND source = ?", key).fetchone()
    if known and known[0] != wording.text and not replace:
        return "kept"
    remember_human(memory, wording)
    return "human"


def _take_machine(memory: sqlite3.Connection, wording: Wording, props: dict[str, str]) -> str:
    """Keep a machine translation that Warta exported, under the setting it was made with."""
    engine = Engine(*(props.get(name, "") for name in ENGINE))
    number = setting_id(memory, Setting(wording.lang, engine, int(props.get("pipeline", "0"))))
    flags = json.dumps(
        [[str(check), str(detail)] for check, detail in json.loads(props.get("flags") or "[]")]
    )
    before = memory.total_changes
    search = props.get("search", engine.decoding)
    row = (number, wording.source, wording.text, flags, search, wording.made, props.get("terms", ""))
    memory.execute(
        "INSERT OR IGNORE INTO machine (setting, source, text, flags, decoding, made, terms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return "machine" if memory.total_changes > before else "kept"


def _day(stamp: str) -> str:
    """TMX's 20240729T101530Z as 2024-07-29; "" where it is something else."""
    day = stamp[:8]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 and day.isdigit() else ""
