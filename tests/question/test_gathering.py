"""Which questions want pieces of many reports, and what each report is asked for its own."""

import pytest

from qa.question.gathering import Wanted, read_gathering
from qa.types import AnswerKind


@pytest.mark.parametrize(
    ("text", "wanted", "question"),
    [
        ("Which ships were detained in Velmar?", Wanted.LIST, "Which ship was detained in Velmar?"),
        ("List all the ships", Wanted.LIST, "What is the name of the ship?"),
        ("List the ships that were detained", Wanted.LIST, "Which ship was detained?"),
        ("Give me a list of the ships held in May", Wanted.LIST, "Which ship was held in May?"),
        ("Name the ministers who resigned", Wanted.LIST, "Which minister resigned?"),
        ("Which of the banks have been fined?", Wanted.LIST, "Which bank has been fined?"),
        ("In which ports were ships held?", Wanted.LIST, "In which port were ships held?"),
        ("Which countries did Brandt visit?", Wanted.LIST, "Which country did Brandt visit?"),
        ("Which dams failed", Wanted.LIST, "Which dam failed?"),
        ("Who else resigned?", Wanted.LIST, "Who resigned?"),
        ("Which ship was detained first?", Wanted.FIRST, "Which ship was detained?"),
        ("Which ship was detained last in Ros?", Wanted.LAST, "Which ship was detained in Ros?"),
        ("Which bank was first fined?", Wanted.FIRST, "Which bank was fined?"),
        ("Which country first recognised it?", Wanted.FIRST, "Which country recognised it?"),
        ("Which was the first ship to be detained?", Wanted.FIRST, "Which ship was detained?"),
        ("Who was the last minister who quit?", Wanted.LAST, "Which minister quit?"),
        ("Who resigned first?", Wanted.FIRST, "Who resigned?"),
    ],
)
def test_each_report_is_asked_for_its_piece(text: str, wanted: Wanted, question: str):
    gathering = read_gathering(text, AnswerKind.STATEMENT)
    assert gathering is not None
    assert (gathering.wanted, gathering.question) == (wanted, question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("How many ships were detained?", "Which ship was detained?"),
        ("How many of the ministers have resigned?", "Which minister has resigned?"),
        ("What is the number of banks that were fined?", "Which bank was fined?"),
    ],
)
def test_a_count_of_named_things_asks_for_their_names(text: str, question: str):
    gathering = read_gathering(text, AnswerKind.NUMBER)
    assert gathering is not None
    assert (gathering.wanted, gathering.question) == (Wanted.COUNT, question)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many people were killed?", AnswerKind.NUMBER),
        ("How many soldiers were wounded by shelling?", AnswerKind.NUMBER),
        ("How many matches in a row had she won?", AnswerKind.NUMBER),
        ("Which minister resigned?", AnswerKind.PERSON),
        ("Which minister resigned last week?", AnswerKind.PERSON),
        ("Which team came first?", AnswerKind.STATEMENT),
        ("Which was the last car without a computer?", AnswerKind.STATEMENT),
        ("Which virus is spreading?", AnswerKind.STATEMENT),
        ("When were the first ships detained?", AnswerKind.DATE),
        ("Were the ships detained?", AnswerKind.YES_OR_NO),
    ],
)
def test_other_questions_are_asked_as_they_are(text: str, kind: AnswerKind):
    assert read_gathering(text, kind) is None


def test_things_are_counted_in_the_words_of_the_question():
    gathering = read_gathering("Which women were elected?", AnswerKind.PERSON)
    assert gathering is not None
    assert (gathering.count(1), gathering.count(2000)) == ("1 woman", "2,000 women")
