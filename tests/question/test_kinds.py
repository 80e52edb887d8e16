"""What is asked for, by the words that ask."""

import pytest

from embeddings.encoder import SentenceEncoder
from qa.question.kinds import asks_nothing, find_kind, phrase_question
from qa.types import AnswerKind

DATE, NUMBER, PERSON = AnswerKind.DATE, AnswerKind.NUMBER, AnswerKind.PERSON
PLACE, STATEMENT = AnswerKind.PLACE, AnswerKind.STATEMENT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tell me when the mayor resigned", DATE),
        ("Tell me who won the election", PERSON),
        ("Please tell me how many people died", NUMBER),
        ("Name the winners", STATEMENT),
        ("What share of the boats sank?", NUMBER),
        ("What did share prices do?", STATEMENT),
        ("what does the ferry to Lindow cost", NUMBER),
        ("What did the minister say about the cost of living?", STATEMENT),
        ("What did the prosecutors charge him with?", STATEMENT),
        ("What will happen to the cost of living?", STATEMENT),
        ("What was the death toll?", NUMBER),
        ("Whats the turnout in Lindow?", NUMBER),
        ("What is the price of bread?", NUMBER),
        ("What is the population policy?", STATEMENT),
        ("Which American city was hit?", PLACE),
        ("What is the village called?", PLACE),
        ("Which state did he visit?", PLACE),
        ("What did state media say?", STATEMENT),
        ("What did village elders demand?", STATEMENT),
        ("What is the country doing about inflation?", STATEMENT),
        ("What is the state of the economy?", STATEMENT),
        ("were did the mayor go", PLACE),
        ("Were boats sunk?", AnswerKind.YES_OR_NO),
        ("Which general spoke to her?", PERSON),
        ("Which general election did he win?", STATEMENT),
        ("WHO report on the outbreak", STATEMENT),
        ("ferry price", NUMBER),
        ("death toll in Lindow", NUMBER),
        ("birthplace of the mayor", PLACE),
        ("closing date", DATE),
        ("brought up to date", STATEMENT),
        ("The mayor has a price", STATEMENT),
        ("boats sunk in the storm", STATEMENT),
        ("Which city did President Brandt visit?", PLACE),
        ("Which bill did Governor Brandt sign?", STATEMENT),
        ("Which former prime minister left?", PERSON),
        ("Name the mayor of Lindow", PERSON),
        ("What was the date of the storm?", DATE),
        ("What is the closing date for bids?", DATE),
        ("When he resigned, who replaced him?", PERSON),
        ("When did the mayor, who is ill, resign?", DATE),
        ("In 2021, did Brandt resign?", AnswerKind.YES_OR_NO),
        ("Tell me whether Brandt resigned", AnswerKind.YES_OR_NO),
        ("What is the death toll from the floods?", NUMBER),
        ("how meny boats sank", NUMBER),
        ("wher did he go", PLACE),
        ("whos the mayor", PERSON),
    ],
)
def test_kind_is_that_of_the_words_that_ask(encoder: SentenceEncoder, text: str, kind: AnswerKind):
    assert find_kind(text, encoder) is kind


@pytest.mark.parametrize(
    ("text", "phrased"),
    [
        ("price of the ferry", "What is the price of the ferry?"),
        ("the birthplace of Brandt?", "What is the birthplace of Brandt?"),
        ("And Brandt’s salary?", "What is Brandt’s salary?"),
        ("Brandt's age", "What is Brandt's age?"),
        ("boats sunk in the storm", "boats sunk in the storm"),
        ("what was the price of the ferry", "what was the price of the ferry"),
        ("Name the price", "What is the price?"),
        ("Please list all the boats that sank.", "What are the boats that sank?"),
        ("Name the mayor of Lindow", "Who is the mayor of Lindow?"),
        ("Name a boat that sank", "Name a boat that sank"),
    ],
)
def test_a_noun_that_asks_is_phrased_as_a_question(
    encoder: SentenceEncoder, text: str, phrased: str
):
    assert phrase_question(text, encoder) == phrased


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("boats sunk in the storm", True),
        ("name the boats", False),
        ("ferry price", False),
        ("which boats", False),
    ],
)
def test_words_to_search_for_ask_nothing(encoder: SentenceEncoder, text: str, nothing: bool):
    assert asks_nothing(text, encoder) is nothing
