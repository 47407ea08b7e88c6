from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.sources.cleaning import clean, looks_like_subheading
from warta.sources.datelines import find_dateline

NEWS_LINES = st.lists(
    st.sampled_from(
        [
            "Suara.com - Presiden tiba di Medan pada Senin.",
            "Baca juga: Harga Beras Naik",
            "SCROLL TO CONTINUE WITH CONTENT",
            "Warga [Gambas:Video 20detik] menolak tol itu.",
            "Klaim Kemenangan dan Keraguan",
            "Ia menolak. [Antara].",
            "Polisi menahan dua orang. (abc/def)",
            "Joko adalah penulis lepas. Anda dapat mengikutinya di Twitter Di Sini.",
            "***",
            "“Tidak,” katanya. ",
        ]
    )
    | st.text(max_size=60),
    max_size=8,
)


@given(NEWS_LINES)
def test_pieces_add_up_to_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    cleaned = clean(text)
    joined = "".join(piece.text for paragraph in cleaned.pieces for piece in paragraph)
    assert "".join(joined.split()) == "".join(text.split())
    kept = sum(len("".join(p.split())) for p in cleaned.paragraphs)
    removed = sum(len("".join(r.text.split())) for r in cleaned.removed)
    assert kept + removed == len("".join(text.split()))


@given(NEWS_LINES)
def test_cleaning_what_is_clean_changes_nothing_in_the_middle(lines: list[str]) -> None:
    assert not [r for r in clean("\n".join(lines)).removed if not r.text or not r.reason]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Baca juga : UNI EROPA TELAH MENGALIHKAN RP31 TRILIUN", "link line"),
        ("Baca Juga: Perang Dingin Terjadi Jika AS Lakukan Hal Ini", "link line"),
        ("Simak Juga : Gregoria Mariska Raih Kemenangan", "link line"),
        ("Simak juga Video 'Prabowo di Medan':", "link line"),
        ("[Baca: Jokowi Tiba di Solo]", "link line"),
        ("Lihat juga: Foto banjir", "link line"),
        ("Similar Posts", "link line"),
        ("SCROLL TO CONTINUE WITH CONTENT", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("[Gambas:Video CNN]", "boilerplate"),
        ("* * *", "ornament"),
        ("## Latar Belakang", "subheading"),
    ],
)
def test_whole_lines_go(line: str, reason: str) -> None:
    cleaned = clean(f"Presiden tiba di Medan.\n{line}\nIa disambut warga.")
    assert cleaned.paragraphs == ("Presiden tiba di Medan.", "Ia disambut warga.")
    assert [(r.text, r.reason) for r in cleaned.removed] == [(line, reason)]


@pytest.mark.parametrize(
    ("text", "outlet", "agency", "rest"),
    [
        ("Suara.com - Pemilu di", "Suara.com", "", "Pemilu di"),
        ("Lush Beat – Presiden itu", "Lush Beat", "", "Presiden itu"),
        ("JAKARTA, KOMPAS.com - Presiden", "Kompas.com", "", "Presiden"),
        ("Jakarta, CNN Indonesia -- Presiden", "CNN Indonesia", "", "Presiden"),
        ("TEMPO.CO, Jakarta - Presiden", "Tempo", "", "Presiden"),
        ("Liputan6.com, Jakarta - Presiden", "Liputan6.com", "", "Presiden"),
        ("REPUBLIKA.CO.ID, JAKARTA -- Presiden", "Republika", "", "Presiden"),
        ("Jakarta (ANTARA) - Presiden", "", "Antara", "Presiden"),
        ("Jakarta - Presiden", "", "", "Presiden"),
        ("Lampung Selatan (Lampost.co)--Presiden", "Lampung Post", "", "Presiden"),
        ("Gunungsugih (Lampost.co)–Presiden", "Lampung Post", "", "Presiden"),
        ("- Presiden", "", "", "Presiden"),
        ("harianpagi.example - Presiden", "", "", "harianpagi.example - Presiden"),
        (
            "Otoritas pemilu Venezuela – yang sepenuhnya",
            "",
            "",
            "Otoritas pemilu Venezuela – yang sepenuhnya",
        ),
        ("Hubungan Rusia-Venezuela membaik", "", "", "Hubungan Rusia-Venezuela membaik"),
        ("Prabowo - Gibran menang telak", "", "", "Prabowo - Gibran menang telak"),
    ],
)
def test_datelines(text: str, outlet: str, agency: str, rest: str) -> None:
    dateline = find_dateline(text, {})
    assert (dateline.outlet, dateline.agency, text[dateline.length :]) == (outlet, agency, rest)


