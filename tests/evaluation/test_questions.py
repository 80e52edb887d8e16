import json
from datetime import date
from pathlib import Path

import pytest

from qa.errors import QuestionFileError
from qa.evaluation.questions import Match, read_lines, read_questions
from qa.types import Period, Said

LINE = {"id": 7, "kind": "when", "question": "When?", "answers": ["2021"], "sources": ["a.txt"]}


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_fields_are_read(tmp_path: Path):
    full = LINE | {
        "id": "8",
        "history": ["Who?"],
        "asked": "2022-01-07",
        "match": "text",
        "articles": ["x"],
    }
    plain, read = read_questions(write(tmp_path / "q.jsonl", LINE, full))
    assert (plain.identity, plain.question.history, plain.match) == ("7", (), Match.REGEX)
    assert (read.question.asked, read.question.history) == (date(2022, 1, 7), (Said("Who?"),))
    assert (read.match, read.answers, read.sources) == (Match.TEXT, ("2021",), ("a.txt",))


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        ([], "not a question: a JSON object is needed"),
        ({"id": "1"}, "question: text is needed"),
        ({"question": "Who?"}, "id: a name or a number is needed"),
        (LINE | {"id": True}, "id: a name or a number is needed"),
        (LINE | {"question": " "}, "question: the question is empty"),
        (LINE | {"question": "x" * 2001}, "question: the question has 2,001 characters"),
        (LINE | {"id": 8, "asked": "someday"}, "asked: Invalid isoformat string: 'someday'"),
        (LINE | {"id": 8, "date": "soon"}, "date: 'soon' is no day such as 2021-03-31"),
        (LINE | {"id": 8, "match": "fuzzy"}, "match: 'fuzzy' is not one of regex, text"),
        (LINE | {"id": 8, "answers": "2021"}, "answers: a list of strings is needed"),
        (LINE | {"id": 8, "history": [1]}, "history: '1' is not a question"),
        (LINE | {"id": 8, "answers": ["(2021"]}, "answers: '(2021' is no regular expression"),
        (LINE, "the id '7' is that of {path}:1 too"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, record: object, wrong: str):
    path = write(tmp_path / "q.jsonl", LINE, record)
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path)
    told = str(caught.value).splitlines()
    assert told[0].startswith(f"{path}:2: {wrong.replace('{path}', str(path))}")
    assert told[-1].startswith(f"{path} has ")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path):
    path = write(tmp_path / "q.jsonl", LINE | {"answers": ["(", "["]}, LINE | {"match": "x"})
    path.write_text(path.read_text() + "\n{half")
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path)
    places = [line.split(": ")[0] for line in str(caught.value).splitlines()[:-1]]
    assert places == [f"{path}:{line}" for line in (1, 1, 2, 2, 3)]
    assert (
        str(caught.value).splitlines()[-1].startswith(f"{path} has 5 problems; nothing was asked")
    )


def test_unknown_fields_are_told_and_kept(tmp_path: Path):
    odd = LINE | {"anwsers": ["x"], "note": "ask Ilse", "evidence": "It said so."}
    lines = read_lines(write(tmp_path / "q.jsonl", odd))
    assert lines.problems == ()
    (warning,) = lines.warnings
    assert "q.jsonl:1: unknown field 'anwsers' in 1 line" in warning
    assert 'is "answers" meant?' in warning
    assert lines.questions[0].notes == {
        "anwsers": ["x"], "note": "ask Ilse", "evidence": "It said so."
    }  # fmt: skip


def test_what_cannot_be_judged_is_told(tmp_path: Path):
    bare = {"id": "1", "question": "Who?"}
    told = read_lines(write(tmp_path / "q.jsonl", bare, LINE | {"sources": []})).warnings
    assert "q.jsonl:1: 1 question without a known answer" in told[0]
    assert "q.jsonl:2: 1 question without sources" in told[1]


@pytest.mark.parametrize(
    ("record", "kind", "judgeable"),
    [
        ({"kind": None}, "null", True),
        ({"kind": "null", "answers": []}, "null", True),
        ({"kind": None, "answers": ["x"]}, "", True),
        ({}, "", False),
    ],
)
def test_kinds(tmp_path: Path, record: dict, kind: str, judgeable: bool):
    bare = {"id": "1", "question": "Who?", "sources": ["a.txt"]}
    (question,) = read_questions(write(tmp_path / "q.jsonl", bare | record))
    assert (question.kind, question.judgeable) == (kind, judgeable)


def test_days_of_a_known_date(tmp_path: Path):
    values = ["2021-03-31", "2021-03", "2021-03-01/2021-03-07", "2021-W13"]
    records = [LINE | {"id": value, "date": value} for value in values]
    days = [each.days for each in read_questions(write(tmp_path / "q.jsonl", *records))]
    assert days == [
        Period(date(2021, 3, 31), date(2021, 3, 31)),
        Period(date(2021, 3, 1), date(2021, 3, 31)),
        Period(date(2021, 3, 1), date(2021, 3, 7)),
        Period(date(2021, 3, 29), date(2021, 4, 4)),
    ]


def test_a_line_may_hold_what_breaks_lines_elsewhere(tmp_path: Path):
    path = tmp_path / "q.jsonl"
    path.write_text(
        json.dumps(LINE | {"note": "a\u2028b"}, ensure_ascii=False), encoding="utf-8-sig"
    )
    assert [each.identity for each in read_questions(path)] == ["7"]


def test_missing_and_empty_files_are_errors(tmp_path: Path):
    with pytest.raises(QuestionFileError, match="cannot read"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionFileError, match="holds no question"):
        read_questions(write(tmp_path / "q.jsonl"))
