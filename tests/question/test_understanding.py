from datetime import date

import pytest

from qa.question.understanding import understand_question
from qa.types import AnswerKind, Period, Question, Said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("When did the harbour close?", AnswerKind.DATE),
        ("On which day was it closed?", AnswerKind.DATE),
        ("date of the meeting in Vienna", AnswerKind.DATE),
        ("How many boats sank?", AnswerKind.NUMBER),
        ("Who is the mayor of Lindow?", AnswerKind.PERSON),
        ("To whom did she speak?", AnswerKind.PERSON),
        ("Which retired general spoke to her?", AnswerKind.PERSON),
        ("Which president's car was sold?", AnswerKind.PERSON),
        ("Where is the bridge?", AnswerKind.PLACE),
        ("In which city is the bridge?", AnswerKind.PLACE),
        ("What did the mayor say when the storm came?", AnswerKind.STATEMENT),
        ("Tell me about the storm.", AnswerKind.STATEMENT),
    ],
)
def test_kind_is_that_of_the_question_word(text: str, kind: AnswerKind):
    assert understand_question(Question(text)).kind is kind


def test_a_noun_that_asks_is_read_as_a_question_and_searched_as_it_stands():
    asked = understand_question(Question("price of the ferry"))
    assert asked.text == "What is the price of the ferry?"
    assert asked.search_text == "price of the ferry"


def test_a_question_in_capitals_is_read_as_if_it_were_written_small():
    asked = understand_question(Question("WHO SOLD THE OSBY MILL?"))
    assert (asked.text, asked.kind) == ("who sold the osby mill?", AnswerKind.PERSON)
    assert understand_question(Question("WHO?")).text == "WHO?"
    assert understand_question(Question("Who is in the EU?")).text == "Who is in the EU?"


def test_content_leaves_out_words_that_only_ask():
    asked = understand_question(Question("What did the US say to us about the U.S. Army?"))
    assert asked.content == ("US", "US", "Army")
    assert asked.names == ("US", "Army")


def test_words_of_a_time_are_neither_content_nor_names():
    asked = understand_question(Question("What did Brandt say in November 2021?"))
    assert (asked.content, asked.names) == (("Brandt",), ("Brandt",))
    assert asked.time_words == ("November", "2021")
    assert asked.period == Period(date(2021, 11, 1), date(2021, 11, 30))


def test_last_week_is_counted_from_the_day_the_question_is_asked():
    question = Question("Who resigned last week?", asked=date(2022, 1, 7))
    asked = understand_question(question)
    assert asked.period == Period(date(2021, 12, 27), date(2022, 1, 2))


def test_names_are_the_capitalised_words_inside_the_question():
    asked = understand_question(Question("Did Ilse Brandt visit the Ostrava bridge? Brandt did."))
    assert asked.names == ("Ilse", "Brandt", "Ostrava")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gerasimov met whom in Łódź?", ("Gerasimov", "Łódź")),
        ("When did Yusuf al-Haddad meet J. R. Falk?", ("Yusuf", "al-Haddad", "Falk")),
        ("Did pro-Lindow boats meet Mr. Falk's eTram?", ("Lindow", "Falk's", "eTram")),
        ("When Did Gerasimov Call The General?", ("Gerasimov",)),
        ("WHEN DID GERASIMOV CALL?", ()),
        ("Ministers resigned when?", ()),
        ("When in March did Falk resign on a Monday?", ("Falk",)),
    ],
)
def test_words_of_names_wherever_they_stand(text: str, names: tuple[str, ...]):
    assert understand_question(Question(text)).names == names


def test_a_question_that_leans_on_the_one_before_is_searched_with_its_words():
    history = (Said("How are you?"), Said("Who called Brandt?"))
    asked = understand_question(Question("And when was that?", history=history))
    assert asked.search_text == "And when was that? Brandt called"
    assert (asked.text, asked.content) == ("And when was that?", ("Brandt", "called"))


def test_a_question_that_names_its_subject_stands_alone():
    asked = understand_question(
        Question("When did Brandt resign?", history=(Said("Who is Meier?"),))
    )
    assert asked.search_text == "When did Brandt resign?"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What happened in March 2021?", "in March 2021"),
        ("What else happened in March 2021?", "in March 2021 Brandt Meier"),
        ("And what is the latest on him?", "Brandt Meier called"),
    ],
)
def test_a_digest_leans_on_what_was_said_only_where_it_says_so(text: str, subject: str):
    asked = understand_question(Question(text, history=(Said("When was Brandt called by Meier?"),)))
    assert asked.search_text == subject


def test_what_was_said_may_be_given_in_lines():
    lines, turns = ("Who is mayor?", "Ilse Brandt"), (Said("Who is mayor?", "Ilse Brandt"),)
    asked = [understand_question(Question("When was she born?", history=h)) for h in (lines, turns)]
    assert asked[0].text == asked[1].text == "When was Ilse Brandt born?"
