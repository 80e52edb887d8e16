import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from qa.cli import main
from qa.library.library import Library

CALL = "when did Milley call Gerasimov?"
NOTHING = "How many whales live in the bathtub?"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:  # argparse leaves so
        code = stop.code
    return code, *capsys.readouterr()


def test_ask_prints_the_answer_and_its_citations(capsys, seed_assistant):
    code, out, err = run(capsys, "ask", CALL)
    assert (code, err) == (0, "")
    assert "[1] 004_8b40e7e1e4305815.txt · " in out


def test_ask_json_is_one_object_of_the_results(capsys, reports: Path):
    code, out, _ = run(capsys, "ask", "How many boats sank?", "--docs", reports, "--json")
    result = json.loads(out)
    assert code == 0
    assert list(result) == [
        "id", "answered", "answer", "date", "reported", "note", "citations", "differing", "events",
        "corrections", "confidence", "support", "retrieved", "reader", "timings_ms",
    ]  # fmt: skip
    assert result["answered"] is True
    (citation,) = result["citations"]
    text = (reports / "harbour.txt").read_text(encoding="utf-8")
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert {name: citation[name] for name in ("source", "date", "date_basis")} == {
        "source": "harbour.txt",
        "date": "2019-05-07",
        "date_basis": "stated",
    }
    assert sorted(result["retrieved"]) == ["bridge.txt", "harbour.txt"]


def test_a_refusal_is_no_failure(capsys, reports: Path):
    code, out, _ = run(capsys, "ask", NOTHING, "--docs", reports, "--json")
    assert (code, json.loads(out)["answered"], json.loads(out)["citations"]) == (0, False, [])


@pytest.mark.parametrize(
    ("flags", "sources"),
    [
        ((), ["bridge.txt", "harbour.txt"]),
        (("--from", "2020-01-01"), ["bridge.txt"]),
        (("--to", "2020-01-01"), ["harbour.txt"]),
        (("--from", "2019-06-01", "--to", "2020-01-01"), []),
    ],
)
def test_from_and_to_keep_the_reports_of_those_days(capsys, reports: Path, flags, sources):
    _, out, _ = run(capsys, "ask", "What was closed?", "--docs", reports, "--json", *flags)
    assert sorted(json.loads(out)["retrieved"]) == sources


@pytest.mark.parametrize(
    ("word", "sources"),
    [("BRIDGE", ["bridge.txt"]), ("harb", ["harbour.txt"]), ("canal", [])],
)
def test_source_keeps_the_reports_of_that_name(
    capsys, reports: Path, word: str, sources: list[str]
):
    flags = ("--docs", reports, "--source", word, "--json")
    _, out, _ = run(capsys, "ask", "What was closed or found?", *flags)
    assert json.loads(out)["retrieved"] == sources
    _, out, _ = run(capsys, "timeline", "harbour bridge", *flags)
    told = {json.loads(line)["citation"]["source"] for line in out.splitlines()}
    assert told == set(sources)


def test_history_completes_a_follow_up(capsys, reports: Path):
    follow_up = ("ask", "How many are there?", "--docs", reports, "--json", "--reader", "small")
    _, alone, _ = run(capsys, *follow_up)
    _, after, _ = run(
        capsys, *follow_up, "--history", "Who was mayor?", "Which bridge carries trains?"
    )
    assert not json.loads(alone)["answered"]
    assert "thirty trains" in json.loads(after)["answer"]


