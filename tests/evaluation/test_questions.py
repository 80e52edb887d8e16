import json
from datetime import date
from pathlib import Path

import pytest

from qa.errors import QuestionFileError
from qa.evaluation.questions import Match, read_questions
from qa.types import Said

LINE = {"id": 7, "kind": "when", "question": "When?", "answers": ["2021"], "sources": ["a.txt"]}


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_fields_are_read(tmp_path: Path):
    full = LINE | {"history": ["Who?"], "asked": "2022-01-07", "match": "text", "articles": ["x"]}
    plain, read = read_questions(write(tmp_path / "q.jsonl", LINE, full))
    assert (plain.identity, plain.question.history, plain.match) == ("7", (), Match.REGEX)
    assert (read.question.asked, read.question.history) == (date(2022, 1, 7), (Said("Who?"),))
    assert (read.match, read.answers, read.sources) == (Match.TEXT, ("2021",), ("a.txt",))


@pytest.mark.parametrize(
    "record",
    [
        [],
        {"id": "1"},
        LINE | {"asked": "someday"},
        LINE | {"match": "fuzzy"},
        LINE | {"answers": "2021"},
        LINE | {"answers": ["(2021"]},
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, record: object):
    with pytest.raises(QuestionFileError, match=r"q\.jsonl:2 is not a question"):
        read_questions(write(tmp_path / "q.jsonl", LINE, record))


def test_missing_and_empty_files_are_errors(tmp_path: Path):
    with pytest.raises(QuestionFileError, match="cannot read"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionFileError, match="holds no question"):
        read_questions(write(tmp_path / "q.jsonl"))
