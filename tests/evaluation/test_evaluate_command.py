"""`dateline evaluate` as people run it: without a reader, over two small reports or the seeds."""

import json
import shutil
from pathlib import Path

import pytest

from qa.cli import main

LINES = [
    {"id": "1", "kind": "number", "question": "How many boats sank in the harbour?",
     "answers": ["eleven|11"], "sources": ["harbour.txt"]},
    {"id": "2", "kind": "null", "question": "How many whales live in the bathtub?"},
    {"id": "3", "kind": "who", "question": "Who found <cracks> in the bridge?",
     "answers": ["nobody"], "sources": ["bridge.txt"]},
]  # fmt: skip


def write(path: Path, *lines: dict) -> Path:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def timeless(path: Path) -> list[dict]:
    return [{**line, "timings_ms": sorted(line["timings_ms"])} for line in read(path)]


@pytest.fixture
def evaluate(capsys: pytest.CaptureFixture[str], reports: Path, tmp_path: Path):
    def run(*arguments: object, lines: list[dict] = LINES) -> tuple[int, str, str]:
        questions = write(tmp_path / "q.jsonl", *lines)
        where = ("--docs", reports, "--reader", "none")
        try:
            code = main([str(each) for each in ("evaluate", questions, *where, *arguments)])
        except SystemExit as stop:  # argparse leaves so
            code = stop.code
        return code, *capsys.readouterr()

    return run


def test_it_prints_figures_and_writes_results_and_a_page(evaluate, tmp_path: Path):
    results, page = tmp_path / "r.jsonl", tmp_path / "r.html"
    code, out, err = evaluate("--out", results, "--report", page)
    rows = [line.split("│") for line in out.splitlines() if line.startswith("│")]
    table = {tuple(cell.strip() for cell in row[1:3]) for row in rows}
    assert (code, err) == (0, "")
    assert {
        ("right", "2 of 3"),
        ("wrong_answers", "1 of 3"),
        ("refused_wrongly", "0 of 2"),
        ("answered_wrongly", "0 of 1"),
        ("hits@1", "2 of 2"),
        ("mrr@10", "1.000"),
        ("who", "0 of 1"),
    } <= table
    written = [(line["id"], line["answered"]) for line in read(results)]
    assert written == [("1", True), ("2", False), ("3", True)]
    html = page.read_text(encoding="utf-8")
    assert "<h1>2 of 3 right</h1>" in html
    assert "&lt;cracks&gt;" in html
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "q.jsonl", "r.html", "r.jsonl"
    ]  # fmt: skip


def test_all_that_is_wrong_is_told_before_anything_runs(evaluate, tmp_path: Path):
    wrong = {"id": "1", "question": "Who?", "answers": ["("], "sources": ["harbour.txt"]}
    gone = {"id": "4", "question": "Who?", "answers": ["x"], "sources": ["sub/harbour.txt"]}
    code, out, err = evaluate("--out", tmp_path / "r.jsonl", lines=[*LINES, wrong, gone])
    told = [line.removeprefix(f"dateline: {tmp_path}/") for line in err.splitlines()]
    assert (code, out) == (2, "")
    assert told[0].startswith("q.jsonl:4: answers: '(' is no regular expression")
    assert told[1] == f"q.jsonl:4: the id '1' is that of {tmp_path}/q.jsonl:1 too"
    assert told[2].startswith("q.jsonl:5: sources: 'sub/harbour.txt' is not among the 2 names")
    assert told[2].endswith("is 'harbour.txt' meant?")
    assert told[3].startswith("q.jsonl has 3 problems; nothing was asked")
    assert not (tmp_path / "r.jsonl").exists()
    code, _, err = evaluate(lines=[*LINES, gone])
    assert code == 2
    assert "has 1 problem; nothing was asked" in err


def test_figures_that_are_missed_are_one_line_and_code_1(evaluate, tmp_path: Path):
    code, _, err = evaluate("--at-least", "right=0.6", "hits@1=1", "--at-most", "wrong_answers=0.4")
    assert (code, err) == (0, "")
    code, out, err = evaluate("--at-least", "right=0.8", "--at-most", "answered_wrongly=0")
    assert code == 1
    assert err == "dateline: right is 0.6667, at least 0.8 was asked for\n"
    assert "2 of 3" in out
    code, _, err = evaluate("--at-least", "wright=0.8")
    assert code == 2
    assert "is right meant?" in err


def test_a_run_is_compared_with_one_of_before(
    evaluate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "120")
    before = tmp_path / "before.jsonl"
    evaluate("--out", before)
    answers = read(before)
    answers[0] |= {"answer": "Twelve.", "answered": True}
    write(before, *answers)
    code, out, _ = evaluate("--compare", before, "--no-worse-than", before)
    assert code == 0
    assert "Compared with" in out
    assert "no more than noise, p = 1" in out
    assert "1: How many boats sank in the harbour?" in out
    assert "before (wrong answer): Twelve." in out
    code, _, err = evaluate("--compare", tmp_path / "none.jsonl")
    assert code == 2
    assert "cannot read the results in" in err
    code, _, err = evaluate("--compare", tmp_path / "q.jsonl")
    assert code == 2
    assert "q.jsonl:1 is not a result" in err


