"""Key points: what is chosen, and how it measures against people's choices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.briefing.articles import article, seed_articles
from warta.briefing.commands import evaluate_keypoints
from warta.briefing.evaluation import as_written, choices, read_items, rouge
from warta.briefing.features import sentence_features
from warta.briefing.fitting import fit
from warta.briefing.keypoints import choose_key_points, stands_alone
from warta.briefing.ranking import best_within, committed_weights, probability, rank
from warta.records import WartaError


def test_the_lead_outranks_a_question_far_down() -> None:
    texts = [
        "Gubernur Jawa Tengah meresmikan jembatan baru di Kabupaten Demak, Senin (3/2/2025).",
        "Jembatan sepanjang 120 meter itu menghubungkan dua kecamatan di Demak.",
        "Warga menyambut jembatan itu dengan gembira.",
        "Mau jalan-jalan ke mana akhir pekan ini?",
    ]
    scores = rank(texts)
    assert scores[0] == max(scores)
    assert scores[3] == min(scores)


def test_the_shipped_weights_name_exactly_the_features() -> None:
    assert list(committed_weights().features) == list(sentence_features(["Satu kalimat."])[0])


@pytest.mark.parametrize(
    "text",
    [
        "Dia menyampaikan kekhawatiran serius Washington atas hasil pemilu.",
        "Ia juga menambahkan bahwa Rusia akan terus bekerja sama.",
        "Menurutnya, hasil pemilihan itu tidak sah dan harus ditinjau.",
        "Hal itu disampaikan Blinken di Tokyo pada hari Senin kemarin.",
        "Keputusan tersebut memaksa penarikan segera perwakilan diplomatik dari Argentina.",
        "Mencoba mengabaikan.”",
        "cukup sedikit negara Mempertanyakan hasil pemilu presiden itu.",
        "“Sampai tulisan ini dibuat, hal ini belum terjadi di negara kami.",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


def test_key_points_of_the_seeds_come_from_every_outlet(project: Path) -> None:
    articles = seed_articles(project)
    points = choose_key_points(articles, {}, 7)
    assert len(points) == 7
    assert {point.citation.article for point in points} == {a.id for a in articles}


def test_a_repeat_is_left_out_but_a_contradiction_is_kept() -> None:
    same = "Gempa mengguncang Kota Palu dan merusak 40 rumah warga pada Senin pagi."
    filler = "Petugas badan penanggulangan bencana mendata kerusakan bangunan sekolah di pesisir."
    first = article("a", "Gempa Palu", f"{same} {filler}", outlet="A")
    again = article("b", "Gempa Palu", same, outlet="B")
    other = article("c", "Gempa Palu", same.replace("40", "65"), outlet="C")
    assert sum("Gempa" in p.text for p in choose_key_points((first, again), {}, 7)) == 1
    assert sum("Gempa" in p.text for p in choose_key_points((first, other), {}, 7)) == 2


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 40)), min_size=1, max_size=20), st.integers(5, 90))
def test_a_cut_stays_near_its_length(sentences: list[tuple[float, int]], words: int) -> None:
    chosen = best_within([s for s, _ in sentences], [n for _, n in sentences], words)
    assert chosen == sorted(set(chosen))
    assert chosen
    taken = [sentences[place][1] for place in chosen]
    assert len(taken) == 1 or sum(taken) <= 2 * words


def test_fitting_finds_the_feature_that_decides() -> None:
    rows = [{"right": float(n % 2), "noise": float(n % 3)} for n in range(60)]
    weights = fit(rows, [row["right"] == 1 for row in rows])
    assert probability({"right": 1.0, "noise": 0.0}, weights) > 0.9
    assert probability({"right": 0.0, "noise": 0.0}, weights) < 0.1


def test_tokenised_text_is_read_as_written() -> None:
    tokens = '" Kami siap , " kata Joko Widodo ( Jokowi ) , Senin ( 23 / 8 ) .'
    assert as_written(tokens) == '"Kami siap," kata Joko Widodo (Jokowi), Senin (23/8).'


def test_the_command_prints_a_line_per_system(tmp_path: Path) -> None:
    item = {
        "sentences": ["Presiden tiba di Jakarta .", "Ia disambut warga .", "Cuaca cerah ."],
        "summary": ["Presiden tiba di Jakarta ."],
        "oracle": [0],
    }
    file = tmp_path / "items.jsonl"
    file.write_text("\n".join([json.dumps(item)] * 6), encoding="utf-8")
    printed = CliRunner().invoke(evaluate_keypoints, [str(file)]).output.splitlines()
    assert [line[:16].strip() for line in printed[1:]] == [
        "Warta",
        "Lead-3",
        "Lead, 63 words",
        "LexRank",
        "TextRank",
        "Oracle",
    ]
    assert printed[-1].split()[-3:] == ["100.00", "100.00", "100.00"]


def test_a_bad_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text('{"sentences": []}\n', encoding="utf-8")
    with pytest.raises(WartaError, match=r"items\.jsonl: line 1"):
        read_items(file)


@pytest.mark.slow
def test_key_points_beat_the_lead_by_three_points(project: Path) -> None:
    file = project.parent / "shared" / "eval" / "indosum-dev.jsonl"
    if not file.exists():
        pytest.skip("the IndoSum development set is not beside the project")
    items = read_items(file)
    scores = {name: rouge(items, choice)["rouge1"] for name, choice in choices(items)}
    assert scores["Warta"] >= scores["Lead-3"] + 4
    assert scores["Warta"] > max(scores["LexRank"], scores["TextRank"])
