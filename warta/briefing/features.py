"""What can be seen of a sentence that tells whether it belongs in a brief.

The features are those of the extractive literature (Edmundson 1969: position, title, cue words,
length; Erkan and Radev 2004: centrality) as Indonesian news shows them. Each is a number,
mostly between 0 and 1; `warta/briefing/model/keypoints.json` weighs them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from warta.briefing.terms import Vector, cosine, product, rarity, terms, unit, words

PRONOUN_OPENING = re.compile(
    r"^[\"“]?\s*(?:(?:dia|ia|mereka|beliau|keduanya|menurutnya|katanya|ujarnya|tambahnya)\b|"
    r"(?:hal|keputusan|langkah|kondisi|situasi|peristiwa|kejadian|pernyataan|itu|ini|[\w-]+) ?\b"
    r"(?:itu|ini|tersebut)\b)",
    re.IGNORECASE,
)
"""An opening that points back at an earlier sentence."""

LINKED_OPENING = re.compile(
    r"^(?:namun|tapi|tetapi|selain itu|sementara itu|sementara|kemudian|lalu|bahkan|apalagi|karena itu|"
    r"oleh karena itu|dengan demikian|meski demikian|meski begitu|sebab|pasalnya|padahal|selanjutnya|"
    r"di sisi lain|adapun|akan tetapi|akibatnya|dan|nah|jadi|misalnya|sebelumnya)\b",
    re.IGNORECASE,
)
"""An opening that goes on from the sentence before."""

FIRST_PERSON = frozenset(["saya", "kami", "kita", "aku", "gue", "anda", "kamu"])
SAYING = re.compile(
    r"\b(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|imbuh|papar|terang|lanjut|tambah|sebut|"
    r"mengatakan|menyatakan|menuturkan|menjelaskan|menegaskan|mengungkapkan|menambahkan|menyebut(?:kan)?|"
    r"mengaku|menilai|menyampaikan)(?:nya)?\b",
    re.IGNORECASE,
)
QUOTATION_MARK = re.compile(r"[\"“”]")


def term_vector(text: str) -> Vector:
    """The terms of a text, each weighed by how often it stands there and how rare it is."""
    return {term: (1 + math.log(count)) * rarity(term) for term, count in Counter(terms(text)).items()}


def sentence_features(sentences: Sequence[str], title: str = "") -> list[dict[str, float]]:
    """The features of each sentence of one article, in order.

    `title` is the headline; without one the first sentence stands for it.
    """
    vectors = [term_vector(text) for text in sentences]
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    heads = term_vector(title) if title else (vectors[0] if vectors else {})
    links = _similarities(vectors)
    return [
        {
            **_position(place, len(sentences)),
            "centrality": cosine(vectors[place], centre),
            "links": sum(links[place]) / max(1, len(sentences) - 1),
            "near_lead": cosine(vectors[place], heads) if title or place else 0.5,
            "near_previous": links[place][place - 1] if place else 0.0,
            **_form(text, vectors[place]),
        }
        for place, text in enumerate(sentences)
    ]


def _similarities(vectors: Sequence[Vector]) -> list[list[float]]:
    """The cosine of each sentence with each other; 0 with itself."""
    table = [[0.0] * len(vectors) for _ in vectors]
    units = [unit(vector) for vector in vectors]
    for row, vector in enumerate(units):
        for column in range(row):
            table[row][column] = table[column][row] = product(vector, units[column])
    return table


def _position(place: int, count: int) -> dict[str, float]:
    """Where in the article: each of the first six places by itself, then how far down."""
    first = {f"place_{number}": float(place == number) for number in range(6)}
    return {**first, "depth": place / max(1, count - 1), "reciprocal": 1 / (1 + place)}


def _form(text: str, vector: Vector) -> dict[str, float]:
    """What the sentence itself looks like: length, names, figures, quotation, how it opens."""
    tokens = words(text)
    count = len(tokens)
    names = sum(1 for word in tokens[1:] if word[0].isupper())
    marks = len(QUOTATION_MARK.findall(text))
    return {
        "short": float(count < 8),
        "length": min(count, 30) / 30,
        "long": max(0, min(count, 60) - 30) / 30,
        "names": min(names, 8) / 8,
        "figures": min(sum(1 for word in tokens if word[0].isdigit()), 3) / 3,
        "rarity": sum(vector.values()) / max(1, len(vector)),
        "opens_quoted": float(text.startswith(('"', "“"))),
        "quoted": float(marks > 0),
        "open_quotation": float(marks % 2),
        "saying": float(bool(SAYING.search(text))),
        "first_person": min(sum(1 for word in tokens if word.lower() in FIRST_PERSON), 2) / 2,
        "points_back": float(bool(PRONOUN_OPENING.match(text))),
        "linked": float(bool(LINKED_OPENING.match(text))),
        "question": float(text.rstrip(' "”').endswith("?")),
        "unfinished": float(not text.rstrip(' "”)').endswith((".", "!", "?"))),
    }
