"""The tables of docs/comparison.md: each from results, the best of a column bold."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from peers import table
from peers.registry import SYSTEMS

MACHINE = {"cores": 2, "processor": "P", "memory_bytes": 8 * 2**30}
TOLD = {"commit": "abc", "day": "2026-11-25", "machine": MACHINE, "load": 0.25}


def make_way(rank: tuple[float, float, float], right: int | None, p50: float) -> dict[str, Any]:
    figures = dict(zip(("hits_at_1", "hits_at_10", "mrr_at_10"), rank, strict=True))
    times = {"p50": p50, "p95": 2 * p50}
    quiz = {"sought": 8, **figures, "find_ms": times, "answer_ms": times}
    if right is not None:
        quiz |= {"answerable": 8, "right": right, "untold": 2, "refused_rightly": 1}
    return {"quiz": quiz, "memory_bytes": 5 * 10**8, "cold_s": {"median": p50 / 100}}


def make_result(version: dict[str, str], passages: int, **ways: dict[str, Any]) -> dict[str, Any]:
    counted = {"articles": 60, "passages": passages, "build_s": 20.0}
    indexed = counted | {"memory_bytes": passages * 10**6, "index_bytes": 1500000}
    again = {"articles": 40, "first_s": 20.0, "unchanged_s": 20.0, "next_s": 10.0}
    again |= {"killed_after_s": 10.0, "complete": True}
    setup = {"seconds": 40.4, "bytes": passages * 10**7, "versions": version}
    return {**TOLD, "environment": setup, "sets": {"quiz": indexed}, "ways": ways, "again": again}


RESULTS = {
    "dateline": make_result(
        {"dateline-qa": "0.1.0"},
        120,
        none=make_way((0.5, 1.0, 0.75), 3, 200.0),
        small=make_way((0.0, 0.0, 0.0), 6, 300.0),
        large=make_way((0.0, 0.0, 0.0), 6, 900.0),
    ),
    "haystack": {**TOLD, "failed": "no such package"},
    "bm25s": make_result({"bm25s": "0.3"}, 60, words=make_way((0.625, 0.75, 0.7), None, 2.0)),
}


def test_articles_found_are_a_row_a_way_with_the_best_of_each_figure_bold():
    assert table.draw_finding(RESULTS).splitlines() == [
        "| hits@1, hits@10, MRR@10 | quiz: 8 questions, 60 articles |"
        " one question of quiz, p50 and p95, ms | from a cold start, s | peak memory, MB |",
        "|---|---|---|---|---|",
        "| Dateline, whole sentences | 0.500, **1.000**, **0.750** | 200.0 and 400.0 | 2.0 |"
        " **500** |",
        "| bm25s, words alone | **0.625**, 0.750, 0.700 | **2.0** and **4.0** | **0.0** |"
        " **500** |",
    ]


def test_answers_are_counted_for_the_ways_that_give_some_and_equals_are_both_bold():
    assert table.draw_answering(RESULTS).splitlines() == [
        "| answers without an LLM | quiz: right of 8 | quiz: refused of 2 not told |"
        " one question of quiz, p50 and p95, ms | from a cold start, s | peak memory, MB |",
        "|---|---|---|---|---|---|",
        "| Dateline, whole sentences | 3 | **1** | **200.0** and **400.0** | **2.0** | **500** |",
        "| Dateline, small reader | **6** | **1** | 300.0 and 600.0 | 3.0 | **500** |",
        "| Dateline, large reader | **6** | **1** | 900.0 and 1,800.0 | 9.0 | **500** |",
    ]


def test_indexing_has_rates_and_no_best_number_of_passages():
    lines = table.draw_indexing(RESULTS).splitlines()
    assert lines[0].startswith("| indexing 60 articles | installed, MB | installing, s |")
    assert lines[2:] == [
        "| Dateline | 1,200 | **40** | 120 | 6.0 | **3.00** | 120 | **1.5** |",
        "| bm25s | **600** | **40** | 60 | 3.0 | **3.00** | **60** | **1.5** |",
    ]


def test_runs_after_the_first_are_told_with_whether_all_was_there():
    half = json.loads(json.dumps(RESULTS))
    half["bm25s"]["again"] |= {"complete": False, "unchanged_s": 2.0, "next_s": 20.0}
    lines = table.draw_again(half).splitlines()
    assert lines[0].startswith("| 40 articles |")
    assert lines[0].endswith("| complete after it |")
    assert lines[2:] == [
        "| Dateline | 20.0 | 20.0 | 10.0 | **50%** | yes |",
        "| bm25s | 20.0 | **2.0** | 20.0 | 100% | no |",
    ]
    half["bm25s"]["again"]["killed_after_s"] = None
    assert table.draw_again(half).splitlines()[3].endswith("| was done before |")


def test_a_system_that_failed_is_named_with_the_reason_and_is_in_no_other_table():
    row = "| Haystack | no such package | abc | 2026-11-25 | 2 cores of P, 8 GB, load before 0.2 |"
    assert row in table.draw_versions(RESULTS).splitlines()
    assert "| txtai | not measured yet | – | – | – |" in table.draw_versions(RESULTS).splitlines()
    others = (draw for name, draw in table.TABLES.items() if name != "peers versions")
    assert not any("Haystack" in draw(RESULTS) for draw in others)


def test_a_table_without_anything_measured_says_so():
    told = {name: draw({}).splitlines()[0] for name, draw in table.TABLES.items()}
    del told["peers versions"]
    assert set(told.values()) == {"| not measured yet |"}
    words_alone = {"bm25s": RESULTS["bm25s"]}
    assert table.draw_answering(words_alone).startswith("| not measured yet |")
    assert len(table.draw_finding(words_alone).splitlines()) == 3


def test_what_is_kept_is_of_a_known_system_and_the_page_is_what_is_drawn_of_it(repository: Path):
    kept = table.read_results()
    assert set(kept) <= {system.name for system in SYSTEMS}
    page = (repository / "docs" / "comparison.md").read_text(encoding="utf-8")
    for name, draw in table.TABLES.items():
        assert f"<!-- figures: {name} -->\n{draw(kept)}\n<!-- end -->" in page


def test_a_page_is_filled_by_the_script_that_fills_the_others(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# A\n\n<!-- figures: peers again -->\n<!-- end -->\n", encoding="utf-8")
    table.main(page)
    drawn = f"# A\n\n<!-- figures: peers again -->\n{table.draw_again()}\n<!-- end -->\n"
    assert page.read_text(encoding="utf-8") == drawn


@pytest.mark.parametrize("name", [system.name for system in SYSTEMS])
def test_every_system_has_a_module_and_pinned_requirements(repository: Path, name: str):
    folder = repository / "benchmarks" / "peers"
    assert (folder / "systems" / f"{name}.py").is_file()
    lines = (folder / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#") and line != "."]
    assert pinned
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pinned)


def test_results_name_no_folder_and_quote_no_article():
    text = json.dumps(table.read_results())
    assert not re.search(r'"(/|[A-Z]:\\\\|~)[^"]*"', text)
    rows = [
        row
        for result in table.read_results().values()
        for way in result.get("ways", {}).values()
        for figures in way.values()
        if isinstance(figures, dict) and "each" in figures
        for row in figures["each"]
        if isinstance(row, dict)
    ]
    assert {name for row in rows for name in row} <= {
        "id",
        "rank",
        "find_ms",
        "answer_ms",
        "verdict",
    }
