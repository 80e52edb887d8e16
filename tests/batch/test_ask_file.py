"""`dateline ask --file … --out …`, without a reader, over two small reports."""

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.batch.rows import HEADINGS, Row, secure_cell
from qa.batch.writing import write_csv, write_xlsx
from qa.cli import main
from qa.types import Question

ASKED = ["How many boats had sunk in the harbour?", "Which whale swims in the bathtub?"]


@pytest.fixture
def ask(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "q.txt").write_text("\n".join(ASKED), encoding="utf-8")

    def run(out: str, *more: object) -> tuple[int, str, str]:
        flags = ("--file", tmp_path / "q.txt", "--out", tmp_path / out, "--docs", reports)
        code = main([str(each) for each in ("ask", *flags, "--reader", "none", *more)])
        return code, *capsys.readouterr()

    return run


def make_row(**cells: str) -> Row:
    return Row(**(dict.fromkeys(HEADINGS, "") | {"confidence": 0.5} | cells))


def test_answers_are_rows_of_a_table(ask, tmp_path: Path):
    code, out, err = ask("a.csv")
    assert (code, out, err) == (0, f"{tmp_path / 'a.csv'}: 1 of 2 answered\n", "")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        told, refused = csv.DictReader(file)
    assert list(told) == list(HEADINGS.values())
    assert told["question"] == ASKED[0]
    assert told["quote"] == "Mayor Ilse Brandt said that eleven boats had sunk in the harbour."
    assert (told["source"], told["date of the source"]) == ("harbour.txt", "2019-05-07")
    assert (told["how it is known"], told["answered"]) == ("stated", "yes")
    assert 0 < float(told["confidence"]) <= 1
    assert (refused["answered"], refused["quote"], refused["confidence"]) == ("no", "", "0.0")
    assert refused["answer"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "q.txt", "reports"]


def test_answers_are_lines_of_json_or_a_sheet(ask, tmp_path: Path):
    assert ask("a.jsonl")[0] == ask("a.xlsx")[0] == 0
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert [(row["id"], row["answered"]) for row in rows] == [("1", "yes"), ("2", "no")]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert f">{ASKED[0]}<" in strings
    assert ">date of the source<" in strings


def test_a_run_that_is_stopped_goes_on(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    answer = Assistant.ask

    def stop_at_second(self: Assistant, question: Question):
        if asked:
            raise KeyboardInterrupt
        asked.append(question.text)
        return answer(self, question)

    with monkeypatch.context() as patch:
        patch.setattr(Assistant, "ask", stop_at_second)
        code, _, err = ask("a.csv")
    assert (code, asked) == (130, ASKED[:1])
    assert "1 of 2 are kept; run this again to go on" in err
    assert not (tmp_path / "a.csv").exists()
    again: list[str] = []

    def note(self: Assistant, question: Question):
        again.append(question.text)
        return answer(self, question)

    monkeypatch.setattr(Assistant, "ask", note)
    code, out, err = ask("a.csv")
    assert (code, again) == (0, ASKED[1:])
    assert "1 of 2 were answered before" in err
    assert "1 of 2 answered" in out


def test_what_was_asked_of_other_reports_is_not_gone_on_with(ask, tmp_path: Path):
    (tmp_path / "a.csv.answers").write_text("another\n", encoding="utf-8")
    code, _, err = ask("a.csv")
    assert code == 0
    assert "begun anew" in err


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-5", "@SUM(A1)", "  =1", "\t=1", "＝1"])
def test_no_cell_of_csv_is_a_formula(tmp_path: Path, cell: str):
    assert secure_cell(cell) == f"'{cell}"
    write_csv(tmp_path / "a.csv", [make_row(answer=cell, source=cell)])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["answer"], row["source"]) == (f"'{cell}", f"'{cell}")


def test_other_cells_stay_as_they_are():
    assert [secure_cell(each) for each in ("", "a=b", "5-6", "“=1”")] == ["", "a=b", "5-6", "“=1”"]


def test_no_cell_of_a_sheet_is_a_formula_or_a_link(tmp_path: Path):
    write_xlsx(tmp_path / "a.xlsx", [make_row(answer="=1+1", source="http://x.example")])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert re.search(r"<f>|<hyperlink", sheet) is None
    assert ">=1+1<" in strings


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--file", "{tmp}/q.txt"), "--file and --out go together; add --out"),
        (("--out", "{tmp}/a.csv"), "--file and --out go together; add --file"),
        (("--file", "{tmp}/q.txt", "--out", "{tmp}/a.pdf"), "ends in .csv, .xlsx or .jsonl"),
        (("Who?", "--file", "{tmp}/q.txt", "--out", "{tmp}/a.csv"), "--file asks its own"),
        (("--json", "--file", "{tmp}/q.txt", "--out", "{tmp}/a.csv"), "--json prints one"),
        (("--file", "{tmp}/none.txt", "--out", "{tmp}/a.csv"), "cannot read the questions"),
    ],
)
def test_flags_that_do_not_fit_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
):
    (tmp_path / "q.txt").write_text("Who?")
    assert main(["ask", *(each.replace("{tmp}", str(tmp_path)) for each in arguments)]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["q.txt"]
