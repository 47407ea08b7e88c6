"""Quantities: value, unit, whose, who says so, and whether outlets agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles
from warta.briefing.figures import Quantity, compare, find_figures
from warta.briefing.people import people_of
from warta.briefing.speech import find_quotations
from warta.briefing.wording import value_words
from warta.records import Article, Figure


def counted(told: Article) -> list[Figure]:
    people = people_of(told)
    return list(find_figures(told, people, find_quotations(told, people)))


def figures(text: str) -> list[Figure]:
    return counted(article("a", "Judul", text))


def compared(*articles: Article) -> tuple[Quantity, ...]:
    texts = {s.id: s.text for a in articles for s in a.sentences}
    return compare([f for a in articles for f in counted(a)], texts)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Inflasi tercatat 2,51 persen.", 2.51, "persen"),
        ("Nilainya naik 10% dari tahun lalu.", 10, "persen"),
        ("Anggaran itu Rp 4,49 triliun.", 4.49e12, "rupiah"),
        ("Harganya Rp1.000 saja.", 1000, "rupiah"),
        ("Kerugian mencapai US$ 3 juta.", 3e6, "dolar AS"),
        ("Sebanyak 1.583 formasi dibuka.", 1583, "formasi"),
        ("Ada dua puluh rumah rusak.", 20, "rumah"),
        ("Dua belas orang tewas.", 12, "orang"),
        ("Penduduknya 65,82 juta jiwa.", 65.82e6, "jiwa"),
        ("Mereka pergi dalam 72 jam ke depan.", 72, "jam"),
        ("Wajahnya muncul sebanyak 13 kali.", 13, "kali"),
        ("Seratus ton beras dikirim.", 100, "ton"),
    ],
)
def test_quantities_are_read(text: str, value: float, unit: str) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar Senin (24/2/2021) pukul 10.30 WIB.",
        "Hal itu diatur Pasal 169 huruf q Undang-Undang Nomor 7 Tahun 2017.",
        "Ia menang 21-16, 21-13 atas lawannya.",
        "Ini tahun 2024 yang berat.",
        "Pada 2045 nanti Indonesia berusia satu abad.",
        "Kedua negara bekerja sama dalam dua hal.",
        "Piala Dunia U-17 2023 digelar di Solo.",
        "Rp 1 sekian triliun katanya.",
        "Tercatat Rp 1.549, 22 miliar di lembaga itu.",
    ],
)
def test_other_numbers_are_not_quantities(text: str) -> None:
    assert figures(text) == []


def test_the_seeds_side_by_side(project: Path) -> None:
    quantities = compared(*seed_articles(project))
    verdicts = {(q.subject, q.unit): q for q in quantities if q.subject}
    share = verdicts["Nicolas Maduro", "persen"]
    assert share.verdict == "rounded"
    assert sorted(figure.value for figure in share.figures) == [51, 51, 51.2]
    assert "Dewan Pemilihan Nasional" in {figure.reported_by for figure in share.figures}
    assert [f.value for f in verdicts["Edmundo Gonzalez", "persen"].figures] == [44]
    age = verdicts["Nicolas Maduro", "usia"]
    assert (age.verdict, {figure.value for figure in age.figures}) == ("agreed", {61})
    single = {(f.value, f.unit) for q in quantities if q.verdict == "single" for f in q.figures}
    assert {(7, "negara"), (9, "negara"), (6, "pembangkang"), (72, "jam"), (13, "kali")} <= single


def test_outlets_that_disagree_are_told() -> None:
    said = "Gempa di Kabupaten Sigi merusak {} rumah di Kecamatan Kulawi, kata petugas."
    (quantity,) = compared(article("a", "T", said.format(40)), article("b", "T", said.format(65)))
    assert (quantity.verdict, {f.value for f in quantity.figures}) == ("differs", {40, 65})


def test_two_counts_of_one_article_are_two_things() -> None:
    both = "Kementerian menyiapkan 198 rumah sakit rujukan dan memantau 21 rumah sakit sentinel di daerah."
    one = "Kementerian memantau 21 rumah sakit sentinel di daerah dan menyiapkan rumah sakit rujukan."
    assert {q.verdict for q in compared(article("a", "T", both), article("b", "T", one))} == {
        "single",
        "agreed",
    }


def test_counts_of_other_things_are_not_compared() -> None:
    one = article("a", "T", "Gempa di Kabupaten Sigi merusak 40 rumah di Kecamatan Kulawi.")
    other = article("b", "T", "Pengembang menjual 65 rumah baru bersubsidi di Palu sejak awal bulan.")
    assert [q.verdict for q in compared(one, other)] == ["single", "single"]


@pytest.mark.parametrize(
    ("value", "unit", "english", "indonesian"),
    [
        (51.2, "persen", "51.2 percent", "51,2 persen"),
        (4.49e12, "rupiah", "Rp 4.49 trillion", "Rp 4,49 triliun"),
        (1583, "formasi", "1,583 formasi", "1.583 formasi"),
        (61, "usia", "61 years old", "61 tahun"),
    ],
)
def test_values_are_written_as_the_language_does(
    value: float, unit: str, english: str, indonesian: str
) -> None:
    figure = Figure("", value, unit, "", figures("Ada 2 rumah.")[0].citation)
    assert (value_words(figure, "en"), value_words(figure, "id")) == (english, indonesian)