def test_configured_outlets_come_first() -> None:
    assert find_dateline("Suara.com - Presiden", {"suara.com": "Suara Kita"}).outlet == "Suara Kita"
    assert (
        find_dateline("Harian Pagi Medan - Presiden", {"Harian Pagi Medan": "Harian Pagi"}).outlet
        == "Harian Pagi"
    )


@pytest.mark.parametrize(
    ("text", "agency", "kept"),
    [
        ("Itu damai. [Antara].", "Antara", "Itu damai."),
        ("Itu damai. (ANTARA)", "Antara", "Itu damai."),
        ("Itu damai. (Reuters/AFP)", "Reuters", "Itu damai."),
        ("Itu damai. (abc/def)", "", "Itu damai."),
        (
            "Itu damai menurut Badan Pusat Statistik (BPS)",
            "",
            "Itu damai menurut Badan Pusat Statistik (BPS)",
        ),
        ("Ia menang (61)", "", "Ia menang (61)"),
    ],
)
def test_the_end_of_an_article(text: str, agency: str, kept: str) -> None:
    cleaned = clean(text)
    assert cleaned.agency == agency
    assert cleaned.paragraphs == (kept,)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("Baca juga: Harga Emas Naik Lagi di Pasar Medan", "Menurut warga, harga naik."),
        ("Baca juga: Perang Iran Kuras Amunisi, AS Rawan “Dihabisi” China", "“Saya sangat yakin,” katanya."),
        ("Baca juga:", "Sementara itu, profesor itu heran."),
        ("Simak juga 'Saat Pengunjuk Rasa Lewat Telur': [Gambas:Video 20detik]", ""),
        ("Lihat Video: Aturan Mudik Lebaran 2021 [Gambas:Video 20detik]", ""),
        ("[Gambas:Video CNN]", "Warga menolak."),
        ("SCROLL TO CONTINUE WITH CONTENT", "Warga menolak."),
        ("Artikel ini telah tayang di TribunLampung.co.id dengan judul Banjir", ""),
    ],
)
def test_links_inside_running_text(link: str, kept: str) -> None:
    cleaned = clean(f"Harga itu tinggi. {link} {kept}".strip())
    assert cleaned.paragraphs == (f"Harga itu tinggi. {kept}".strip(),)
    assert [r.text for r in cleaned.removed] == [link]


def test_a_link_that_cannot_be_told_from_its_sentence_takes_it_along() -> None:
    text = "Itu viral. Baca juga: Dua WNA Dideportasi Kasi Humas Polresta Galih berkata begitu. Ia diam."
    assert clean(text).paragraphs == ("Itu viral. Ia diam.",)


@pytest.mark.parametrize(
    "text", ["Ia dikenai tahanan khusus (patsus).", "Nilainya turun (eGFR).", "Polisi di TKP (abc)"]
)
def test_brackets_that_are_no_initials(text: str) -> None:
    assert clean(text).paragraphs == (text,)


def test_list_items_are_no_subheadings() -> None:
    text = "Yang hadir ialah sebagai berikut.\n1. Ketum NasDem Surya Paloh\nMereka datang bersama."
    assert len(clean(text).paragraphs) == 3
    names = "Yang hadir:\nSurya Paloh\nPrabowo Subianto\nMereka datang bersama."
    assert len(clean(names).paragraphs) == 4


def test_a_topic_label_goes_only_when_the_headline_has_it() -> None:
    lead = "Lush Beat – Pilpres Venezuela Pada hari Senin, Putin bicara."
    assert clean(lead, "Pilpres Venezuela Usai").paragraphs == ("Pada hari Senin, Putin bicara.",)
    assert clean(lead, "Putin Bicara").paragraphs == ("Pilpres Venezuela Pada hari Senin, Putin bicara.",)


@pytest.mark.parametrize(
    "line",
    [
        '"Kami menang," kata Blinken di Tokyo, Jepang, pada Senin kemarin',
        "Presiden tiba di Medan pada Senin",
        "Komitmen Rusia untuk Kerja Sama.",
        "Medan",
    ],
)
def test_running_text_is_no_subheading(line: str) -> None:
    assert not looks_like_subheading(line)


def test_a_journalist_in_the_news_is_no_biography() -> None:
    text = "Ali adalah seorang jurnalis yang ditahan polisi di Kairo."
    assert clean(text).paragraphs == (text,)
