"""How confidence is computed, and what follows from it: words alone, or why nothing is answered."""

from dataclasses import replace
from datetime import date
from math import log

import pytest
from samples import evidence

from qa.answering.ranking.confidence import (
    Features,
    Model,
    Ranking,
    choose_ranking,
    estimate_confidences,
    estimate_list,
    estimate_nearest,
    load_ranking,
)
from qa.answering.ranking.deciding import Unanswered, decide_answers, list_near, refuse_answer
from qa.question.understanding import understand_question
from qa.types import AnswerKind, DateBasis, Question, ReportDate

WHO = understand_question(Question("Who closed the harbour?"))
WHEN = understand_question(Question("When did Ilse Brandt close the harbour?"))
# The odds that a reader gives, as a probability: 0 is .5, the logarithm of 3 is .75.
PLAIN = Model(Features(odds=1.0), Features(odds=1.0), bias=0.0, least=0.3, sure=0.7)
OTHER = replace(PLAIN, bias=-log(3))
RANKING = Ranking(date=OTHER, closed=OTHER, words=PLAIN)


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        (AnswerKind.DATE, RANKING.date),
        (AnswerKind.YES_OR_NO, RANKING.closed),
        (AnswerKind.PERSON, RANKING.words),
        (AnswerKind.STATEMENT, RANKING.words),
        (AnswerKind.LATEST, RANKING.words),
    ],
)
def test_each_kind_of_answer_has_its_model(kind: AnswerKind, model: Model):
    assert RANKING.choose_model(kind) is model


def test_what_nothing_is_marked_in_is_weighed_as_unread():
    unread = evidence("a", "Ilse Brandt closed it.", 0.8)
    marked = evidence("b", "Ilse Brandt closed it.", 0.8, marked="Ilse Brandt", odds=1.0)
    assert choose_ranking("large", [unread]) is load_ranking("none")
    assert choose_ranking("large", [unread, marked]) is load_ranking("large")
    assert choose_ranking("OWNER/MODEL", [marked]) == load_ranking("small")


def test_confidence_is_the_logistic_of_the_weighed_features():
    features = [Features(odds=0.0), Features(odds=log(3))]
    assert estimate_confidences(features, PLAIN) == pytest.approx([0.5, 0.75])
    assert estimate_confidences(features, OTHER) == pytest.approx([0.25, 0.5])


def test_a_list_is_as_sure_as_its_things_are_on_average_and_a_digest_as_its_nearest():
    told = [evidence("a", "Text.", 0.8, odds=odds) for odds in (0.0, log(3))]
    assert estimate_list(told) == pytest.approx(0.625)
    assert estimate_nearest(told[1], RANKING) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("odds", "kind", "wants_sentence", "stands_alone"),
    [
        (log(3), AnswerKind.PERSON, False, True),
        (log(2), AnswerKind.PERSON, False, False),
        (log(3), AnswerKind.PERSON, True, False),
        (log(3), AnswerKind.STATEMENT, False, False),
        (log(9), AnswerKind.STATEMENT, False, True),
    ],
)
def test_words_stand_alone_where_they_are_sure(
    odds: float, kind: AnswerKind, wants_sentence: bool, stands_alone: bool
):
    asked = replace(WHO, kind=kind, wants_sentence=wants_sentence)
    told = evidence("a", "Ilse Brandt closed it.", 0.8, marked="Ilse Brandt", odds=odds)
    (found,) = decide_answers(asked, [told], RANKING)
    assert found.stands_alone is stands_alone


def test_below_the_least_confidence_nothing_is_answered():
    told = evidence("a", "Ilse Brandt closed it.", 0.8, marked="Ilse Brandt", odds=-1.0)
    assert decide_answers(WHO, [told], RANKING) == []
    assert decide_answers(WHO, [replace(told, odds=0.0)], RANKING)[0].confidence == 0.5


def test_a_digest_holds_what_comes_near_to_its_best():
    told = [evidence(name, "Text.", like, like) for name, like in (("a", 0.9), ("b", 0.6))]
    far = evidence("c", "Text.", 0.5, 0.5)
    assert list_near(WHO, [*told, far]) == told
    assert list_near(WHO, [replace(far, likeness=0.1)]) == []


def test_what_is_told_and_dated_by_nothing_is_told_in_the_refusal():
    told = evidence("a", "Ilse Brandt closed the harbour.", 0.9)
    assert refuse_answer(WHEN, [told]) == Unanswered(
        "The reports tell of this, but nothing in them dates it.", (told,)
    )
    day = ReportDate(date(2021, 3, 4), DateBasis.STATED, "its first line says so")
    dated = replace(told, report=replace(told.report, published=day))
    for unanswered in (refuse_answer(WHEN, [dated]), refuse_answer(WHO, [told])):
        assert unanswered == Unanswered(
            "No sentence of the reports answers this; the nearest is in a."
        )
