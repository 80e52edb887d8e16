"""Follow-ups made whole from what was said before."""

import pytest

from qa.question.followups import Completion, complete_question
from qa.question.history import read_history

EMPTY = frozenset("and did do how in is many of the to was were what when where who why".split())


def complete(text: str, *history: str) -> Completion:
    return complete_question(text, read_history(history), EMPTY)


@pytest.mark.parametrize(
    ("history", "text", "completed"),
    [
        (("When did Brandt call Meier?",), "Who else did he call?", "Who else did Brandt call?"),
        (("Who is mayor?", "Ilse Brandt"), "When did she resign?", "When did Ilse Brandt resign?"),
        (("Where does Ilse Brandt live?",), "Who is her deputy?", "Who is Ilse Brandt’s deputy?"),
        (
            ("When did Brandt arrive in Ostrava?",),
            "What did she say there?",
            "What did Brandt say in Ostrava?",
        ),
        (
            ("What did the Harbour Board decide?", "To close the quay."),
            "Why did they do it?",
            "Why did Harbour Board do it?",
        ),
        (("Who is Ilse Brandt?",), "When did Petri meet her?", "When did Petri meet Ilse Brandt?"),
        (("Who is Otto Meier?",), "What did Petri tell him?", "What did Petri tell Otto Meier?"),
        (("Who is Brandt?", "Ilse Brandt is mayor."), "Who called her?", "Who called Ilse Brandt?"),
        (("Who is Ilse Brandt?",), "What kept her out of it?", "What kept Ilse Brandt out of it?"),
        (("Who is Ilse Brandt?",), "Who told her that?", "Who told Ilse Brandt that?"),
        (("Which trams ran in Lindow?",), "How old is each of them?", "How old is each of them?"),
    ],
)  # fmt: skip
def test_pronouns_give_way_to_names(history: tuple[str, ...], text: str, completed: str):
    assert complete(text, *history).text == completed


def test_who_was_spoken_of_last_comes_first():
    history = (
        "When did Brandt resign?",
        "In May.",
        "Who followed Ahrens in Lindow?",
        "Olga Petri.",
    )
    assert complete("When was she born?", *history).text == "When was Olga Petri born?"


def test_what_a_short_question_leaves_out_is_searched_too():
    whole = complete("How many were wounded?", "How many sailors of the Albatros were rescued?")
    assert whole == Completion("How many were wounded?", "Albatros sailors rescued")
    assert complete("Why?", "Who closed the quay?").context == "closed quay"


@pytest.mark.parametrize(
    "text",
    [
        "When did Petri resign?",
        "Did Petri say that he would resign?",
        "How many sailors were rescued near the harbour wall?",
    ],
)
def test_a_question_that_leans_on_nothing_stays_as_it_is(text: str):
    assert complete(text, "When did Brandt call Meier in Ostrava?") == Completion(text)


def test_a_name_may_begin_with_a_small_letter():
    assert complete("What is the price?", "When did the eTram come to Lindow?").context == (
        "eTram Lindow come"
    )


def test_without_a_history_nothing_is_added():
    assert complete("And why did he?") == Completion("And why did he?")


def test_a_name_in_the_question_is_not_what_its_pronoun_stands_for():
    whole = complete("And did he call Meier?", "When did Meier meet Brandt?")
    assert whole.text == "And did Brandt call Meier?"


@pytest.mark.parametrize("said", ["", "?", "he", "…", "\u202e", "A" * 2000])
def test_any_history_is_taken(said: str):
    assert complete("Why did he?", said).text.startswith("Why did")


def test_the_day_of_an_answer_is_nobody():
    history = ("When did Brandt call Meier?", "March 31, 2021 (Wednesday)")
    assert complete("When did he call him?", *history).text == "When did Brandt call him?"


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("How many boats sank in Lindow?", "And in Ostrava?", "How many boats sank in Ostrava?"),
        ("How many sank in Lindow?", "What about Ostrava?", "How many sank in Ostrava?"),
        ("Why did Brandt resign?", "And Ilse Petri?", "Why did Ilse Petri resign?"),
        ("What happened in March 2021?", "And in April 2021?", "What happened in April 2021?"),
        ("Who won in 2019?", "and in 2021", "Who won in 2021?"),
        ("Who won the cup?", "And in 2021?", "Who won the cup in 2021?"),
        ("Who won the cup?", "In Lindow?", "Who won the cup in Lindow?"),
    ],
)  # fmt: skip
def test_what_only_differs_takes_its_place_in_the_question_before(
    before: str, text: str, whole: str
):
    assert complete(text, before, "Otto Meier in Prague") == Completion(whole, is_rebuilt=True)


def test_the_question_before_may_have_leaned_on_another():
    history = ("Who is Ilse Brandt?", "The mayor", "What did she say in Lindow?", "Nothing")
    whole = complete("And in Ostrava?", *history)
    assert (whole.text, whole.is_rebuilt) == ("What did Ilse Brandt say in Ostrava?", True)


@pytest.mark.parametrize("text", ["Why?", "And who won?", "How many in Lindow were hurt?", "And?"])
def test_what_asks_by_itself_is_not_rebuilt(text: str):
    assert not complete(text, "Who won the cup in Ostrava?").is_rebuilt


def test_what_an_answer_opens_with_does_not_replace_what_was_asked_about():
    history = ("Why did Brandt resign?", "Ministers resigned over the harbour.")
    assert complete("Who replaced her?", *history).text == "Who replaced Brandt?"
