"""Labelled questions are read into the classes of what they expect."""

import gzip
import json
from pathlib import Path

import pytest

from qa.question.expected import Expected
from training.questions.classes import Labelled, read_labelled
from training.reader.news import is_held_out


def write_lines(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def labelled(tmp_path: Path) -> dict[str, Labelled]:
    trec = [
        ("When?", "NUM", "date", "train"), ("How many?", "NUM", "count", "test"),
        ("Which firm?", "HUM", "gr", "train"), ("Which code?", "NUM", "code", "train"),
        ("Why?", "DESC", "reason", "train"), ("What is it?", "DESC", "def", "train"),
    ]  # fmt: skip
    smart = [
        ("Is it?", ["boolean"]), ("Who?", ["dbo:Agent", "dbo:Person"]),
        ("Which opera?", ["dbo:Opera"]), ("Which thing?", ["wd:Q5"]),
    ]  # fmt: skip
    news = [
        ("Who did it?", "who", "a"),
        ("Which of them?", "which", "a"),
        ("Said what?", "said", "b"),
    ]
    fields = ("question", "coarse", "fine", "split")
    write_lines(
        tmp_path / "question_classes/trec.jsonl.gz",
        [dict(zip(fields, row, strict=True)) for row in trec],
    )
    write_lines(
        tmp_path / "question_classes/smart.jsonl.gz",
        [{"question": text, "types": types, "split": "train"} for text, types in smart],
    )
    write_lines(
        tmp_path / "reader/news_train.jsonl.gz",
        [{"question": text, "kind": kind, "article": name} for text, kind, name in news],
    )
    return {each.text: each for each in read_labelled(tmp_path)}


def test_the_finest_known_class_is_meant(labelled: dict[str, Labelled]):
    read = {text: each.expected for text, each in labelled.items() if each.source != "own"}
    assert read == {
        "When?": Expected.DATE,
        "How many?": Expected.NUMBER,
        "Which firm?": Expected.GROUP,
        "Which code?": Expected.THING,
        "Why?": Expected.REASON,
        "What is it?": Expected.DESCRIPTION,
        "Is it?": Expected.YES_OR_NO,
        "Who?": Expected.PERSON,
        "Which opera?": Expected.THING,
        "Who did it?": Expected.PERSON,
        "Said what?": Expected.STATEMENT,
    }


def test_test_parts_and_held_out_articles_are_kept_for_measuring(labelled: dict[str, Labelled]):
    assert labelled["How many?"].is_held_out
    assert not labelled["When?"].is_held_out
    assert labelled["Who did it?"].is_held_out is is_held_out("a")
    assert labelled["Said what?"].is_held_out is is_held_out("b")


def test_own_questions_are_learned_from(labelled: dict[str, Labelled]):
    own = [each for each in labelled.values() if each.source == "own"]
    assert {each.expected for each in own} >= {Expected.THING, Expected.STATEMENT, Expected.PLACE}
    assert not any(each.is_held_out for each in own)
