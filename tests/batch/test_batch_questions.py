import json
from datetime import date
from pathlib import Path

import pytest

from qa.batch.questions import read_batch
from qa.errors import QuestionFileError
from qa.types import Period, Question, Said

LIKE = Question(
    "", asked=date(2022, 1, 7), period=Period(date(2020, 1, 1)), history=(Said("Who?"),)
)


def read(path: Path, text: str) -> list[tuple[str, str]]:
    path.write_text(text, encoding="utf-8")
    return [(each.identity, each.question.text) for each in read_batch(path, LIKE)]


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("a.txt", "Who?\n\n  When, and where? \r\n", [("1", "Who?"), ("3", "When, and where?")]),
        ("a.txt", "\ufeffWho?", [("1", "Who?")]),
        ("a.csv", "question\nWho?\n", [("2", "Who?")]),
        ("a.csv", "Who?\nWhere?\n", [("1", "Who?"), ("2", "Where?")]),
        ("a.csv", "id,Question\nx,\"Who,\nand when?\"\n", [("x", "Who,\nand when?")]),
        ("a.csv", "note;question\r\nx;Who, and when?\r\n", [("2", "Who, and when?")]),
        ("a.csv", "Frage\tid\nWer?\t7\n,,\n", [("7", "Wer?"), ("3", ",,")]),
        ("a.CSV", "\"question\",\"id\"\n\"Who?\",\"\"\n", [("2", "Who?")]),
        ("a.jsonl", '{"question": "Who?", "id": 5}', [("5", "Who?")]),
        ("a.jsonl", '{"question": "a\u2028b"}', [("1", "a\u2028b")]),
    ],
)  # fmt: skip
def test_questions_are_read(tmp_path: Path, name: str, text: str, asked: list[tuple[str, str]]):
    assert read(tmp_path / name, text) == asked


def test_what_a_question_does_not_say_is_that_of_all(tmp_path: Path):
    own = {"question": "Who?", "asked": "2021-03-01", "to": "2021-02-01", "history": ["When?"]}
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, [{"question": "Who?"}, own])))
    plain, other = (each.question for each in read_batch(path, LIKE))
    assert (plain.asked, plain.history, plain.period) == (LIKE.asked, LIKE.history, LIKE.period)
    assert (other.asked, other.history) == (date(2021, 3, 1), (Said("When?"),))
    assert other.period == Period(date(2020, 1, 1), date(2021, 2, 1))


def test_all_that_cannot_be_asked_is_told(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "question": "Who?"}\n{half\n[]\n{}\n{"question": " "}\n'
                    '{"question": "x", "asked": "soon"}\n{"id": 1, "question": "x"}')  # fmt: skip
    with pytest.raises(QuestionFileError) as caught:
        read_batch(path, LIKE)
    told = str(caught.value).splitlines()
    assert [line.removeprefix(f"{path}:")[:2] for line in told[:-1]] == [
        f"{n}:" for n in range(2, 8)
    ]
    assert told[-1] == f"{path} has 6 lines that cannot be asked; nothing was asked"


@pytest.mark.parametrize("text", ["Who, and when?\n", "question\nWho, and when?\n"])
def test_no_part_of_a_row_is_lost(tmp_path: Path, text: str):
    with pytest.raises(QuestionFileError, match=r"it has 2 cells, and the heading 1; put quot"):
        read(tmp_path / "a.csv", text)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.doc", "Who?", "is no .csv, .txt or .jsonl file"),
        ("a.txt", "\n\n", "holds no question"),
        ("a.csv", "question\n", "holds no question"),
    ],
)
def test_files_without_questions_are_refused(tmp_path: Path, name: str, text: str, message: str):
    with pytest.raises(QuestionFileError, match=message):
        read(tmp_path / name, text)
    with pytest.raises(QuestionFileError, match="cannot read"):
        read_batch(tmp_path / "none.txt", LIKE)
