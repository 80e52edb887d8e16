"""What was said before a question, in the forms in which it comes."""

import pytest

from qa.errors import QuestionError
from qa.question.history import read_history, read_lines, write_history
from qa.types import Said


@pytest.mark.parametrize(
    ("lines", "turns"),
    [
        ((), ()),
        (("Who sold the mill?",), (Said("Who sold the mill?"),)),
        (("Who sold the mill?", "Otto Meier"), (Said("Who sold the mill?", "Otto Meier"),)),
        (("Who sold it?", "When?"), (Said("Who sold it?"), Said("When?"))),
        (("who sold it", "when was that"), (Said("who sold it"), Said("when was that"))),
        (("Who sold it?", "Otto", "why"), (Said("Who sold it?", "Otto"), Said("why"))),
        (("latest on the mill", "It burned."), (Said("latest on the mill", "It burned."),)),
    ],
)  # fmt: skip
def test_lines_are_told_apart(lines: tuple[str, ...], turns: tuple[Said, ...]):
    assert read_history(lines) == read_lines(lines) == turns


def test_pairs_and_objects_are_turns():
    told = [
        {"question": "Who?", "answer": "Where is he?"},
        ["When?", "In May."],
        {"question": "Why?"},
    ]
    turns = (Said("Who?", "Where is he?"), Said("When?", "In May."), Said("Why?"))
    assert read_history(told) == turns
    assert read_history(write_history(turns)) == read_history(turns) == turns
    assert read_lines(['{"question": "Who?", "answer": "Otto"}', "{no object"]) == (
        Said("Who?", "Otto"),
        Said("{no object"),
    )


@pytest.mark.parametrize("value", [7, None, {"answer": "x"}, {"question": 3}, ["a", "b", "c"], []])
def test_anything_else_is_told(value: object):
    with pytest.raises(ValueError, match="is not a question"):
        read_history([value])


def test_a_line_that_is_no_turn_is_told_with_the_form():
    with pytest.raises(QuestionError, match=r'give lines, or \{"question"'):
        read_lines(['{"asked": "Who?"}'])
