"""The glossary: terms found with their affixes, watched, put right only where that is certain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.translation.glossary import (
    Glossary,
    GlossaryError,
    Term,
    check_terms,
    find_terms,
    load_glossary,
)
from warta.translation.glossary_report import report_glossary
from warta.translation.terms import put_right

GLOSSARY = load_glossary(Path(__file__).parents[2] / "glossary.csv")


def found(sentence: str) -> set[str]:
    return {term.term for term in find_terms(sentence, GLOSSARY)}


def test_the_starter_glossary_has_150_terms_and_no_conflict():
    assert len(GLOSSARY.terms) >= 150
    assert report_glossary(GLOSSARY, []).conflicting == ()


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Pilpres Venezuela penuh kontroversi.", "Pilpres"),
        ("Hasil pilpresnya diragukan.", "Pilpres"),
        ("Maduro, petahana, mengklaim menang.", "petahana"),
        ("Petahananya kalah.", "petahana"),
        ("berdasarkan tempat pemungutan suara di setiap TPS.", "TPS"),
        ("Calon dari kubu oposisi.", "kubu oposisi"),
        ("Pertemuan Organisasi Negara-negara Amerika (OAS)", "Organisasi Negara-negara Amerika"),
        ("Warga se-ASEAN berkumpul.", "ASEAN"),
        ("Menurut AS, hasilnya tidak sah.", "AS"),
        ("Para pembangkang Venezuela ditahan.", "pembangkang"),
        ("PBB-lah yang memutuskan.", "PBB"),
        ("UNI EROPA MENGALIHKAN BUNGA", "Uni Eropa"),
        ("Uni  Eropa menolak", "Uni Eropa"),
    ],
)
def test_terms_are_found_on_word_boundaries_with_their_affixes(sentence, term):
    assert term in found(sentence)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Asap tebal as roda itu patah.", "AS"),
        ("Kata AKP Arif Rahman Hakim, Selasa.", "hakim"),
        ("Kesaksian itu meragukan.", "saksi"),
        ("Mobil itu lewat Jalan Kubung.", "kubu"),
        ("Kurs naik menjadi Rp14.272 per dolar AS.", "AS"),
        ("Ketua Partai Demokrat hadir.", "Demokrat"),
    ],
)
def test_what_only_looks_like_a_term_is_not_one(sentence, term):
    assert term not in found(sentence)


@pytest.mark.parametrize(
    ("source", "translation", "term"),
    [
        (
            "Pemilihan presiden Venezuela diwarnai ketegangan antara Maduro, petahana, dan Edmundo Gonzalez.",
            "The Venezuelan presidential election saw tension between Maduro, the former candidate, and him.",
            "petahana",
        ),
        (
            "Sembilan negara telah menyerukan pertemuan darurat Organisasi Negara-negara Amerika (OAS).",
            "Nine countries have called for an emergency meeting of the United States of America (OAS).",
            "Organisasi Negara-negara Amerika",
        ),
        (
            "Machado adalah calon presiden terdepan.",
            "Machado is the front-runner.",
            "calon presiden",
        ),
        (
            "Maduro memilih kandidat dalam surat suara.",
            "Maduro chose candidates in the mail.",
            "surat suara",
        ),
    ],
)
def test_a_term_rendered_otherwise_is_flagged(source, translation, term):
    assert any(flag.detail.startswith(f"{term}:") for flag in check_terms(source, translation, GLOSSARY))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Hasil Pilpres ditolak.", "The results of the presidential election were rejected."),
        ("Menlu AS Antony Blinken", "US Secretary of State Antony Blinken"),
        ("Pemilu itu curang.", "The elections were rigged."),
        ("Bank Indonesia menaikkan bunga.", "Bank Indonesia raised its rate."),
        ("Menurut PBB dan UE, hasilnya sah.", "According to the U.N. and the EU, the result is valid."),
    ],
)
def test_any_accepted_translation_will_do(source, translation):
    assert list(check_terms(source, translation, GLOSSARY)) == []


@pytest.mark.parametrize(
    ("source", "translation", "right"),
    [
        (
            "Rezim Maduro belum merilis hasil pemilu di setiap TPS.",
            "The Maduro regime has not released the election results of each TPS.",
            "The Maduro regime has not released the election results of each polling station.",
        ),
        (
            "Sembilan negara menyerukan pertemuan darurat Organisasi Negara-negara Amerika (OAS).",
            "Nine countries called for an emergency meeting of the United States of America (OAS).",
            "Nine countries called for an emergency meeting of the Organization of American States (OAS).",
        ),
        (
            "Komisi Pemilihan Umum (KPU) menolak.",
            "The Commission for Elections (KPU) refused.",
            "The General Elections Commission (KPU) refused.",
        ),
    ],
)
def test_what_is_certainly_wrong_is_put_right(source, translation, right):
    assert put_right(source, translation, GLOSSARY) == right


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Alat dipindahkan dari TPS Surabaya.", "Equipment was moved from TPS Surabaya."),
        ("WNA asal Korsel itu ditemukan.", "The South Korean national WNA was found."),
        ("Maduro, petahana, menang.", "Maduro, the former candidate, won."),
        ("Kemlu (OAS) menolak.", "The meeting of the World Bank was held."),
        ("Hakim memutus perkara.", "Arif Rahman Hakim decided the case."),
    ],
)
def test_nothing_is_replaced_blindly(source, translation):
    assert put_right(source, translation, GLOSSARY) == translation


@given(st.sampled_from(["TPS", "petahana", "OAS", ""]), st.text(max_size=60), st.text(max_size=60))
def test_putting_right_never_leaves_more_terms_wrong(term, source, translation):
    source = f"{term} {source}"
    wrong = len(list(check_terms(source, translation, GLOSSARY)))
    assert len(list(check_terms(source, put_right(source, translation, GLOSSARY), GLOSSARY))) <= wrong


def test_the_hash_follows_translations_and_not_notes_or_order():
    one, two = Term("TPS", ("polling station",), "note"), Term("KPU", ("KPU",))
    assert Glossary((one, two)).hash == Glossary((two, Term("TPS", ("polling station",)))).hash
    assert Glossary((one,)).hash != Glossary((Term("TPS", ("voting station",)),)).hash
    assert Glossary().hash == ""


def test_the_report_names_unused_conflicting_and_overridden_terms():
    glossary = Glossary(
        (
            Term("TPS", ("polling station",)),
            Term("petahana", ("incumbent",)),
            Term("Petahana", ("office holder",)),
            Term("KPU", ("KPU",)),
        )
    )
    report = report_glossary(
        glossary, [("Di TPS itu.", "At that booth."), ("Di TPS.", "At the polling station.")]
    )
    assert [term.term for term in report.unused] == ["petahana", "Petahana", "KPU"]
    assert [(one.term, other.term) for one, other in report.conflicting] == [("petahana", "Petahana")]
    assert [(term.term, count) for term, count in report.overridden] == [("TPS", 1)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("istilah,terjemahan\n", "first line must be"),
        ("term,translation,note\nTPS,,\n", "line 2"),
        (b"term,translation,note\n\xff\xfe,x,\n", "UTF-8"),
    ],
)
def test_a_bad_glossary_is_refused_with_the_remedy(tmp_path, content, message):
    path = tmp_path / "glossary.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GlossaryError, match=message):
        load_glossary(path)
