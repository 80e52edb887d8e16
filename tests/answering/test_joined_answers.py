"""Answers to several questions in one, given together."""

from datetime import date

from qa.answering.composing.joining import join_answers
from qa.types import Alternative, Answer, Citation, DateBasis, ReportDate

QUESTIONS = ("Who sold it?", "What did it cost?")
DAY = ReportDate(date(2021, 4, 1), DateBasis.STATED, "its header says so")


def cite(source: str) -> Citation:
    return Citation(source, "", DAY, "words", 0, 5)


def test_each_answer_stands_behind_its_question_and_as_the_least_sure():
    sold = Answer(True, "Karin Blom", citations=(cite("a"),), confidence=0.9, support=2)
    cost = Answer(True, "9 euros", citations=(cite("b"),), confidence=0.5, support=1)
    joined = join_answers(QUESTIONS, (sold, cost))
    assert joined.text == "Who sold it? Karin Blom\nWhat did it cost? 9 euros"
    assert [each.source for each in joined.citations] == ["a", "b"]
    assert (joined.answered, joined.confidence, joined.support) == (True, 0.5, 1)
    assert joined.note == "2 questions were asked in one."


def test_what_is_not_told_is_said_and_cites_nothing():
    refused = Answer(False, "Not told.", note="No report names it.", citations=(cite("x"),))
    cost = Answer(True, "9 euros", citations=(cite("b"),), confidence=0.5, support=1)
    joined = join_answers(QUESTIONS, (refused, cost))
    assert joined.text == "Who sold it? Not told.\nWhat did it cost? 9 euros"
    assert [each.source for each in joined.citations] == ["b"]
    assert joined.note == (
        "2 questions were asked in one; 1 of them the reports do not answer. No report names it."
    )
    assert not join_answers(QUESTIONS, (refused, refused)).answered


def test_what_others_say_names_its_question():
    other = Alternative("8 euros", None, (cite("c"),))
    sold = Answer(True, "Karin Blom", citations=(cite("a"),), confidence=0.9, support=1)
    cost = Answer(True, "9 euros", citations=(cite("b"),), differing=(other,), confidence=0.5)
    (differing,) = join_answers(QUESTIONS, (sold, cost)).differing
    assert differing.text == "What did it cost? 8 euros"
