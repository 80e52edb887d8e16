"""Feedback: kept a line each, and asked again by `dateline evaluate`."""

import json
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.cli import main
from qa.errors import OutputError
from qa.evaluation.questions import read_questions
from qa.types import Answer, Period, Question, Said
from qa.web.ask import feedback as module
from qa.web.ask.feedback import FILE_NAME, Feedback, save_feedback

AT = datetime(2022, 1, 7, 9, 30, tzinfo=UTC)
MILLEY = Question("When did Milley call Gerasimov?", asked=date(2022, 1, 7))


def give(assistant: Assistant, question: Question, *, liked: bool, comment: str = "") -> Feedback:
    return Feedback(question, assistant.ask(question), liked, AT, comment)


def test_what_was_liked_is_asked_again_and_right(
    tmp_path: Path, seed_assistant: Assistant, capsys: pytest.CaptureFixture[str]
):
    nothing = Question("When did Milley visit Kyiv?")
    follow_up = Question("When did he call him?", history=(Said(MILLEY.text),))
    for question in (MILLEY, nothing, follow_up):
        save_feedback(tmp_path, give(seed_assistant, question, liked=True))
    save_feedback(tmp_path, give(seed_assistant, MILLEY, liked=False, comment="no, «Tuesday»\n"))
    path, results = tmp_path / FILE_NAME, tmp_path / "r.jsonl"
    # By the reader that the answers were liked of: another may read otherwise.
    asked_again = ["evaluate", str(path), "--out", str(results), "--reader", "small"]
    assert main(asked_again) == 0
    said = capsys.readouterr()
    assert "left out 1 whose answer was disliked" in said.err
    assert "3 of 3" in said.out
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    assert [row["date"] for row in rows] == ["2021-03-31", None, "2021-03-31"]


def test_a_line_tells_what_was_said_and_of_what(tmp_path: Path, seed_assistant: Assistant):
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    question = Question(MILLEY.text, MILLEY.asked, period, (Said("Who is Milley?"),) * 12)
    given = give(seed_assistant, question, liked=True, comment="x" * 3000)
    save_feedback(tmp_path, given)
    (line,) = (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert row["time"] == "2022-01-07T09:30:00+00:00"
    assert (row["liked"], row["comment"]) == (True, "x" * 2000)
    assert row["history"] == [{"question": "Who is Milley?", "answer": ""}] * 10
    assert row["answers"] == ["March 31, 2021 (Wednesday)"]
    assert "004_8b40e7e1e4305815.txt" in row["sources"]
    assert row["given"]["citations"][0]["quote"] == given.answer.citations[0].quote
    (read,) = read_questions(tmp_path / FILE_NAME)
    assert (read.question.period, read.question.asked) == (period, MILLEY.asked)


def test_what_is_said_later_takes_the_place_of_what_was_said(tmp_path: Path):
    thumb = Feedback(MILLEY, Answer(True, "yes"), True, AT)
    first, second = (save_feedback(tmp_path, thumb) for _ in range(2))
    later = Feedback(MILLEY, Answer(True, "yes"), False, AT, f'no: {{"id": "{second}"')
    third = save_feedback(tmp_path, later, first)
    rows = [json.loads(line) for line in (tmp_path / FILE_NAME).open(encoding="utf-8")]
    assert [(row["id"], row["liked"]) for row in rows] == [(second, True), (third, False)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feedback.jsonl", "feedback.lock"]


def test_disliked_answers_alone_are_nothing_to_evaluate(
    tmp_path: Path, seed_assistant: Assistant, capsys: pytest.CaptureFixture[str]
):
    save_feedback(tmp_path, give(seed_assistant, MILLEY, liked=False))
    assert main(["evaluate", str(tmp_path / FILE_NAME)]) == 2
    assert '"liked": true' in capsys.readouterr().err


def test_lines_of_many_at_once_stay_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_SECONDS_TO_WAIT", 600)
    given = Feedback(MILLEY, Answer(True, "é" * 5000), True, AT)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: save_feedback(tmp_path, given), range(40)))
    rows = [json.loads(line) for line in (tmp_path / FILE_NAME).open(encoding="utf-8")]
    assert len({row["id"] for row in rows}) == 40
    assert rows[0]["given"]["answer"] == "é" * 5000


def test_what_is_no_text_is_kept_all_the_same(tmp_path: Path):
    save_feedback(tmp_path, Feedback(Question("\ud800?"), Answer(False, ""), True, AT))
    assert read_questions(tmp_path / FILE_NAME)[0].question.text == "??"


def test_a_full_file_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    given = Feedback(MILLEY, Answer(True, "yes"), True, AT)
    save_feedback(tmp_path, given)
    before = (tmp_path / FILE_NAME).read_bytes()
    monkeypatch.setattr(module, "_LARGEST_FILE", len(before) + 10)
    with pytest.raises(OutputError, match=r"is full.*--feedback"):
        save_feedback(tmp_path, given)
    with pytest.raises(OutputError, match=r"--feedback"):
        save_feedback(tmp_path, given, instead_of="another")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feedback.jsonl", "feedback.lock"]
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no full device")
def test_a_full_disk_is_told(tmp_path: Path):
    (tmp_path / FILE_NAME).symlink_to("/dev/full")
    with pytest.raises(OutputError, match=r"No space left.*--feedback"):
        save_feedback(tmp_path, Feedback(MILLEY, Answer(True, "yes"), True, AT))


@pytest.mark.skipif(sys.platform == "win32", reason="has no limits")
def test_half_a_line_is_taken_back(tmp_path: Path):
    import resource

    given = Feedback(MILLEY, Answer(True, "yes"), True, AT)
    save_feedback(tmp_path, given)
    before = (tmp_path / FILE_NAME).read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, limits[1]))
    try:
        with pytest.raises(OutputError, match="make room"):
            save_feedback(tmp_path, given)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="--feedback"):
        save_feedback(tmp_path, Feedback(MILLEY, Answer(True, "yes"), True, AT))


def test_a_folder_that_is_a_file_is_told(tmp_path: Path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match="--feedback"):
        save_feedback(tmp_path / "taken", Feedback(MILLEY, Answer(True, "yes"), True, AT))
