"""Commands as people try them: a folder without its flag, a question without quotes."""

import json
from pathlib import Path

import pytest

from qa.cli import main

BOATS = "How many boats sank?"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


@pytest.fixture
def library(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["index", str(reports), "--library", str(tmp_path / "l")]) == 0
    capsys.readouterr()
    return tmp_path / "l"


def test_sources_of_a_folder_and_of_a_library(capsys, reports: Path, library: Path):
    for place in (reports, library):
        _, out, _ = run(capsys, "sources", place, "--json")
        assert [json.loads(line)["source"] for line in out.splitlines()] == [
            "bridge.txt", "harbour.txt"
        ]  # fmt: skip


def test_question_may_stand_beside_its_folder(capsys, reports: Path, library: Path):
    flags = ("--json", "--reader", "none")
    for words in ((reports, BOATS), (BOATS, reports), (library, *BOATS.split())):
        _, out, _ = run(capsys, "ask", *words, *flags)
        assert sorted(json.loads(out)["retrieved"]) == ["bridge.txt", "harbour.txt"]
    _, out, _ = run(capsys, "timeline", reports, "the harbour was closed", "--json")
    assert {json.loads(each)["citation"]["source"] for each in out.splitlines()} <= {
        "bridge.txt", "harbour.txt"
    }  # fmt: skip


def test_what_cannot_be_meant_is_told(capsys, reports: Path, library: Path):
    code, _, err = run(capsys, "ask", reports)
    assert code == 2
    assert err == (
        f"dateline: {reports} holds reports, and no question; "
        f'ask one: dateline ask "…" --docs {reports}\n'
    )
    code, _, err = run(capsys, "ask", library)
    assert err.endswith(f'ask one: dateline ask "…" --library {library}\n')
    code, _, err = run(capsys, "sources", reports, "--library", library)
    assert (code, "give one of them" in err) == (2, True)
    code, _, err = run(capsys, "sources", "no-such-folder")
    assert (code, "no such folder or file: no-such-folder" in err) == (2, True)


def test_forgetting_asks_or_takes_yes(capsys, reports: Path, library: Path, monkeypatch):
    code, _, err = run(capsys, "library", library, "--forget", "harbour.txt")
    assert (code, err) == (
        2, "dateline: there is nobody to ask: Forget the report harbour.txt? Add --yes to do it\n"
    )  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    code, out, _ = run(capsys, "library", library, "--forget", "harbour.txt")
    assert (code, out) == (0, "nothing was forgotten\n")
    code, out, _ = run(capsys, "library", library, "--forget", reports / "harbour.txt", "--yes")
    assert out == (
        f"{library}: forgot the file {reports}/harbour.txt and 1 report of it\n"
        "it is read again when its folder is indexed; move it away from there first\n"
    )
    _, out, _ = run(capsys, "sources", library, "--json")
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["bridge.txt"]


def test_moved_folder_is_told_with_the_command(capsys, reports: Path, library: Path):
    moved = reports.rename(reports.with_name("moved"))
    code, _, err = run(capsys, "index", moved, "--library", library)
    command = f"dateline library {library} --forget {reports}"
    assert code == 0
    assert (
        f"dateline: {reports} is gone, and 2 of its 2 reports came again just now; "
        f"if it was moved, forget the old place: {command}\n"
    ) in err
    code, _, err = run(capsys, "index", reports, "--library", library)
    assert code == 2
    assert err.endswith(f"; or forget 2 files and 2 reports of {reports}: {command}\n")
