"""The page of a run, over a library with hostile words in it."""

import json
import re
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.evaluation.comparison import compare_runs
from qa.evaluation.page.page import render_page
from qa.evaluation.run import run_questions
from qa.evaluation.scores import score_run
from qa.evaluation.sets import read_set
from qa.opening import open_assistant

HOSTILE = "</script><script>window.pwned = 1</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("hostile")
    text = f" date 2019-05-07 Mayor Ilse Brandt {HOSTILE} said that eleven boats had sunk.\n"
    (folder / "a<b>&.txt").write_text(text + "\n\nIt rained. " * 200, encoding="utf-8")
    return open_assistant(docs=folder, reader="none")


@pytest.fixture(scope="module")
def page(hostile: Assistant, tmp_path_factory: pytest.TempPathFactory) -> str:
    lines = [
        {"id": "1", "kind": "number", "question": "How many boats had sunk?",
         "answers": ["eleven"], "sources": ["a<b>&.txt"], "note": HOSTILE},
        {"id": HOSTILE, "kind": HOSTILE, "question": f"Who said {HOSTILE}?",
         "answers": ["(?:nobody)<b>"], "sources": ["a<b>&.txt"]},
        {"id": "3", "kind": "null", "question": "Which whale swims in the bathtub?"},
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("asked") / "q.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    judged = run_questions(hostile, read_set(path).known)
    compared = compare_runs(judged, judged)
    return render_page(score_run(judged), hostile.library, compared)


def test_page_fetches_nothing_and_runs_nothing_but_its_own(page: str):
    assert page.count("<script") == 1
    assert HOSTILE not in page
    assert "<img" not in page
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", page) == []
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_every_link_leads_to_the_words_it_names(page: str):
    links = set(re.findall(r'href="#([^"]+)"', page))
    names = re.findall(r'id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert links - set(names) == set()
    assert any(link.startswith("report-1-") for link in links)
    (marked,) = re.findall(r'<mark class="([^"]*)"[^>]*>eleven</mark>', page)
    assert "known" in marked.split()


def test_page_tells_figures_plots_and_verdicts(page: str):
    assert "<title>2 of 3 right · Dateline</title>" in page
    for plot in ("Right by kind", "Risk and coverage", "Reliability", "Latency by step"):
        assert f"<h2>{plot}</h2>" in page
    assert page.count('class="question right"') == 2
    assert page.count('class="question wrong"') == 1
    assert "citation_precision" in page


def test_what_was_not_judged_has_a_page_too(hostile: Assistant, tmp_path: Path):
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "1", "question": "How many boats?", "sources": ["a<b>&.txt"]}')
    judged = run_questions(hostile, read_set(path).known)
    page = render_page(score_run(judged), hostile.library)
    assert "<title>1 questions" not in page
    assert "<title>1 question · Dateline</title>" in page
    assert "not judged" in page
