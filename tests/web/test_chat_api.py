"""The endpoint `/chat`, asked through Gradio's own client over HTTP."""

from itertools import pairwise

import pytest
from gradio_client import Client

from qa.answering.composing.digest import NO_ANSWER
from qa.assistant import Assistant
from qa.render import render_markdown
from qa.types import Question, Said
from qa.web.ask.suggestions import EXAMPLES

MILLEY = "When did Milley call Gerasimov?"


@pytest.fixture
def client(chat_url: str) -> Client:
    """A fresh client: a conversation of its own."""
    return Client(chat_url, verbose=False)


def test_answer_has_its_citations(client: Client, seed_assistant: Assistant) -> None:
    answer = client.predict(MILLEY, api_name="/chat")
    assert answer == render_markdown(seed_assistant.ask(Question(MILLEY)))
    plain = answer.replace("\\", "")
    assert "004_8b40e7e1e4305815.txt" in plain
    assert "**[1]**" in plain


def test_answer_comes_word_by_word_before_its_citations(client: Client) -> None:
    job = client.submit(MILLEY, api_name="/chat")
    final = job.result(timeout=300)
    steps = [step for step in job.outputs() if step]
    assert steps[0] == final.split(" ")[0]
    assert final.split("\n\n")[0] in steps
    assert steps[-1] == final
    assert all(later.startswith(earlier) for earlier, later in pairwise(steps))


def test_unanswerable_question_is_refused(client: Client) -> None:
    answer = client.predict("When did Milley visit Kyiv?", api_name="/chat")
    assert answer.replace("\\", "").startswith(NO_ANSWER)
    assert "**[1]**" not in answer


def test_follow_up_leans_on_the_question_before(client: Client, seed_assistant: Assistant) -> None:
    follow_up = "When did he call him?"
    client.predict(MILLEY, api_name="/chat")
    answer = client.predict(follow_up, api_name="/chat")
    expected = seed_assistant.ask(Question(follow_up, history=(Said(MILLEY),)))
    alone = seed_assistant.ask(Question(follow_up))
    assert expected.date == "2021-03-31"
    assert render_markdown(expected) != render_markdown(alone)
    assert answer == render_markdown(expected)


def test_conversations_do_not_share_their_history(
    client: Client, chat_url: str, seed_assistant: Assistant
) -> None:
    client.predict(MILLEY, api_name="/chat")
    other = Client(chat_url, verbose=False)
    alone = seed_assistant.ask(Question("When did he call him?"))
    assert other.predict("When did he call him?", api_name="/chat") == render_markdown(alone)


def test_many_at_once_get_each_their_own_answer(chat_url: str, seed_assistant: Assistant) -> None:
    questions = [EXAMPLES[turn % len(EXAMPLES)] for turn in range(8)]
    jobs = [
        Client(chat_url, verbose=False).submit(question, api_name="/chat") for question in questions
    ]
    answers = [job.result(timeout=300) for job in jobs]
    assert answers == [render_markdown(seed_assistant.ask(Question(text))) for text in questions]


@pytest.mark.parametrize("question", ["   ", "why " * 600])
def test_question_that_cannot_be_asked_is_told_politely(client: Client, question: str) -> None:
    answer = client.predict(question, api_name="/chat")
    assert answer.startswith("Sorry, that could not be asked\\: ")
    assert "Traceback" not in answer


def test_only_chat_and_ask_are_public(client: Client) -> None:
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert list(named) == ["/chat", "/ask"]
    assert [parameter["parameter_name"] for parameter in named["/chat"]["parameters"]] == [
        "message"
    ]