def test_timeline_lists_dated_events(capsys, reports: Path):
    code, out, _ = run(capsys, "timeline", "The harbour was closed", "--docs", reports, "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [event["day"] for event in events] == sorted(event["day"] for event in events)
    for event in events:
        text = (reports / event["citation"]["source"]).read_text(encoding="utf-8")
        cited = event["citation"]
        assert text[cited["start"] : cited["end"]] == cited["quote"]
    _, table, _ = run(capsys, "timeline", "The harbour was closed", "--docs", reports)
    assert "Told" in table
    early = ("--to", "1990-01-01")
    code, out, err = run(capsys, "timeline", "The harbour", "--docs", reports, *early)
    assert (code, out) == (0, "")
    assert "No report dates an event" in err


def test_index_builds_a_library_that_ask_reads(capsys, reports: Path, tmp_path: Path):
    library = tmp_path / "a.library"
    (reports / "binary.txt").write_bytes(b"Caf\xe9\0\0")
    code, out, err = run(capsys, "index", reports, "--library", library)
    assert (code, out) == (0, f"{library}: 2 reports and 2 passages put in\n")
    assert "left out binary.txt: not text: it holds zero bytes" in err
    assert "1 left out in all" in err
    _, out, _ = run(capsys, "ask", "How many boats sank?", "--library", library)
    assert "[1] harbour.txt · 2019-05-07 · “Mayor Ilse Brandt said" in out


def test_index_takes_folders_files_and_jsonl(capsys, reports: Path, tmp_path: Path):
    records = tmp_path / "news.jsonl"
    records.write_text(json.dumps({"id": "n1", "date": "2018-02-03", "text": "A volcano woke."}))
    library = tmp_path / "a.library"
    run(capsys, "index", records, reports / "bridge.txt", "--library", library)
    run(capsys, "index", reports, "--library", library)
    _, out, _ = run(capsys, "ask", "Which volcano woke?", "--library", library, "--json")
    result = json.loads(out)
    assert sorted(result["retrieved"]) == ["bridge.txt", "harbour.txt", "n1"]
    assert result["citations"][0] | {"end": 0} == {
        "number": 1,
        "source": "n1",
        "also": [],
        "date": "2018-02-03",
        "date_basis": "stated",
        "quote": "A volcano woke.",
        "start": 0,
        "end": 0,
        "marks": [[0, 9]],
    }


def test_library_tells_what_is_in_it(capsys, reports: Path, tmp_path: Path):
    library = tmp_path / "a.library"
    (reports / "again.txt").write_bytes((reports / "bridge.txt").read_bytes())
    run(capsys, "index", reports, "--library", library)
    code, out, _ = run(capsys, "library", library, "--json")
    contents = json.loads(out)
    sizes, changed = contents.pop("sizes"), contents.pop("changed")
    assert code == 0
    assert contents == {
        "reports": 2, "passages": 2, "files": 3, "refused": 0, "copies": 1, "stories": 2,
        "first": "2019-05-07", "last": "2020-06-01", "undated": 0, "formats": {"txt": 2},
        "model": "all-MiniLM-L6-v2@53aa51172d14", "generation": 1, "index": "Flat", "recall": 1.0,
    }  # fmt: skip
    assert (list(sizes), changed[:2]) == (["reports", "vectors", "words"], "20")
    assert min(sizes.values()) > 0
    _, table, _ = run(capsys, "library", library)
    assert "2019-05-07 to 2020-06-01, 0 undated" in table
    assert "generation 1, Flat, recall@10 1.000" in table


def test_library_is_verified_and_repaired(capsys, reports: Path, tmp_path: Path):
    library = tmp_path / "a.library"
    run(capsys, "index", reports, "--library", library)
    assert run(capsys, "library", library, "--verify")[0] == 0
    (library / "generation-1" / "vectors.faiss").unlink()
    code, out, err = run(capsys, "library", library, "--verify")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"fault: {library}/generation-1/vectors.faiss is missing or not as it was written",
        f"dateline: {library} has faults: 1; repair it: dateline library {library} --repair",
    ]
    assert run(capsys, "library", library, "--repair")[0] == 0
    assert run(capsys, "library", library, "--verify")[0] == 0


def test_what_a_library_mends_by_itself_is_told_in_a_line(reports: Path, tmp_path: Path):
    library = tmp_path / "a.library"
    main(["index", str(reports), "--library", str(library)])
    (library / "generation-1" / "days.npy").write_bytes(b"")
    command = [sys.executable, "-m", "qa", "ask", "How many boats sank?", "--library", library]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0
    assert "harbour.txt" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"dateline: {library}: its indexes do not hold (")
    assert line.endswith("they were made anew from library.sqlite3")


