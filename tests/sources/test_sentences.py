from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.sources.sentences import make_sentences, sentence_id, split_sentences

WHOLE = [
    "Ia tinggal di Jl. Sudirman No. 5, Jakarta.",
    "Prof. Dr. H. Budi Santoso, S.H., M.H. hadir bersama Ny. Siti.",
    "PT. Abadi Tbk. dan CV. Maju menang tender.",
    "Maduro memperoleh 51,2 persen dan negara rugi Rp1.000 atau Rp31 triliun.",
    "Rapat dimulai pukul 10.30 WIB dan selesai pukul 12.00 WIB.",
    '"Apa benar begitu?" tanya wartawan.',
    "“Cepat!” teriaknya kepada warga.",
    "Ia ragu ... lalu pergi begitu saja.",
    "Kristen K. Caruso dan A.H. Nasution bertemu M. Ali.",
    "Situs Suara.com dan Kompas.Com memuatnya.",
    "Beras, gula, dll. dijual murah di tempat itu.",
    "Setoran pajak mencapai Rp 4,49 T. dalam setahun.",
    "yang menampung enam pembangkang Venezuela. tempat berlindung Dari penindasan otoriter sejak Maret.",
    "kami menentang blokade. , berulang kali, melanggar keinginan rakyat.",
    "1. Beras naik",
    "Sdr. Joko a.n. Budi lahir tgl. 5 Mei 1990.",
]
SPLIT = [
    ("Ia datang. Ia pergi.", ["Ia datang.", "Ia pergi."]),
    ("Apa? Tidak! Ya.", ["Apa?", "Tidak!", "Ya."]),
    ("memberikan Maduro “pemenang“Dia memperoleh", ["memberikan Maduro “pemenang“", "Dia memperoleh"]),
    ("Rapat itu selesai.Dia pulang.", ["Rapat itu selesai.", "Dia pulang."]),
    (
        "Harganya Rp30 ribu per kg.Sementara beras naik.",
        ["Harganya Rp30 ribu per kg.", "Sementara beras naik."],
    ),
    ('"Kami menang." Ia pulang.', ['"Kami menang."', "Ia pulang."]),
    ('Ia menang. "Kami senang," katanya.', ["Ia menang.", '"Kami senang," katanya.']),
    ('Ia menang."Kami senang," katanya.', ["Ia menang.", '"Kami senang," katanya.']),
    ("“Tidak.” Mencoba mengabaikan.”", ["“Tidak.”", "Mencoba mengabaikan.”"]),
    ("Ada beras, gula, dll. Warga senang.", ["Ada beras, gula, dll.", "Warga senang."]),
    ("Itu terjadi pada 2017. Maduro menang.", ["Itu terjadi pada 2017.", "Maduro menang."]),
    ("Ada 15 orang. 7 tewas.", ["Ada 15 orang.", "7 tewas."]),
    ("Kadarnya Rp 4 T. Namun naik.", ["Kadarnya Rp 4 T.", "Namun naik."]),
    ("Ia meraih gelar S.H. Dia lalu pulang.", ["Ia meraih gelar S.H.", "Dia lalu pulang."]),
    ("Pukul 10.30 WIB. Warga datang.", ["Pukul 10.30 WIB.", "Warga datang."]),
    ("Ia ragu... Lalu ia pergi.", ["Ia ragu...", "Lalu ia pergi."]),
]

MARKS = [*"abcKLM019 .,!?…\"“”'()-%\n", "Dr.", "Jl. ", "Dia ", "kata ", "10.30", ". ", ".”"]
NEWS_LIKE = st.lists(st.sampled_from(MARKS), max_size=200).map("".join)


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert [part for _, part in split_sentences(text)] == [text]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_come_apart(text: str, expected: list[str]) -> None:
    assert [part for _, part in split_sentences(text)] == expected


@given(NEWS_LIKE | st.text())
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    parts = split_sentences(text)
    assert "".join("".join(part.split()) for _, part in parts) == "".join(text.split())
    assert all(text[offset : offset + len(part)] == part for offset, part in parts)
    assert all(part == part.strip() and part for _, part in parts)


@given(st.lists(NEWS_LIKE, max_size=5))
def test_ids_are_unique_and_made_from_the_text(paragraphs: list[str]) -> None:
    sentences = make_sentences(paragraphs)
    assert len({s.id for s in sentences}) == len(sentences)
    assert all(re.fullmatch(r"[0-9a-f]{10}(-\d+)?", s.id) for s in sentences)
    assert all(s.id.startswith(sentence_id(s.text)) for s in sentences)


def test_an_id_does_not_depend_on_the_sentences_around_it() -> None:
    alone = make_sentences(["Ia menang."])[0]
    later = make_sentences(["Pemilu usai.", "Warga senang. Ia menang. Ia menang."])
    assert alone.id == later[2].id
    assert later[3].id == f"{alone.id}-2"
