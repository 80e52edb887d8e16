"""How right the answers are: as judged, and word for word as SQuAD counts."""

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

from qa.evaluation.measures.measure import Group, Measure, observe_each, weigh_mean
from qa.evaluation.metrics import Judged, Verdict, normalise
from qa.evaluation.questions import LabelledQuestion, Match

_SQUAD = "Rajpurkar et al., SQuAD 2.0, 2018, with the normalisation of its script"
# What makes a regular expression more than the words that it matches, but for "or".
_SPECIAL = re.compile(r"[\\^$.*+?{}\[\]()]")
_WRONG = frozenset({Verdict.WRONG_ANSWER, Verdict.WRONG_SOURCE, Verdict.NOT_TOLD})


def list_plain_answers(question: LabelledQuestion) -> tuple[str, ...]:
    """Return the known answers of `question` as plain text, none where one is more than that."""
    if question.match is Match.TEXT:
        return question.answers
    if any(_SPECIAL.search(pattern) for pattern in question.answers):
        return ()
    return tuple(each for pattern in question.answers for each in pattern.split("|"))


def match_exactly(known: str, given: str) -> float:
    """Return 1 where the two are the same, as SQuAD compares them, else 0."""
    return float(normalise(known) == normalise(given))


def overlap(known: str, given: str) -> float:
    """Return the F1 of the words that `known` and `given` share, each as often as it stands."""
    wanted, found = normalise(known).split(), normalise(given).split()
    if not wanted or not found:
        return float(wanted == found)
    shared = sum((Counter(wanted) & Counter(found)).values())
    return 2 * shared / (len(wanted) + len(found))


def _is_right(row: Judged) -> float | None:
    return float(row.right) if row.question.judgeable else None


def _is_wrong(row: Judged) -> float | None:
    return float(row.verdict in _WRONG) if row.question.judgeable else None


def _compare(how: Callable[[str, str], float], row: Judged) -> float | None:
    """Return the best of the known answers; a refusal is right where nothing is told."""
    if not row.question.answerable:
        return float(not row.answer.answered)
    known = list_plain_answers(row.question)
    if not known:
        return None
    return max(how(each, row.answer.text) for each in known) if row.answer.answered else 0.0


MEASURES = (
    Measure(
        "right",
        "questions answered rightly from a listed source, or refused where nothing is told",
        Group.ANSWERS,
        observe_each(_is_right),
        "docs/evaluation.md",
        weigh_mean,
    ),
    Measure(
        "wrong_answers",
        "questions that got a wrong answer, one from elsewhere, or one that is not told",
        Group.ANSWERS,
        observe_each(_is_wrong),
        "docs/evaluation.md",
        weigh_mean,
        higher_is_better=False,
    ),
    Measure(
        "exact_match",
        "answers that are a known one word for word, of questions with answers in plain text",
        Group.ANSWERS,
        observe_each(partial(_compare, match_exactly)),
        _SQUAD,
        weigh_mean,
    ),
    Measure(
        "f1",
        "words that an answer shares with the nearest known one, of the same questions",
        Group.ANSWERS,
        observe_each(partial(_compare, overlap)),
        _SQUAD,
        weigh_mean,
    ),
)
