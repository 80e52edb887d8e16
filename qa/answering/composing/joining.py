"""The answers to several questions that were asked in one, given together, each with its own."""

from collections.abc import Sequence
from dataclasses import replace

from qa.types import Answer


def join_answers(questions: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """Return one answer that gives each of `answers` behind its question, with all citations.

    It is answered where one of them is, and as sure as the least sure of those; what is not told is
    said at its place. There is at least one.
    """
    told = [each for each in answers if each.answered]
    first = told[0] if told else answers[0]
    lines = [f"{question} {each.text}" for question, each in zip(questions, answers, strict=True)]
    notes = [each.note for each in answers if each.note]
    missing = len(answers) - len(told)
    counted = f"{len(answers)} questions were asked in one"
    counted += f"; {missing} of them the reports do not answer." if missing else "."
    return replace(
        first,
        answered=bool(told),
        text="\n".join(lines),
        note=" ".join([counted, *notes]),
        citations=tuple(dict.fromkeys(cited for each in told for cited in each.citations)),
        # What others say is of one question, and has to name it.
        differing=tuple(
            replace(other, text=f"{question} {other.text}")
            for question, each in zip(questions, answers, strict=True)
            if each.answered
            for other in each.differing
        ),
        confidence=min((each.confidence for each in told), default=0.0),
        support=min((each.support for each in told), default=0),
        events=(),
        corrections=tuple(dict.fromkeys(fix for each in answers for fix in each.corrections)),
        retrieved=tuple(dict.fromkeys(name for each in answers for name in each.retrieved))[:20],
    )
