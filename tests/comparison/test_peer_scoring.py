"""Replies of other systems are judged as Dateline's own answers are."""

import json
from pathlib import Path

from peers.scoring import judge, read_asked, score_replies, write_asked

from qa.evaluation.metrics import Verdict
from qa.evaluation.questions import LabelledQuestion, Match
from qa.types import Question

BURNED = LabelledQuestion(
    "1", "what", Question("What burned down?"), ("mill",), ("a.txt", "b.txt"), Match.TEXT
)
UNTOLD = LabelledQuestion("2", "null", Question("Who built it?"), (), ())


def given(text: str, *sources: str) -> dict:
    return {"text": text, "sources": list(sources)}


def test_an_answer_is_right_with_a_known_one_from_a_listed_article():
    assert judge(BURNED, given("The Mill", "b.txt")) is Verdict.RIGHT
    assert judge(BURNED, given("The Mill", "c.txt")) is Verdict.WRONG_SOURCE
    assert judge(BURNED, given("a barn", "a.txt")) is Verdict.WRONG_ANSWER
    assert judge(BURNED, None) is Verdict.REFUSED_WRONGLY


def test_what_is_not_told_is_to_be_refused():
    assert judge(UNTOLD, None) is Verdict.REFUSED_RIGHTLY
    assert judge(UNTOLD, given("Smith", "a.txt")) is Verdict.NOT_TOLD


def test_articles_that_were_found_are_counted_over_questions_with_sources():
    replies = [
        {"id": "1", "found": ["x", "b.txt", "a.txt"], "find_ms": 4.0},
        {"id": "2", "found": ["x"], "find_ms": 2.0},
    ]
    figures = score_replies([BURNED, UNTOLD], replies)
    assert (figures["questions"], figures["sought"]) == (2, 1)
    assert (figures["hits_at_1"], figures["hits_at_10"], figures["mrr_at_10"]) == (0.0, 1.0, 0.5)
    assert figures["find_ms"] == {"p50": 2.0, "p95": 4.0}
    assert figures["each"] == [
        {"id": "1", "find_ms": 4.0, "rank": 2},
        {"id": "2", "find_ms": 2.0, "rank": None},
    ]


def test_answers_are_counted_and_their_words_are_not_kept():
    replies = [
        {"id": "1", "answer": given("the mill", "a.txt"), "answer_ms": 5.0},
        {"id": "2", "answer": None, "answer_ms": 3.0},
    ]
    figures = score_replies([BURNED, UNTOLD], replies)
    assert (figures["right"], figures["answerable"], figures["refused_wrongly"]) == (1, 1, 0)
    assert (figures["refused_rightly"], figures["untold"]) == (1, 1)
    assert figures["each"][0] == {"id": "1", "answer_ms": 5.0, "verdict": "right"}
    assert "hits_at_1" not in figures


def test_questions_that_lean_on_others_are_left_out_and_no_answer_is_told(tmp_path: Path):
    file = tmp_path / "asked.jsonl"
    lines = [
        {"id": "1", "question": "What burned?", "answers": ["mill"], "sources": ["a.txt"]},
        {"id": "2", "question": "When?", "answers": ["May"], "history": ["What burned?"]},
        {"id": "3", "question": "Who came?", "answers": ["Ann"], "sources": ["a.txt"]},
    ]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert [each.identity for each in read_asked(file)] == ["1", "3"]
    told = tmp_path / "told.jsonl"
    write_asked(read_asked(file, 1), told)
    assert told.read_text(encoding="utf-8") == '{"id": "1", "question": "What burned?"}\n'
