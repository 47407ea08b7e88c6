"""Who said what: speakers in full, never a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.articles import article, seed_articles
from warta.briefing.antecedents import find_antecedents
from warta.briefing.people import people_of
from warta.briefing.speech import find_quotations
from warta.records import Article, Quotation


def spoken(told: Article) -> list[Quotation]:
    return list(find_quotations(told, people_of(told)))


def meant(told: Article) -> dict[str, str]:
    return find_antecedents(told, people_of(told), spoken(told))


def quotations(*paragraphs: str) -> list[Quotation]:
    return spoken(article("a", "Judul", *paragraphs))


def seed(project: Path, number: int) -> Article:
    return seed_articles(project)[number]


@pytest.mark.parametrize(
    ("number", "sentence", "speaker", "direct"),
    [
        (0, 22, "pernyataan pemerintah Maduro", True),
        (0, 18, "Pemerintah Maduro", False),
        (0, 31, "Gabriel Boric", True),
        (0, 32, "Gabriel Boric", True),
        (0, 33, "Gabriel Boric", True),
        (0, 37, "José Raul Mulino", True),
        (0, 40, "Luis Abinador", False),
        (0, 42, "Sumber dari pemerintah Uruguay", False),
        (1, 9, "Vladimir Putin", True),
        (1, 10, "Vladimir Putin", True),
        (1, 18, "Dmitry Peskov", False),
        (1, 19, "Dmitry Peskov", True),
        (2, 4, "Antony Blinken", True),
        (2, 5, "Antony Blinken", True),
        (2, 7, "Antony Blinken", False),
        (2, 8, "Adrienne Watson", False),
        (2, 9, "Adrienne Watson", True),
        (2, 11, "Adrienne Watson", True),
    ],
)
def test_speakers_of_the_seeds(project: Path, number: int, sentence: int, speaker: str, direct: bool) -> None:
    told = seed(project, number)
    cited = told.sentences[sentence - 1].id
    found = [q for q in spoken(told) if q.citation.sentence == cited]
    assert [(q.speaker, q.direct) for q in found] == [(speaker, direct)]


def test_a_speaker_has_office_place_and_occasion(project: Path) -> None:
    told = seed(project, 2)
    quotation = next(q for q in spoken(told) if q.citation.sentence == told.sentences[3].id)
    assert quotation.role == "Menteri Luar Negeri AS"
    assert quotation.verb == "kata"
    assert quotation.occasion == "dalam konferensi pers di Tokyo, Jepang, pada Senin kemarin"


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            '"Kami akan memperbaiki jalan itu tahun ini," kata Bupati Eisti\'anah di Demak, Senin (3/2).',
            "Eisti'anah",
            "Bupati",
        ),
        (
            "Kepala BPS Margo Yuwono mengatakan pertumbuhan tercermin dari seluruh sektor ekonomi.",
            "Margo Yuwono",
            "Kepala BPS",
        ),
        (
            "Menurut Direktur Utama Perum Bulog Budi Waseso, stok beras masih cukup hingga akhir tahun.",
            "Budi Waseso",
            "",
        ),
        ("Kremlin menyampaikan bahwa Rusia sedang memperdalam kerja sama dengan Caracas.", "Kremlin", ""),
        (
            "Badan Pusat Statistik (BPS) melaporkan ekonomi tumbuh 5,31 persen sepanjang tahun lalu.",
            "Badan Pusat Statistik (BPS)",
            "",
        ),
    ],
)
def test_speakers_of_single_sentences(text: str, speaker: str, role: str) -> None:
    (found,) = quotations("Sidang dimulai pagi itu di Jakarta.", text)
    assert found.speaker == speaker
    assert role in found.role


@pytest.mark.parametrize(
    "text",
    [
        "Budi Waseso tidak menyebut berapa banyak beras yang sudah dibeli dari petani.",
        "Pemerintah RI belum bisa memastikan kapan bantuan itu akan dibagikan.",
        "Ia mengatakan rencana itu masih dibahas bersama pemerintah daerah.",
        '"Kami belum tahu," ujarnya kepada wartawan.',
        "Hasil itu mengatakan banyak hal tentang keadaan ekonomi saat ini.",
        "Banyak warga mengaku tidak mendapat bantuan dari pemerintah daerah.",
    ],
)
def test_without_a_known_speaker_nothing_is_reported(text: str) -> None:
    assert quotations("Rapat berlangsung di balai desa pada pagi hari.", text) == []


def test_the_first_word_of_a_quotation_is_nobodys_name() -> None:
    told = article("a", "T", '"Kesadaran warga masih rendah soal sampah," begitu bunyi spanduk itu.')
    assert people_of(told) == {}


def test_ujarnya_after_an_institution_names_nobody() -> None:
    said = quotations(
        "Badan Pusat Statistik (BPS) melaporkan ekonomi tumbuh 5,31 persen sepanjang tahun lalu.",
        '"Angka ini lebih tinggi dari tahun sebelumnya," ujarnya.',
    )
    assert [q.speaker for q in said] == ["Badan Pusat Statistik (BPS)"]


def test_a_full_name_is_found_from_a_surname_unless_two_share_it() -> None:
    one = article("a", "T", "Menteri Keuangan Sri Mulyani hadir di Jakarta.", "Kata Mulyani, anggaran cukup.")
    assert people_of(one)["mulyani"].name == "Sri Mulyani"
    two = article("b", "T", "Turut hadir Anwar Ibrahim dan Azmin Ibrahim dalam sidang itu.")
    assert "ibrahim" not in people_of(two)


def test_dia_is_the_only_person_of_the_sentence_before(project: Path) -> None:
    first, second, third = seed_articles(project)
    assert meant(first)[first.sentences[3].id] == "Nicolas Maduro"
    assert meant(third)[third.sentences[2].id] == "Antony Blinken"
    assert meant(second)[second.sentences[9].id] == "Vladimir Putin"


def test_dia_after_two_persons_stays_open() -> None:
    told = article(
        "a",
        "T",
        "Presiden Joko Widodo bertemu Perdana Menteri Anwar Ibrahim di Bogor kemarin.",
        "Dia tiba di istana pada pukul sembilan pagi bersama rombongan.",
    )
    assert meant(told) == {}
