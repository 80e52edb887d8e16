import random

import pytest

from qa.reader.negatives import drop_answer_sentence, swap_question
from qa.reader.pairs import Record, crop_record, mix_pairs

CONTEXT = "Ann met Bob in Paris in 1999. They spoke of 12 ships. Later Carl Doe wrote to Eve."


def test_the_sentence_with_the_answer_goes() -> None:
    answer = (CONTEXT.index("12 ships"), "12 ships")
    expected = "Ann met Bob in Paris in 1999. Later Carl Doe wrote to Eve."
    assert drop_answer_sentence(CONTEXT, [answer]) == expected


def test_nothing_is_dropped_where_the_answer_stands_twice() -> None:
    context = "Ann came. She saw Bob. Later Ann left."
    assert drop_answer_sentence(context, [(0, "Ann")]) == ""


@pytest.mark.parametrize("seed", range(30))
def test_a_swapped_question_asks_something_else_of_the_passage(seed: int) -> None:
    question = "Who wrote first to Eve in 1998?"
    swapped = swap_question(question, [CONTEXT], ["Carl Doe"], random.Random(seed))
    assert swapped
    assert swapped != question
    assert "Carl" not in swapped


def test_a_question_without_names_numbers_and_verbs_is_left() -> None:
    assert swap_question("Why though?", [CONTEXT], ["x"], random.Random(1)) == ""


def test_a_mix_is_the_same_for_a_seed_and_holds_negatives(records: list[Record]) -> None:
    many = records * 50
    pairs = mix_pairs(many, 3, {})
    assert pairs == mix_pairs(many, 3, {})
    assert pairs != mix_pairs(many, 4, {})
    answered = [pair for pair in pairs if pair.start is not None]
    assert {pair.context[pair.start : pair.end] for pair in answered} == {"Mark Milley"}
    # Every unanswerable question counts three times.
    assert sum(pair.question == "Who spoke with Shoigu?" for pair in pairs) >= 150
    assert any(pair.start is None and pair.question != records[1].question for pair in pairs)


@pytest.mark.parametrize("seed", range(10))
def test_a_cropped_record_keeps_an_answer_in_its_place(seed: int) -> None:
    answers = tuple((CONTEXT.index(text), text) for text in ("Paris", "Carl Doe"))
    record = Record("Who?", CONTEXT, answers, "a", "squad")
    cropped = crop_record(record, random.Random(seed))
    assert cropped.context in CONTEXT
    assert cropped.answers
    assert set(cropped.answers) <= {
        (cropped.context.find(text), text) for text in ("Paris", "Carl Doe")
    }
