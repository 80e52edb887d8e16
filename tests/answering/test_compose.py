"""The words of an answer that several sentences give, and what is cited for it."""

from dataclasses import replace

from samples import compose, evidence

from qa.answering.evidence.sentences import Evidence
from qa.question.understanding import understand_question
from qa.types import Question

WHO = understand_question(Question("Who was on the ferry?"))
PASSENGERS = replace(WHO, several=True)


def told(source: str, name: str, odds: float = 4.0) -> Evidence:
    return evidence(source, f"{name} was on the ferry.", 0.95, 1.0, marked=name, odds=odds)


def test_differing_answers_to_a_question_for_one_stay_apart():
    answer = compose(WHO, [told("a", "Otto Meier"), told("b", "Ilse Brandt")])
    assert [each.text for each in answer.differing] == [
        answer.text.replace("Otto Meier", "Ilse Brandt")
    ]


def test_what_several_reports_list_is_one_answer():
    answer = compose(PASSENGERS, [told("a", "Otto Meier"), told("b", "Ilse Brandt")])
    assert "Otto Meier" in answer.text and "Ilse Brandt" in answer.text
    assert [each.source for each in answer.citations] == ["a", "b"]
    assert answer.differing == ()
    assert answer.note == "Put together from 2 sentences of 2 reports."


def test_what_is_said_again_is_listed_once():
    whole = evidence(
        "a", "Otto Meier and Ilse Brandt were on the ferry.", 0.95, 1.0,
        marked="Otto Meier and Ilse Brandt", odds=5.0,
    )  # fmt: skip
    answer = compose(PASSENGERS, [whole, told("b", "Brandt", odds=1.0)])
    assert (answer.text.count("Brandt"), answer.note) == (1, "")
