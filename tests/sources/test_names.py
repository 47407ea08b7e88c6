from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.names.evaluate import score
from warta.records import Article, Sentence
from warta.sources.name_features import tokenize
from warta.sources.names import NameModel, Span, load_name_model, recognise_names, spans_of
from warta.sources.sentences import make_sentences


@pytest.fixture(scope="session")
def model(project: Path) -> NameModel:
    loaded = load_name_model(project / "models" / "names")
    assert loaded is not None
    return loaded


def named(model: NameModel, *texts: str) -> list[list[tuple[str, str]]]:
    sentences = recognise_names(make_sentences(texts), model)
    return [[(name.text, name.kind) for name in sentence.names] for sentence in sentences]


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split()) or not text.isprintable()


WORDS = """Presiden Maduro Nicolas Venezuela Chile Gabriel Boric ( ) KPU Komisi Pemilihan Umum Rusia-Venezuela
    di kata , . “ ” Bank Indonesia AS Pemerintah X - 51,2 Amerika Latin"""
NEWS = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25).map(" ".join)


@given(st.lists(NEWS, min_size=1, max_size=3))
def test_names_stand_where_they_say_and_never_overlap(model: NameModel, texts: list[str]) -> None:
    sentences = tuple(Sentence(str(n), text, n, 0) for n, text in enumerate(texts))
    for sentence in recognise_names(sentences, model):
        assert all(sentence.text[n.start : n.end] == n.text and n.text for n in sentence.names)
        assert all(a.end <= b.start for a, b in pairwise(sentence.names))


def test_labels_mean_spans() -> None:
    labels = ["B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG", "O"]
    assert list(spans_of(labels)) == [
        Span(0, 2, "person"),
        Span(2, 3, "person"),
        Span(4, 5, "place"),
        Span(5, 6, "organisation"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Maduro", "person"),
        ("Nicolas Maduro", "person"),
        ("Edmundo Gonzalez", "person"),
        ("Antony Blinken", "person"),
        ("Blinken", "person"),
        ("Vladimir Putin", "person"),
        ("Putin", "person"),
        ("Dmitry Peskov", "person"),
        ("Gabriel Boric", "person"),
        ("Boric", "person"),
        ("José Raul Mulino", "person"),
        ("Mulino", "person"),
        ("Adrienne Watson", "person"),
        ("Watson", "person"),
        ("Javier Milli", "person"),
        ("Luis Abinador", "person"),
        ("Venezuela", "place"),
        ("Argentina", "place"),
        ("Kosta Rika", "place"),
        ("Amerika Latin", "place"),
        ("Caracas", "place"),
        ("Tokyo", "place"),
        ("OAS", "organisation"),
        ("Organisasi Negara-negara Amerika", "organisation"),
        ("AFP", "organisation"),
        ("Uni Eropa", "organisation"),
    ],
)
def test_names_of_the_seeds(three: tuple[Article, ...], name: str, kind: str) -> None:
    kinds = {found.kind for a in three for s in a.sentences for found in s.names if found.text == name}
    assert kinds == {kind}


@pytest.mark.parametrize("name", ["Maduro", "Venezuela", "Argentina", "Putin", "Blinken", "OAS"])
def test_no_mention_in_the_seeds_is_missed(three: tuple[Article, ...], name: str) -> None:
    for article in three:
        for sentence in article.sentences:
            mentions = len(re.findall(rf"\b{name}\b", sentence.text))
            assert mentions == sum(n.text.split().count(name) for n in sentence.names), sentence.text


def test_an_article_helps_its_own_sentences(model: NameModel) -> None:
    found = named(
        model, "Menteri Luar Negeri AS Antony Blinken tiba di Tokyo.", "Menurut keterangan, Blinken senang."
    )
    assert ("Antony Blinken", "person") in found[0]
    assert ("AS", "place") in found[0]
    assert found[1] == [("Blinken", "person")]


def test_abbreviations_in_brackets_and_pairs_of_countries_are_names_of_their_own(model: NameModel) -> None:
    found = named(model, "Komisi Pemilihan Umum (KPU) membahas hubungan Rusia-Venezuela.")[0]
    assert ("Komisi Pemilihan Umum", "organisation") in found
    assert ("KPU", "organisation") in found
    assert ("Rusia", "place") in found
    assert ("Venezuela", "place") in found


def test_no_model_no_names(tmp_path: Path) -> None:
    assert load_name_model(tmp_path) is None


def test_model_is_small(project: Path) -> None:
    assert sum(path.stat().st_size for path in (project / "models" / "names").iterdir()) < 6_000_000


def test_score_on_sentences_it_never_saw(project: Path) -> None:
    dev = project.parent / "shared" / "ner" / "idner-news-2k" / "dev.txt"
    if not dev.is_file():
        pytest.skip("idner-news-2k is not on this machine")
    assert score(dev, project / "models" / "names")["all"][2] >= 0.80
