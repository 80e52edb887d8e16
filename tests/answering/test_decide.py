"""Which answer is given, which are told as differing, and what is refused."""

from dataclasses import replace

import pytest
from samples import decide, evidence

from qa.answering.ranking.deciding import explain_refusal, list_fitting
from qa.question.understanding import understand_question
from qa.types import Question

WHO = understand_question(Question("Who closed the harbour?"))
HOW_MANY = understand_question(Question("How many boats sank?"))


def test_the_likeliest_answer_comes_first_with_all_that_give_it():
    ranked = [
        evidence("a", "Otto Meier closed it.", 0.80, marked="Otto Meier", odds=-1.0),
        evidence("b", "Ilse Brandt closed it.", 0.79, marked="Ilse Brandt", odds=2.0),
        evidence("c", "Mayor Brandt did it.", 0.78, marked="Mayor Brandt", odds=1.0),
    ]
    first, *_ = decide(WHO, ranked)
    assert [found.report.source for found in first.told] == ["b", "c"]
    assert first.support == 2


def test_what_is_nearly_as_likely_and_says_another_is_told_too():
    ranked = [
        evidence("a", "Otto Meier closed it.", 0.80, marked="Otto Meier", odds=2.0),
        evidence("b", "Ilse Brandt closed it.", 0.80, marked="Ilse Brandt", odds=1.9),
        evidence("c", "Carl Doe left it.", 0.40, marked="Carl Doe", odds=-3.0),
    ]
    assert [each.told[0].words for each in decide(WHO, ranked)] == [
        "Otto Meier",
        "Ilse Brandt",
    ]


def test_more_are_told_where_several_are_asked_for():
    ranked = [
        evidence(name, f"{name} Brandt closed it.", 0.8, marked=f"{name} Brandt", odds=2.0)
        for name in ("Ilse", "Otto", "Carl", "Dora", "Emil")
    ]
    several = replace(WHO, several=True)
    assert (len(decide(WHO, ranked)), len(decide(several, ranked))) == (3, 5)


def test_nearly_copies_of_one_text_are_one_source():
    told = [
        evidence(name, "Ilse Brandt closed it.", 0.8, marked="Ilse Brandt", odds=2.0, story=7)
        for name in ("a", "b")
    ]
    (found,) = decide(WHO, told)
    assert (len(found.told), found.support) == (2, 1)


@pytest.mark.parametrize(("likeness", "coverage"), [(0.3, 0.3), (0.1, 0.2)])
def test_what_is_unlike_the_question_is_refused(likeness: float, coverage: float):
    assert decide(WHO, [evidence("a", "Text.", likeness, coverage)]) == []


def test_a_sentence_that_lacks_names_of_the_question_is_less_likely():
    with_names, without = (evidence("a", "Text.", 0.7, 0.7, names=names) for names in (1.0, 0.2))
    assert decide(WHO, [with_names])
    assert not decide(WHO, [without])


def test_a_reader_that_sees_no_answer_counts_against_a_likely_sentence():
    def ask(odds: float) -> float:
        told = evidence("a", "Ilse Brandt left.", 0.5, 0.4, marked="Ilse Brandt", odds=odds)
        return max((each.confidence for each in decide(WHO, [told])), default=0.0)

    assert ask(4.0) > 2 * ask(-4.0)


def test_a_number_is_answered_by_a_sentence_with_one():
    boats = [evidence("a", "Boats sank.", 0.9), evidence("b", "Thirty boats sank.", 0.8)]
    assert [found.told[0].text for found in decide(HOW_MANY, boats)] == ["Thirty boats sank."]
    assert decide(HOW_MANY, boats[:1]) == []


@pytest.mark.parametrize(("likeness", "is_answered"), [(0.7, True), (0.4, False)])
def test_yes_or_no_takes_a_sentence_that_comes_near(likeness: float, is_answered: bool):
    asked = understand_question(Question("Did Brandt close the harbour?"))
    told = [evidence("a", "Brandt closed the harbour.", likeness, 0.6)]
    assert bool(decide(asked, told)) is is_answered


def test_a_refusal_says_what_is_nearest():
    assert explain_refusal(WHO, [evidence("a.txt", "Text.", 0.1)]).endswith("nearest is in a.txt.")
    assert explain_refusal(WHO, []) == "No report matches the question."
    nothing = understand_question(Question("What is it?"))
    assert "names nothing" in explain_refusal(nothing, [])


def test_a_report_without_the_person_asked_about_is_no_answer_and_a_refusal_says_so():
    asked = understand_question(Question("When did Ilse Brandt close the harbour?"))
    other = evidence("a", "Ilse Sandberg closed it in 2019.", 0.9)
    named = evidence("b", "Ilse Brandt left.", 0.3)
    assert list_fitting(asked, [other, named]) == [named]
    assert explain_refusal(asked, [other]) == "No report names Ilse Brandt."
    assert explain_refusal(asked, [other, named]) == (
        "No report that names Ilse Brandt tells of this."
    )


def test_a_sentence_of_another_year_is_no_answer_and_a_refusal_says_so():
    asked = understand_question(Question("How many boats sank in 2016?"))
    told = [evidence("a", "Thirty boats sank in 2019.", 0.9)]
    assert list_fitting(asked, told) == []
    assert explain_refusal(asked, told) == (
        "The reports that tell of this are of another time than 2016."
    )
    of_that_year = evidence("b", "It rained in 2016.", 0.2)
    assert "nearest is in a" in explain_refusal(asked, [*told, of_that_year])


def test_of_two_figures_only_that_of_the_year_asked_for_may_answer():
    asked = understand_question(Question("How many boats sank in 2019?"))
    text = "30 boats sank in 2020, up from 20 in 2019."
    (fitting,) = list_fitting(asked, [evidence("a", text, 0.9, marked="30 boats")])
    assert [text[span.start : span.end] for span in fitting.spans] == ["20"]
    untold = evidence("a", "30 boats sank in 2020, up from 20.", 0.9, marked="30 boats")
    assert list_fitting(asked, [untold]) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did Ilse Brandt resign?", "Mayor Ilse Brandt did not resign on Sunday."),
        ("Who signed the plan?", "Otto Meier refused to sign the plan."),
    ],
)
def test_what_was_not_done_has_no_day_and_no_doer_and_a_refusal_says_so(question: str, text: str):
    asked = understand_question(Question(question))
    told = [evidence("a", text, 0.9, marked=text[:10], odds=3.0)]
    assert list_fitting(asked, told) == []
    assert explain_refusal(asked, told) == "The nearest sentence, in a, says that it was not so."


def test_who_did_not_do_it_is_told_to_who_asks_for_that():
    asked = understand_question(Question("Who did not sign the plan?"))
    told = [evidence("a", "Otto Meier did not sign the plan.", 0.9, marked="Otto Meier")]
    assert list_fitting(asked, told) == told
