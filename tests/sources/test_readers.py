from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from tests.sources.conftest import Read
from warta.config import Config, LimitsConfig
from warta.sources import read_seeds
from warta.sources.markup import html_to_text, plain_text

PARAGRAPHS = [
    "Presiden Joko Widodo meresmikan jalan tol baru di Lampung pada Senin sore bersama para menteri.",
    "Jalan itu menghubungkan dua kota besar dan dibangun selama tiga tahun dengan biaya Rp1.000 miliar.",
    "Warga menyambut baik jalan tersebut karena perjalanan ke kota kini hanya memakan waktu satu jam.",
]
PAGE = f"""<!DOCTYPE html><html lang="id"><head><title>Presiden Resmikan Tol Lampung - Harian Pagi</title>
<meta property="og:title" content="Presiden Resmikan Tol Lampung">
<meta property="og:site_name" content="Harian Pagi">
<meta property="article:published_time" content="2024-02-05T16:00:00+07:00">
<link rel="canonical" href="https://www.harianpagi.example/tol"></head><body>
<nav><a href="/">Beranda</a></nav>
<div><p>Taksiran kerugian itu belum yang diderita masyarakat dan para pelaku usaha di daerah.</p></div>
<main><h1>Presiden Resmikan Tol Lampung</h1><article>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}
<p><strong>Baca juga: <a href="/x">Harga Beras Naik di Medan</a></strong></p></article></main>
<script>alert(1)</script><footer>Copyright 2024 Harian Pagi</footer></body></html>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harian Pagi</title><link>https://harianpagi.example/</link><description>Berita</description>
<item><title>Presiden &lt;b&gt;Resmikan&lt;/b&gt; Tol</title><link>https://harianpagi.example/tol</link>
<guid>tol-1</guid>
<pubDate>Sun, 04 Feb 2024 22:30:00 GMT</pubDate><description>Teras.</description>
<content:encoded><![CDATA[<p>{}</p><script>alert(1)</script><p>{}</p>]]></content:encoded></item>
<item><title>Warga Senang</title><link>javascript:alert(1)</link><guid>tol-2</guid>
<pubDate>Mon, 05 Feb 2024 01:00:00 +0700</pubDate><description>{}</description></item>
</channel></rss>""".format(*PARAGRAPHS)


def test_a_web_page(read: Read) -> None:
    reading = read({"a.html": PAGE})
    assert not reading.problems
    article = reading.articles[0]
    assert [s.text for s in article.sentences] == PARAGRAPHS
    assert article.title == "Presiden Resmikan Tol Lampung"
    assert article.url == "https://www.harianpagi.example/tol"
    assert article.outlet == "harianpagi.example"
    assert article.date is not None
    assert (article.date.value, article.date.found) == (dt.date(2024, 2, 5), "metadata")


def test_a_real_page_matches_what_a_person_took_from_it(project: Path, tmp_path: Path) -> None:
    news = project.parent / "shared" / "news"
    if not news.is_dir():
        pytest.skip("the evaluation articles are not on this machine")
    (tmp_path / "seeds").mkdir()
    shutil.copy(news / "fundus__MediaIndonesia_2026_01_20.html", tmp_path / "seeds" / "page.html")
    expected = json.loads((news / "fundus__MediaIndonesia.expected.json").read_text(encoding="utf-8"))["V1"]
    article = read_seeds(Config(root=tmp_path)).articles[0]
    paragraphs = [" ".join(s.text for s in paragraph) for paragraph in article.paragraphs]
    body = expected["body"]["sections"][0]["paragraphs"]
    assert paragraphs == [p.removesuffix(" (E-2)") for p in body]
    assert (article.title, article.outlet) == (expected["title"], "Media Indonesia")
    assert article.date is not None
    assert article.date.value == dt.date(2026, 1, 20)


def test_a_feed(read: Read) -> None:
    reading = read({"a.xml": FEED})
    assert not reading.problems
    first, second = reading.articles
    assert [s.text for s in first.sentences] == PARAGRAPHS[:2]
    assert (first.title, first.outlet, first.url) == (
        "Presiden Resmikan Tol",
        "Harian Pagi",
        "https://harianpagi.example/tol",
    )
    assert second.url == ""
    days = [article.date.value for article in reading.articles if article.date]
    assert days == [dt.date(2024, 2, 5), dt.date(2024, 2, 5)], "UTC counts as the day in Jakarta; +0700 stays"


