"""What a reader learns from: cut, exchanged, written and read back."""

import gzip
import json
import random
from pathlib import Path

import pytest

from qa.errors import ReaderError
from training.reader.cropping import MOST_WORDS, crop_around, crop_near
from training.reader.examples import Example, Stance, read_examples, write_examples
from training.reader.general import Record, make_examples, read_claims
from training.reader.news import is_held_out
from training.reader.swaps import swap_question

CONTEXT = "Ann met Bob in Paris in 1999. They spoke of 12 ships. Later Carl Doe wrote to Eve."
LONG = " ".join(f"Sentence number {n} tells of the {n} boats that came in." for n in range(60))


@pytest.mark.parametrize("seed", range(12))
def test_a_crop_holds_what_answers_in_whole_sentences(seed: int) -> None:
    start = LONG.index("of the 31 boats")
    window = crop_around(LONG, start, start + len("of the 31 boats"), random.Random(seed))
    near = LONG[window.start : window.end]
    assert "of the 31 boats" in near
    assert near.startswith("Sentence number")
    assert near.endswith("came in.")
    assert len(near.split()) <= MOST_WORDS


def test_a_crop_for_what_is_not_told_lies_near_the_words_of_the_question() -> None:
    window = crop_near(LONG, "Who owned the 47 boats?", random.Random(3))
    assert "the 47 boats" in LONG[window.start : window.end]


@pytest.mark.parametrize("seed", range(20))
def test_an_example_keeps_its_answer_in_its_place(seed: int) -> None:
    at = LONG.index("12 boats")
    record = Record("How many?", LONG, ((at, "12 boats"),), "made")
    for example in make_examples(record, random.Random(seed)):
        assert example.context[example.start : example.end] == "12 boats"


def test_examples_come_back_as_they_were_written(tmp_path: Path) -> None:
    written = [
        Example("Who?", "Zoë Čapek.", 0, 3, source="a"),
        Example("Did she?", "She did not.", reads_words=False, stance=Stance.NO),
    ]
    write_examples(tmp_path / "mix.jsonl.gz", written)
    assert list(read_examples(tmp_path / "mix.jsonl.gz")) == written
    assert [each.is_answered for each in written] == [True, False]


def test_a_file_of_something_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mix.jsonl.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(
        ReaderError, match=r"mix\.jsonl\.gz cannot be read .* training\.reader\.mix"
    ):
        list(read_examples(path))


@pytest.mark.parametrize("seed", range(30))
def test_a_swapped_question_asks_something_else_of_the_passage(seed: int) -> None:
    question = "Who wrote first to Eve in 1998?"
    swapped = swap_question(question, [CONTEXT], ["Carl Doe"], random.Random(seed))
    assert swapped
    assert swapped != question
    assert "Carl" not in swapped


def test_a_question_without_names_numbers_and_verbs_is_left() -> None:
    assert swap_question("Why though?", [CONTEXT], ["x"], random.Random(1)) == ""


def test_about_a_fifth_of_the_articles_is_held_out() -> None:
    # By the first digit of the name's MD5: "a" has 0cc1…, "b" 92eb….
    assert (is_held_out("a"), is_held_out("b")) == (True, False)
    assert 0.15 < sum(is_held_out(f"article {n}") for n in range(1000)) / 1000 < 0.23


def test_a_claim_that_is_not_supported_may_be_denied_and_is_not_learned(tmp_path: Path) -> None:
    rows = [("supported", "rte"), ("refuted", "rte"), ("neutral", "rte"), ("not_supported", "rte")]
    path = tmp_path / "claims.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for label, source in [*rows, ("supported", "fnc1-test")]:
            raw = {"premise": "It rained.", "hypothesis": label, "label": label, "source": source}
            out.write(json.dumps(raw) + "\n")
    claims = read_claims(path, random.Random(1))
    assert {each.question: each.stance for each in claims if each.source == "rte"} == {
        "supported": Stance.YES,
        "refuted": Stance.NO,
        "neutral": Stance.OPEN,
    }
    assert not any(each.source == "fnc1-test" for each in read_claims(path, random.Random(1)))
