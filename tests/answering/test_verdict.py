"""Yes, no, or neither, from one sentence."""

import pytest
from samples import compose, evidence

from qa.answering.composing.verdict import Verdict, judge_sentence, judge_words
from qa.question.understanding import understand_question
from qa.reader.stances import Stance
from qa.types import AnswerKind, Question


@pytest.mark.parametrize(
    ("question", "sentence", "verdict"),
    [
        ("Did Brandt close the harbour?", "Brandt closed the harbour on Monday.", Verdict.YES),
        ("Did Brandt close the harbour?", "Brandt did not close the harbour.", Verdict.NO),
        ("Did Brandt close the harbour?", "Brandt refused to close the harbour.", Verdict.NO),
        ("Didn't Brandt close the harbour?", "Brandt didn't close the harbour.", Verdict.NO),
        ("Didn't Brandt close the harbour?", "Brandt closed the harbour.", Verdict.YES),
        ("Did Brandt close the harbour?", "Brandt will close the harbour in May.", Verdict.OPEN),
        ("Did Brandt close the harbour?", "Brandt was asked to close the harbour.", Verdict.OPEN),
        ("Did Brandt close the harbour?", "Brandt ruled out closing the harbour.", Verdict.OPEN),
        ("Did Brandt close the harbour?", "Brandt closed the harbour in May.", Verdict.YES),
        (
            "Did Brandt close the harbour?",
            "Brandt closed the harbour, but the ferry did not stop.",
            Verdict.YES,
        ),
        ("Did Brandt close the harbour?", "Not only did Brandt close the harbour.", Verdict.YES),
        ("Did Brandt deny the theft?", "Brandt denied the theft.", Verdict.YES),
        ("Did Brandt close the harbour in 2019?", "Brandt closed the harbour.", Verdict.OPEN),
        ("Did Brandt close the harbour?", "Brandt plans to close the harbour.", Verdict.OPEN),
        ("Did Brandt close the harbour?", "Brandt denied she closed the harbour.", Verdict.OPEN),
    ],
)
def test_a_sentence_affirms_negates_or_leaves_open(question: str, sentence: str, verdict: Verdict):
    asked = understand_question(Question(question))
    assert judge_words(asked, evidence("a", sentence, 0.8)) is verdict


def test_a_sentence_without_the_names_says_neither():
    found = evidence("a", "Meier closed the harbour.", 0.8, names=0.5)
    asked = understand_question(Question("Did Brandt close the harbour?"))
    assert judge_words(asked, found) is Verdict.OPEN


@pytest.mark.parametrize(
    ("sentence", "stance", "verdict"),
    [
        ("Brandt closed the harbour.", Stance(0.95, 0.02, 0.03), Verdict.YES),
        ("Brandt closed the harbour.", Stance(0.85, 0.02, 0.13), Verdict.OPEN),
        ("Brandt never closed the harbour.", Stance(0.02, 0.95, 0.03), Verdict.NO),
        ("Brandt did not close the harbour.", Stance(0.95, 0.02, 0.03), Verdict.OPEN),
        ("Brandt closed the harbour.", Stance(0.02, 0.95, 0.03), Verdict.OPEN),
        ("Brandt closed the harbour.", None, Verdict.OPEN),
    ],
)
def test_a_reader_must_be_sure_and_the_words_must_not_say_the_opposite(
    sentence: str, stance: Stance | None, verdict: Verdict
):
    asked = understand_question(Question("Did Brandt close the harbour?"))
    assert judge_sentence(asked, evidence("a", sentence, 0.8, stance=stance)) is verdict


def test_the_answer_leads_with_the_verdict():
    asked = understand_question(Question("And did Brandt close the harbour?"))
    assert asked.kind is AnswerKind.YES_OR_NO
    told = evidence("a", "Brandt closed the harbour.", 0.8, stance=Stance(0.95, 0.02, 0.03))
    answer = compose(asked, [told])
    assert answer.text == "Yes: Brandt closed the harbour."
    assert answer.citations[0].quote == "Brandt closed the harbour."


@pytest.mark.parametrize("text", ["Do you know when it closed?", "What did Brandt do?"])
def test_a_question_that_only_sounds_so_is_of_another_kind(text: str):
    assert understand_question(Question(text)).kind is not AnswerKind.YES_OR_NO
