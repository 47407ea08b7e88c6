"""What the sources stage promises of the three real seeds, and of bad seeds beside good ones."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.sources.conftest import Read
from warta.config import Config
from warta.records import Article
from warta.sources import read_seeds

GOOD = (
    "Presiden Joko Widodo meresmikan jalan tol di Lampung pada Senin.\n"
    "Jalan itu menghubungkan dua kota dan dibangun selama tiga tahun dengan biaya Rp1.000 miliar."
)


def everything(article: Article) -> str:
    return " ".join([article.title, *(s.text for s in article.sentences)])


def test_three_articles_with_ids_from_their_names(three: tuple[Article, ...]) -> None:
    assert [a.id for a in three] == ["000-26a778ade79f65df", "001-e713241f3164c074", "002-63df2c9fade0f988"]
    assert [a.seed.as_posix() for a in three] == [f"seeds/{a.id.replace('-', '_')}.txt" for a in three]


def test_outlets_and_agency(three: tuple[Article, ...]) -> None:
    assert [a.outlet for a in three] == ["", "Lush Beat", "Suara.com"]
    assert [a.agency for a in three] == ["", "", "Antara"]


@pytest.mark.parametrize(
    "leftover",
    [
        "baca juga",
        "simak juga",
        "similar posts",
        "suara.com",
        "lush beat",
        "antara]",
        "caruso",
        "mengikutinya",
        "twitter",
    ],
)
def test_nothing_survives_that_is_not_running_text(three: tuple[Article, ...], leftover: str) -> None:
    assert not [a.id for a in three if leftover in everything(a).lower()]


def test_subheadings_and_topic_label_are_removed_with_their_reason(three: tuple[Article, ...]) -> None:
    reasons = {removed.text: removed.reason for removed in three[1].removed}
    assert reasons["Klaim Kemenangan dan Keraguan Internasional Pilpres Venezuela"] == "subheading"
    assert reasons["Komitmen Rusia untuk Kerja Sama Berkelanjutan"] == "subheading"
    assert reasons["Pilpres Venezuela"] == "topic label"
    assert three[1].sentences[0].text.startswith("Pada hari Senin, 29 Juli 2024, Presiden Rusia")


def test_only_the_second_article_states_its_date(three: tuple[Article, ...]) -> None:
    assert three[0].date is None
    assert three[2].date is None
    date = three[1].date
    assert date is not None
    assert (date.value, date.found, date.precision) == (dt.date(2024, 7, 29), "stated", "day")
    assert date.words == "Senin, 29 Juli 2024"


def test_headlines(three: tuple[Article, ...]) -> None:
    assert [a.title_derived for a in three] == [True, False, True]
    assert three[0].title == (
        "Rezim Maduro yang sosialis di Venezuela memutuskan hubungan dengan tujuh negara Amerika Latin"
    )
    assert three[1].title == "Pilpres Venezuela Menghadirkan Pemimpin Baru, Nicholas Maduro"
    assert three[2].title.endswith("menjadi sorotan bagi sejumlah negara")
    assert all(a.sentences[0].text.startswith(a.title) for a in (three[0], three[2]))


def test_no_letter_of_a_seed_is_lost(three: tuple[Article, ...], project: Path) -> None:
    for article in three:
        pieces = [s.text for s in article.sentences] + [r.text for r in article.removed]
        pieces += [] if article.title_derived else [article.title]
        text = (project / article.seed).read_text(encoding="utf-8")
        assert Counter(re.sub(r"\s", "", "".join(pieces))) == Counter(re.sub(r"\s", "", text))


def test_sentences_know_their_place(three: tuple[Article, ...]) -> None:
    for article in three:
        assert len({s.id for s in article.sentences}) == len(article.sentences)
        for paragraph in article.paragraphs:
            ends = [s.offset + len(s.text) for s in paragraph]
            assert all(end <= s.offset for end, s in zip(ends, paragraph[1:], strict=False))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", GOOD.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        ("a.txt", GOOD.encode("utf-16-le"), "NUL bytes"),
        ("a.txt", "Kata “pemenang”".encode()[:-1], "cut-off UTF-8"),
        ("a.txt", GOOD.encode() + b" caf\xe9 di kota itu", "is not UTF-8 text"),
        ("a.txt", bytes(range(256)) * 20, "is not a text file"),
        ("a.txt", "The president said on Monday that the election had been free and fair.", "is English"),
        (
            "a.txt",
            "Kerajaan Malaysia berkata polis mahu syarikat itu kerana wang, bahawa ia ialah",
            "is Malay",
        ),
        ("a.txt", "Lang: en\n" + GOOD, "is marked as English"),
        ("a.txt", "Date: besok sekali\n" + GOOD, "write it as 2024-07-29"),
        ("a.txt", "Baca juga: Harga Beras Naik Lagi di Pasar", "no running text"),
        ("a.txt", GOOD * 40_000, "more than the 5 MB"),
        ("a.docx", GOOD, "unknown kind"),
        ("z.txt", GOOD, "has the same text as good"),
    ],
)
def test_a_bad_seed_is_one_problem_and_the_rest_is_read(
    read: Read, name: str, content: bytes | str, reason: str
) -> None:
    reading = read({"good.txt": GOOD, name: content})
    assert [a.id for a in reading.articles] == ["good"]
    assert [p.path for p in reading.problems] == [Path("seeds", name)]
    assert reason in reading.problems[0].reason


def test_unreadable_folder_and_missing_seeds(read: Read, tmp_path: Path) -> None:
    assert "is missing" in read_seeds(Config(root=tmp_path)).problems[0].reason
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "folder.txt").mkdir()
    (tmp_path / "seeds" / "gone.txt").symlink_to(tmp_path / "nowhere")
    reading = read({"good.txt": GOOD, ".hidden": b"\x00"})
    assert [(p.path.name, p.reason.split(";")[0]) for p in reading.problems] == [
        ("folder.txt", "is a folder"),
        ("gone.txt", "cannot be read: No such file or directory"),
    ]


def test_metadata_lines_win(read: Read) -> None:
    header = "Title: Tol Baru\nDate: 2024-02-03\nSource: harianpagi.example\nLang: id\n"
    header += "URL: https://harianpagi.example/1\n\n"
    article = read({"a.txt": header + GOOD}).articles[0]
    assert (article.title, article.title_derived, article.outlet) == ("Tol Baru", False, "harianpagi.example")
    assert article.url == "https://harianpagi.example/1"
    assert article.date is not None
    assert (article.date.value, article.date.found) == (dt.date(2024, 2, 3), "metadata")
    assert article.sentences[0].text.startswith("Presiden Joko Widodo")


def test_an_address_that_is_no_web_address_is_dropped(read: Read) -> None:
    for url in ("javascript:alert(1)", "http://", "ftp://a.example/x", 'https://a.example/"><script>'):
        assert read({"a.txt": f"URL: {url}\n{GOOD}"}).articles[0].url == ""


def test_two_seeds_of_one_stem_keep_different_ids(read: Read) -> None:
    reading = read({"a.md": "# Tol Baru\n\n" + GOOD, "a.txt": GOOD + " Warga menyambut baik tol itu."})
    assert [a.id for a in reading.articles] == ["a", "a-txt"]


def test_markdown_is_read_as_text(read: Read) -> None:
    body = "# Tol Baru\n\nPresiden **meresmikan** jalan\n[tol](https://a.example) pada Senin & Selasa.\n\n"
    body += "## Biaya\n\nBiayanya tidak sedikit."
    article = read({"a.md": body}).articles[0]
    assert article.title == "Tol Baru"
    assert [s.text for s in article.sentences] == [
        "Presiden meresmikan jalan tol pada Senin & Selasa.",
        "Biayanya tidak sedikit.",
    ]
    assert [r.text for r in article.removed] == ["## Biaya"]
