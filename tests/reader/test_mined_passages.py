"""Passages that a search brings and that do not answer, as training takes them."""

import pytest

from embeddings.encoder import DeferredEncoder
from qa.reader.mining import mine_passages
from qa.reader.pairs import Record, mix_pairs

ANSWERING = "General Mark Milley spoke with General Valery Gerasimov on Wednesday."
ALIKE = "General Gerasimov spoke with the Turkish chief of staff by telephone."
AGAIN = "Gerasimov heard Mark Milley speak of the exercise."
OTHER = "Bakers in Lyon raised the price of bread."


def _ask(question: str, context: str, answer: str, source: str = "squad") -> Record:
    return Record(question, context, ((context.index(answer), answer),), "a", source)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [
        _ask("Who spoke with Gerasimov?", ANSWERING, "Mark Milley"),
        _ask("Whom did Gerasimov speak with?", ALIKE, "the Turkish chief of staff"),
        _ask("What did Gerasimov hear of?", AGAIN, "the exercise"),
        _ask("What did bakers raise?", OTHER, "the price of bread"),
        _ask("What did the author like?", "I liked the soup.", "soup", "squadshifts-reddit"),
    ]


def test_the_likest_passages_without_the_answer_are_mined(records: list[Record]) -> None:
    mined = mine_passages(records, DeferredEncoder())
    assert mined["Who spoke with Gerasimov?"] == [ALIKE, OTHER]
    assert mined["What did bakers raise?"][-1] != OTHER
    assert "What did the author like?" not in mined


def test_mined_passages_are_mixed_in_as_unanswered(records: list[Record]) -> None:
    mined = {records[0].question: [ALIKE]}
    mixed = [
        pair
        for pair in mix_pairs(records * 50, 1, mined)
        if pair.question == records[0].question and pair.context == ALIKE
    ]
    assert mixed
    assert all(pair.start is None and pair.end is None for pair in mixed)
    # The group has the passage too: without mining it comes up more rarely.
    plain = [pair for pair in mix_pairs(records * 50, 1, {}) if pair.context == ALIKE]
    assert len(mixed) > sum(pair.question == records[0].question for pair in plain)


def test_without_questions_that_stand_alone_nothing_is_mined(records: list[Record]) -> None:
    assert mine_passages(records[-1:], DeferredEncoder()) == {}