def test_a_run_that_was_stopped_goes_on(evaluate, tmp_path: Path):
    results = tmp_path / "r.jsonl"
    evaluate("--out", results)
    whole = timeless(results)
    first, second, _ = results.read_text(encoding="utf-8").splitlines(keepends=True)
    # Cut off within a line, as a machine that fails leaves it.
    results.write_text(first + second[:50], encoding="utf-8")
    code, _, err = evaluate("--out", results, "--resume")
    assert (code, err) == (0, "dateline: 1 of 3 were answered before\n")
    assert timeless(results) == whole
    assert results.read_text(encoding="utf-8").startswith(first)
    # What a run that was stopped by itself leaves stands beside it, and is newer.
    results.rename(tmp_path / "r.jsonl.partial")
    code, _, err = evaluate("--out", results, "--resume")
    assert (code, err) == (0, "dateline: 3 of 3 were answered before\n")
    assert timeless(results) == whole


def test_a_run_does_not_go_on_with_something_else(evaluate, reports: Path, tmp_path: Path):
    results = tmp_path / "r.jsonl"
    evaluate("--out", results)
    before = results.read_bytes()
    other = [LINES[0] | {"question": "How many boats?"}, *LINES[1:]]
    code, _, err = evaluate("--out", results, "--resume", lines=other)
    assert code == 2
    assert f"cannot go on from {results}: other questions than now" in err
    (reports / "new.txt").write_text("A volcano woke.")
    code, _, err = evaluate("--out", results, "--resume")
    assert code == 2
    assert f"cannot go on from {results}: other library than now" in err
    (reports / "new.txt").unlink()
    code, _, err = evaluate("--out", results, "--resume", "--reader", "small")
    assert code == 2
    assert f"cannot go on from {results}: other settings than now" in err
    assert results.read_bytes() == before
    code, _, err = evaluate("--resume")
    assert (code, "name it with --out" in err) == (2, True)


def test_one_job_and_two_give_the_same_results(repository: Path, tmp_path: Path, capsys):
    seeds = repository / "tests" / "questions" / "seeds.jsonl"
    lines = seeds.read_text(encoding="utf-8").splitlines(keepends=True)
    questions = tmp_path / "q.jsonl"
    questions.write_text("".join(lines[::4]), encoding="utf-8")
    for jobs in ("1", "2", "1"):
        out = tmp_path / f"{jobs}.jsonl"
        if out.exists():
            shutil.copy(out, tmp_path / "before.jsonl")
        flags = ("--reader", "none", "--jobs", jobs, "--out", str(out))
        assert main(["evaluate", str(questions), *flags]) == 0
    assert timeless(tmp_path / "1.jsonl") == timeless(tmp_path / "2.jsonl")
    assert timeless(tmp_path / "1.jsonl") == timeless(tmp_path / "before.jsonl")
    assert "2 questions were asked at a time" in capsys.readouterr().err


@pytest.mark.parametrize("library", [True, False])
def test_a_corpus_that_comes_with_its_questions_is_the_library(
    tmp_path: Path, capsys, library: bool
):
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    write(folder / "corpus.jsonl", {"_id": "d1", "text": "Eleven boats sank in Lindow."},
          {"_id": "d2", "title": "Bridge", "text": "The Ostrava bridge has cracks."})  # fmt: skip
    write(folder / "queries.jsonl", {"_id": "q1", "text": "Where did boats sink?"})
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    flags = ["--library", str(tmp_path / "l")] if library else []
    for _ in range(2):
        assert main(["evaluate", str(folder), "--reader", "none", *flags]) == 0
        out = capsys.readouterr().out
        assert "│ ndcg@10" in out
        assert "│ right" not in out
    assert (tmp_path / "l" / "library.sqlite3").exists() is library


def test_squad_is_read_from_its_json(tmp_path: Path, capsys):
    asked = [
        {"id": "a", "question": "How many boats sank?", "answers": [{"text": "Eleven"}]},
        {"id": "b", "question": "Who built the castle?", "answers": [], "is_impossible": True},
    ]
    paragraph = {"context": "Eleven boats sank in the harbour of Lindow.", "qas": asked}
    content = {"data": [{"title": "Lindow", "paragraphs": [paragraph]}]}
    path = tmp_path / "dev.json"
    path.write_text(json.dumps(content))
    out = tmp_path / "r.jsonl"
    assert main(["evaluate", str(path), "--reader", "none", "--out", str(out)]) == 0
    assert [line["citations"][0]["source"] for line in read(out)[:1]] == ["Lindow/1"]
    assert "│ exact_match" in capsys.readouterr().out