def test_watch_goes_on_until_it_is_interrupted(reports: Path, tmp_path: Path):
    library = tmp_path / "a.library"
    command = [sys.executable, "-m", "qa", "index", reports, "--library", library, "--watch"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == f"{library}: 2 reports and 2 passages put in\n"
    seen = threading.Event()

    def write_until_seen() -> None:
        # A watch that has not begun sees nothing.
        while not seen.wait(5):
            (reports / "new.txt").write_text("A volcano woke.", encoding="utf-8")

    threading.Thread(target=write_until_seen, daemon=True).start()
    assert process.stdout.readline().startswith(f"{library}: 1 report and 1 passage put in")
    seen.set()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.endswith("dateline: stopped\n")


def test_sources_lists_every_report_with_its_date_and_reason(capsys, reports: Path):
    (reports / "a[b].txt").write_text("Undated.", encoding="utf-8")
    code, out, _ = run(capsys, "sources", "--docs", reports, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(row["source"], row["date"], row["date_basis"]) for row in rows] == [
        ("a[b].txt", None, "unknown"),
        ("bridge.txt", "2020-06-01", "stated"),
        ("harbour.txt", "2019-05-07", "stated"),
    ]
    assert rows[1]["reason"] == "its first line says 2020-06-01"
    assert (rows[1]["earliest"], rows[0]["latest"]) == ("2020-06-01", None)
    run(capsys, "index", reports, "--library", reports.parent / "l")
    _, from_library, _ = run(capsys, "sources", "--library", reports.parent / "l", "--json")
    assert from_library == out
    _, table, _ = run(capsys, "sources", "--docs", reports)
    assert "a[b].txt" in table
    assert "2019-05-07 │ stated" in table


def test_seeds_are_dated_each_with_a_reason(capsys):
    _, out, _ = run(capsys, "sources", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["source"][:3], row["date"], row["date_basis"]) for row in rows] == [
        ("000", "2021-11-01", "stated"),
        ("001", "2021-10-31", "stated"),
        ("002", "2021-04-01", "estimated"),
        ("003", "2022-02-02", "stated"),
        ("004", "2021-03-31", "inferred"),
    ]
    assert (rows[2]["earliest"], rows[2]["latest"]) == ("2021-03-31", "2021-04-06")


def test_dates_annotates_a_file_of_records(capsys, tmp_path: Path):
    records = tmp_path / "in.jsonl"
    text = "She called on Wednesday and will call next week."
    records.write_text(json.dumps({"id": "1", "published": "2021-04-01", "text": text}))
    code, _, _ = run(capsys, "dates", records, "--out", tmp_path / "out.jsonl")
    (row,) = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert code == 0
    assert row == {
        "id": "1",
        "timex": [
            {"start": 14, "end": 23, "text": "Wednesday", "type": "DATE", "value": "2021-03-31"},
            {"start": 38, "end": 47, "text": "next week", "type": "DATE", "value": "2021-W14"},
        ],
    }


