import gzip
import json
from pathlib import Path

import pytest
from reader_samples import PASSAGE

from qa.cli import main
from qa.errors import ReaderError
from qa.reader.file import read_file
from qa.reader.reader import Reader

LINES = [
    {"id": "a", "question": "When did Milley speak with Gerasimov?", "context": PASSAGE},
    {"id": "b", "question": "Who won the football match in Lisbon?", "context": PASSAGE},
    {"id": "c", "question": "Who?", "context": ""},
]


def write_lines(path: Path) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in LINES)
    return path


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_every_line_is_answered(reader: Reader, tmp_path: Path, name: str) -> None:
    counted: list[None] = []
    out = tmp_path / "out.jsonl"
    count = read_file(write_lines(tmp_path / name), out, reader, lambda: counted.append(None))
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert "March 31, 2021" in answers[0]["answer"]
    assert [answer["answer"] for answer in answers[1:]] == ["", ""]
    assert count == len(counted) == 3


def test_a_line_that_is_no_question_is_named(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "question": "q", "context": "c"}\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(ReaderError, match=r"in\.jsonl:2 is no question.*it needs id"):
        read_file(path, tmp_path / "out.jsonl", reader)
    assert [each.name for each in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_truncated_archive_is_named(reader: Reader, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ReaderError, match=r"in\.jsonl\.gz cannot be read"):
        read_file(path, tmp_path / "out.jsonl", reader)


def test_the_command_reads_with_the_named_reader(
    tmp_path: Path, tiny_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = write_lines(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    assert main(["read", str(path), "--out", str(out), "--reader", str(tiny_model)]) == 0
    assert "3 questions read" in capsys.readouterr().out
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3
    missing = tmp_path / "none.jsonl"
    assert main(["read", str(missing), "--out", str(out), "--reader", str(tiny_model)]) == 2
    assert "none.jsonl cannot be read" in capsys.readouterr().err