def test_ids_of_feed_entries_do_not_depend_on_their_place(read: Read) -> None:
    before = {a.title: a.id for a in read({"a.xml": FEED}).articles}
    start, end = FEED.index("<item>"), FEED.index("</item>") + len("</item>")
    after = read({"a.xml": FEED[:start] + FEED[end:]}).articles[0]
    assert after.id == before[after.title]


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0">
<channel><title>&c;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0">
<channel><item><title>a</title><description>&x;</description></item></channel></rss>"""
PARAMETER = """<!DOCTYPE rss [<!ELEMENT a ANY> %dtd;]><rss version="2.0"><channel></channel></rss>"""


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", BOMB, "declares XML entities"),
        ("a.xml", OUTSIDE, "declares XML entities"),
        ("a.xml", PARAMETER, "declares XML entities"),
        ("a.xml", "<html><body>Halo</body></html>", "is not an RSS or Atom feed"),
        ("a.xml", "http://127.0.0.1:9/feed.xml", "is not an RSS or Atom feed"),
        (
            "a.xml",
            '<rss version="2.0"><channel><title>x</title></channel></rss>',
            "is a feed without entries",
        ),
        ("a.html", "<html><body></body></html>", "no article could be found"),
        ("a.jsonl", "bukan json\n", "line 1 is not valid JSON"),
        ("a.jsonl", "[1, 2]\n", "line 1 is not a JSON object"),
        ("a.jsonl", '{"title": "x"}\n', 'line 1 has no "text"'),
        ("a.jsonl", "[" * 100_000, "line 1 is not valid JSON"),
    ],
)
def test_hostile_and_broken_files_are_one_problem(read: Read, name: str, content: str, reason: str) -> None:
    reading = read({name: content})
    assert not reading.articles
    assert [reason in problem.reason for problem in reading.problems] == [True]


def test_a_doctype_that_declares_nothing_is_harmless(read: Read) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    assert len(read({"a.xml": FEED.replace("<rss", f"{doctype}<rss", 1)}).articles) == 2


def test_lines_of_json(read: Read) -> None:
    lines = [
        {
            "id": "b7",
            "source": "finance.detik.com",
            "url": "https://a.example/1",
            "date": "2026-05-22",
            "title": "Tol &amp; Jalan <script>alert(1)</script>",
            "text": f"<p>{PARAGRAPHS[0]}</p>",
        },
        {"id": "b8", "source": "blog", "date": None, "text": json.dumps(PARAGRAPHS[1:])},
        {"id": "b9", "text": "The president said on Monday that the road is open to everybody in the city."},
    ]
    content = "\n".join([json.dumps(lines[0]), "{rusak", *map(json.dumps, lines[1:])])
    reading = read({"a.jsonl": content})
    first, second = reading.articles
    assert (first.id, first.outlet, first.title) == ("a-b7", "detikcom", "Tol & Jalan")
    assert [s.text for s in first.sentences] == PARAGRAPHS[:1]
    assert [s.text for s in second.sentences] == PARAGRAPHS[1:]
    assert (second.id, second.title_derived, second.date) == ("a-b8", True, None)
    assert [p.reason for p in reading.problems] == [
        "entry line 2 is not valid JSON",
        "entry b9 is English; Warta reads Indonesian",
    ]


def test_one_enormous_line(read: Read) -> None:
    reading = read({"a.txt": (PARAGRAPHS[0] + ' "Ya." ') * 10_000})
    assert len(reading.articles[0].sentences) == 20_000
    assert len(reading.articles[0].title) < 200


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Satu<br>dua</p><h2>Tiga</h2><ul><li>empat</ul>", "Satu\ndua\n## Tiga\nempat"),
        ("a &lt;b&gt; &amp; c<script>x</script><style>y</style>", "a <b> & c"),
        ('<img src=x onerror="alert(1)">Halo <a href="javascript:x">dunia</a>', "Halo dunia"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_text_that_is_not_html_stays() -> None:
    assert plain_text("5 < 6 & 7 > 3\nbaris dua") == "5 < 6 & 7 > 3\nbaris dua"
    assert plain_text("Tom &amp; Jerry\nbaris dua") == "Tom & Jerry\nbaris dua"


def test_real_articles_read_without_problems(project: Path, tmp_path: Path) -> None:
    source = project.parent / "shared" / "news" / "articles.jsonl"
    if not source.is_file():
        pytest.skip("the evaluation articles are not on this machine")
    (tmp_path / "seeds").mkdir()
    with source.open(encoding="utf-8") as lines:
        text = "".join(line for _, line in zip(range(300), lines, strict=False))
    (tmp_path / "seeds" / "news.jsonl").write_text(text, encoding="utf-8")
    reading = read_seeds(Config(root=tmp_path, limits=LimitsConfig(seed_megabytes=9)))
    assert not reading.problems
    assert len(reading.articles) == 300
    shown = "\n".join(s.text for a in reading.articles for s in a.sentences).lower()
    for leftover in (
        "[gambas",
        "scroll to continue",
        "baca juga:",
        "simak juga video",
        "(lampost.co)",
        "cnn indonesia --",
    ):
        assert leftover not in shown
