"""Sentences to questions, and the walk through them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from qa.cli import main
from qa.drafting.archive import draft_questions
from qa.drafting.clauses import find_clauses
from qa.drafting.drafts import turn_clause
from qa.drafting.review import review
from qa.evaluation.questions import read_questions
from qa.types import DateBasis, Report, ReportDate

PUBLISHED = ReportDate(date(2019, 5, 7), DateBasis.STATED, "")


def make_report(*sentences: str, source: str = "a.txt") -> Report:
    return Report(source, "", " ".join(sentences), PUBLISHED)


def draft(sentence: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    clauses = find_clauses(make_report(sentence))
    drafts = [each for clause in clauses for each in turn_clause(clause)]
    return {each.kind: (each.question, each.answers) for each in drafts}


@pytest.mark.parametrize(
    ("sentence", "kind", "question", "right"),
    [
        ("Ilse Brandt opened the new harbour on Monday.", "when",
         "When did Ilse Brandt open the new harbour?", "2019-05-06"),
        ("Ilse Brandt opened the new harbour on Monday.", "when",
         "When did Ilse Brandt open the new harbour?", "May 6, 2019"),
        ("Ilse Brandt opened the new harbour on Monday.", "who",
         "Who opened the new harbour?", "Ilse Brandt"),
        ("The bridge was closed in March 2018, the operator said.", "when",
         "When was the bridge closed?", None),
        ("The old bridge was closed to all traffic in March 2018.", "when",
         "When was the old bridge closed to all traffic?", "March 2018"),
        ("Eleven boats sank in the harbour of Lindow.", "number",
         "How many boats sank in the harbour of Lindow?", "11"),
        ("The storm damaged 2,000 houses along the coast.", "number",
         "How many houses did the storm damage along the coast?", "2000"),
        ("The minister signed a treaty with Norway in Oslo.", "where",
         "Where did the minister sign a treaty with Norway?", "Oslo"),
        ("Rescuers fixed a rope to the wreck on 3 May 2019.", "when",
         "When did rescuers fix a rope to the wreck?", "3 May 2019"),
    ],
)  # fmt: skip
def test_a_plain_sentence_is_turned(sentence: str, kind: str, question: str, right: str | None):
    drafts = draft(sentence)
    if right is None:
        # Two words are left of it: too little to be asked.
        assert drafts == {}
        return
    assert drafts[kind][0] == question
    assert any(re.search(known, right) for known in drafts[kind][1])


@pytest.mark.parametrize(
    "sentence",
    [
        "He opened the new harbour of Lindow on Monday.",
        "If granted, the plant returned to operation on Monday.",
        "Pictures taken on Monday show the damage to the harbour.",
        "The agency issued a warning after Sunday's strong storm.",
        "Shares fell sharply in Wednesday morning trading again.",
        "The operator said the bidding will begin next week again.",
        "The company reported the strongest growth since Monday.",
        "“Ilse Brandt opened the new harbour on Monday.”",
        "Mayor cleared of fraud in the harbour case on Monday",
        "The Lindow-based firm sold its harbour on Monday.",
    ],
)
def test_no_date_is_asked_for_that_is_not_the_verbs(sentence: str):
    assert "when" not in draft(sentence)


def test_questions_of_an_archive_are_a_file_that_is_read(tmp_path: Path):
    reports = [
        make_report("Ilse Brandt opened the new harbour on Monday.", source="a.txt"),
        make_report("Jan Novak inspected the old bridge on Sunday.", source="b.txt"),
        make_report("Eleven boats sank in the harbour of Lindow.", source="c.txt"),
    ]
    lines = draft_questions(reports, 20)
    assert lines == draft_questions(reports, 20)
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    told = [each for each in read_questions(path) if each.answerable]
    missed = [each for each in read_questions(path) if not each.answerable]
    assert {each.kind for each in told} == {"when", "who", "number"}
    assert {each.sources for each in told} == {("a.txt",), ("b.txt",), ("c.txt",)}
    assert all(
        each.notes["evidence"] in reports[ord(each.sources[0][0]) - 97].text for each in told
    )
    assert missed
    assert all(not each.answers and not each.sources for each in missed)
    assert "When did Jan Novak open the new harbour?" in {q.question.text for q in missed}
    assert len({each.question.text for each in told + missed}) == len(lines)
    assert len(draft_questions(reports, 3)) == 3


def make_lines() -> list[dict]:
    return [{"id": str(n), "question": f"Who {n}?", "answers": ["x"]} for n in range(4)]


def test_each_is_kept_edited_or_dropped():
    typed = iter(["k", "?", "d", "e", "Who else?", "x", '["y", "z"]', "q"])
    kept: list[list[dict]] = []
    shown: list[str] = []
    done = review(make_lines(), lambda _: next(typed), shown.append, lambda each: kept.append(each))
    assert (
        done
        == kept[-1]
        == [
            {"id": "0", "question": "Who 0?", "answers": ["x"], "reviewed": True},
            {"id": "2", "question": "Who else?", "answers": ["y", "z"], "reviewed": True},
            {"id": "3", "question": "Who 3?", "answers": ["x"]},
        ]
    )
    assert len(kept) == 3
    assert any("not JSON" in each for each in shown)
    # It goes on where it was left.
    assert [line["id"] for line in review(done, lambda _: "d", shown.append, kept.append)] == [
        "0",
        "2",
    ]


def test_an_end_of_input_quits():
    def end(_: str) -> str:
        raise EOFError

    assert review(make_lines(), end, print, lambda _: None) == make_lines()


def test_the_command_writes_a_file_and_does_not_overwrite_it(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (reports / "visit.txt").write_text(
        " date 2019-05-07 Ilse Brandt opened the new harbour on Monday.\n", encoding="utf-8"
    )
    out = tmp_path / "q.jsonl"
    command = ["questions", str(reports), "--out", str(out)]
    assert main(command) == 0
    assert "not looked at yet: dateline questions --out" in capsys.readouterr().out
    written = out.read_bytes()
    assert any(each.kind == "when" for each in read_questions(out))
    assert main(command) == 2
    assert "somebody may have edited it; add --review" in capsys.readouterr().err
    assert main([*command, "--review"]) == 2
    assert "there is nobody to review" in capsys.readouterr().err
    assert out.read_bytes() == written


def test_most_bounds_the_questions(reports: Path, tmp_path: Path):
    text = "".join(f"Ilse Brandt opened the harbour of Lindow{n} on Monday.\n\n" for n in "abcdef")
    (reports / "visit.txt").write_text(f" date 2019-05-07 {text}", encoding="utf-8")
    out = tmp_path / "q.jsonl"
    assert main(["questions", str(reports), "--out", str(out), "--most", "2"]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