def test_asked_is_the_day_that_last_week_is_counted_from(capsys, reports: Path):
    question = ("ask", "What was closed last week?", "--docs", reports, "--json", "--asked")
    _, storm, _ = run(capsys, *question, "2019-05-15")
    _, cracks, _ = run(capsys, *question, "2020-06-10")
    assert json.loads(storm)["retrieved"] == ["harbour.txt", "bridge.txt"]
    assert json.loads(cracks)["retrieved"] == ["bridge.txt", "harbour.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", ""), "the question is empty"),
        (("ask", "x" * 100_000), "100,000 characters, at most 2,000"),
        (("ask", CALL, "--docs", "{tmp}/nowhere"), "no such folder or file: {tmp}/nowhere"),
        (("ask", CALL, "--docs", "{tmp}/empty"), "the folder {tmp}/empty is empty"),
        (("ask", CALL, "--library", "{tmp}/none"), "dateline index FOLDER --library {tmp}/none"),
        (("library", "{tmp}/none"), "no library at {tmp}/none"),
        (("ask", CALL, "--model", "./none"), "no model './none'"),
        (("ask", CALL, "--asked", "soon"), "'soon' is not a day such as 2021-03-31"),
        (("ask", CALL, "--docs", "a", "--library", "b"), "not allowed with"),
        (("evaluate", "{tmp}/none.jsonl"), "cannot read the questions in {tmp}/none.jsonl"),
        (("dates", "{tmp}/none.jsonl", "--out", "{tmp}/o"), "cannot read {tmp}/none.jsonl"),
        (("dates", "{tmp}/bad.jsonl", "--out", "{tmp}/o"), "{tmp}/bad.jsonl:1 is no record"),
        (("sources", "--docs", "{tmp}/empty"), "the folder {tmp}/empty is empty"),
        (("index", "{tmp}/empty", "--library", "{tmp}/l"), "the folder {tmp}/empty is empty"),
        (("index", "{tmp}/latin", "--library", "{tmp}/l"), "no report could be read"),
    ],
)
def test_bad_input_is_one_line_and_code_2_and_leaves_nothing(
    capsys, tmp_path: Path, arguments: tuple[str, ...], message: str
):
    (tmp_path / "empty").mkdir()
    (tmp_path / "latin").mkdir()
    (tmp_path / "latin" / "a.txt").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "bad.jsonl").write_text('{"id": "1"}')
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run(capsys, *(part.replace("{tmp}", str(tmp_path)) for part in arguments))
    assert (code, out) == (2, "")
    assert message.replace("{tmp}", str(tmp_path)) in err.splitlines()[-1]
    assert "Traceback" not in err
    assert sorted(tmp_path.rglob("*")) == before


def test_library_of_another_model_is_refused(capsys, reports: Path, tmp_path: Path, encoder):
    class Other:
        name = identity = "owner/other-model"

    Library.create(tmp_path / "l", Other()).close()
    for command in (("ask", CALL), ("index", reports)):
        arguments = (*command, "--library", tmp_path / "l", "--model", "all-MiniLM-L6-v2")
        code, _, err = run(capsys, *arguments)
        assert code == 2
        assert "was built with the model owner/other-model" in err
        assert "--model owner/other-model" in err


def test_results_are_left_as_they_were_when_they_cannot_be_written(
    capsys, reports: Path, tmp_path: Path
):
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "Who?"}')
    code, _, err = run(
        capsys, "evaluate", questions, "--docs", reports, "--out", tmp_path / "no" / "r.jsonl"
    )
    assert code == 2
    assert "cannot write" in err


@pytest.mark.parametrize("module", ["torch", "sentence_transformers", "gradio", "faiss", "numpy"])
def test_help_imports_no_heavy_library(module: str):
    program = (
        "import sys; from qa.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0
    assert "evaluate" in done.stdout


def test_module_and_console_script_are_the_same_program():
    script = Path(sys.executable).parent / "dateline"
    by_module = subprocess.run(
        [sys.executable, "-m", "qa", "--help"], capture_output=True, text=True, check=True
    )
    if not script.exists():
        pytest.skip("dateline is not installed beside this Python: pip install .")
    by_script = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert by_script.stdout == by_module.stdout


def test_a_period_may_be_typed_as_a_month_or_a_year(capsys, reports: Path):
    asked = ("ask", "What was closed?", "--docs", reports, "--json")
    by_day = run(capsys, *asked, "--from", "2019-05-01", "--to", "2019-05-31")[1]
    by_month = run(capsys, *asked, "--from", "2019-05", "--to", "2019-05")[1]
    assert json.loads(by_day)["retrieved"] == json.loads(by_month)["retrieved"] != []
    assert json.loads(run(capsys, *asked, "--from", "2021")[1])["retrieved"] == []


@pytest.mark.parametrize("command", [("ask", "What was closed?"), ("timeline", "harbour")])
def test_a_period_that_ends_before_it_begins_is_told(capsys, command: tuple[str, str]):
    code, _, told = run(capsys, *command, "--from", "2020", "--to", "2019-05")
    assert code == 2
    assert told == (
        "dateline: the period ends on 2019-05-31, before it begins on 2020-01-01; swap the days\n"
    )
