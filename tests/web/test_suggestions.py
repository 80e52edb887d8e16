"""Questions to begin with and to go on with: only such as are answered."""

from pathlib import Path

from qa.assistant import Assistant, open_assistant
from qa.types import Question
from qa.web.ask.conversation import Turn
from qa.web.ask.suggestions import EXAMPLES, suggest_questions, suggest_starters


def test_the_seeds_have_their_examples(seed_assistant: Assistant) -> None:
    assert suggest_starters(seed_assistant) == EXAMPLES


def test_other_reports_have_starters_of_their_own_that_are_answered(reports: Path) -> None:
    assistant = open_assistant(reports)
    starters = suggest_starters(assistant)
    assert not set(starters) & set(EXAMPLES)
    assert all(assistant.ask(Question(text)).answered for text in starters)


def test_what_was_asked_is_not_proposed_again(seed_assistant: Assistant) -> None:
    question = Question("Who is John Kirby?")
    turn = Turn(question, "…", seed_assistant.ask(question))
    proposed = suggest_questions(seed_assistant, [turn])
    assert question.text not in proposed
    assert proposed
    history = (question.text, turn.answer.text if turn.answer else "")
    assert all(seed_assistant.ask(Question(text, history=history)).answered for text in proposed)
    assert suggest_questions(seed_assistant, ()) == ()
