"""The endpoint `/ask`, through Gradio's own client over HTTP."""

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from qa.assistant import Assistant
from qa.web.access.limits import Doorkeeper
from qa.web.access.policy import Policy
from qa.web.page import build_chat
from qa.web.serving import launch_chat

MILLEY = "When did Milley call Gerasimov?"


@pytest.fixture(scope="module")
def client(chat_url: str) -> Client:
    return Client(chat_url, verbose=False)


def test_answer_has_its_date_and_proved_citations(client: Client, seed_assistant: Assistant):
    answer = client.predict(MILLEY, asked="2022-01-07", api_name="/ask")
    assert (answer["answered"], answer["date"]) == (True, "2021-03-31")
    assert answer["answer"] == "March 31, 2021 (Wednesday)"
    texts = {report.source: report.text for report in seed_assistant.library.reports()}
    assert answer["citations"][0]["source"] == "004_8b40e7e1e4305815.txt"
    for citation in answer["citations"]:
        text = texts[citation["source"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"] != ""
        for start, end in citation["marks"]:
            assert citation["start"] <= start < end <= citation["end"]


def test_days_keep_only_the_reports_between_them(client: Client):
    question = "How many Russian troops are near the Ukrainian border?"
    by_days = {
        (first, last): client.predict(question, first, last, "2022-02-03", api_name="/ask")
        for first, last in [("2022-01-01", ""), ("2021-10-01", "2021-12-31")]
    }
    late, autumn = by_days.values()
    assert set(late["retrieved"]) == {"003_3246838d937cd6d0.txt"}
    assert set(autumn["retrieved"]) <= {"000_d0d3707c2fddfba2.txt", "001_f1f864ec94766fbf.txt"}
    assert autumn["retrieved"]


def test_a_name_keeps_only_the_reports_that_have_it(client: Client):
    answer = client.predict("Who is John Kirby?", source="D0D37", api_name="/ask")
    assert answer["retrieved"] == ["000_d0d3707c2fddfba2.txt"]
    assert {cited["source"] for cited in answer["citations"]} == {"000_d0d3707c2fddfba2.txt"}


def test_what_the_reports_do_not_say_is_refused(client: Client):
    answer = client.predict("When did Milley visit Kyiv?", api_name="/ask")
    assert (answer["answered"], answer["date"], answer["citations"]) == (False, None, [])


def test_nothing_is_remembered(client: Client):
    client.predict(MILLEY, api_name="/ask")
    after = client.predict("When did he call him?", asked="2022-01-07", api_name="/ask")
    alone = client.predict("When did he call him?", asked="2022-01-07", api_name="/ask")
    assert after | {"timings_ms": 0} == alone | {"timings_ms": 0}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("  ",), "the question is empty"),
        (("why " * 600,), "the question has 2,400 characters"),
        ((["why"],), "the question is not a text"),
        ((MILLEY, "2021-13-01"), "date_from is '2021-13-01'; give a day such as 2021-03-31"),
        ((MILLEY, "", 20210331), "date_to is 20210331"),
        ((MILLEY, "", "", "x" * 9999), "asked is 'xxx"),
        ((MILLEY, "", "", "", ["wire"]), "source is not a text"),
        ((MILLEY, "2021-12-31", "2021-01-01"), "date_from 2021-12-31 is after date_to 2021-01-01"),
    ],
)
def test_what_cannot_be_asked_is_told_politely(client: Client, arguments: tuple, told: str):
    with pytest.raises(AppError, match=r"^Sorry, that could not be asked: ") as caught:
        client.predict(*arguments, api_name="/ask")
    assert told in str(caught.value)
    assert len(str(caught.value)) < 200
    assert "Traceback" not in str(caught.value)


def test_endpoint_is_typed_and_documented(client: Client):
    endpoints = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    ask = endpoints["/ask"]
    assert [(each["parameter_name"], each["type"]) for each in ask["parameters"]] == [
        (name, {"type": "string"})
        for name in ("question", "date_from", "date_to", "asked", "source")
    ]
    assert [each["parameter_has_default"] for each in ask["parameters"]] == [
        False,
        True,
        True,
        True,
        True,
    ]
    assert ask["returns"][0]["type"]["type"] == "object"
    assert "date_from: only reports known to be published from this day" in ask["description"]


def test_one_question_too_many_is_told_how_long_to_wait(seed_assistant: Assistant):
    chat = build_chat(seed_assistant, Policy(admit=Doorkeeper(2).admit))
    url = launch_chat(chat, host="127.0.0.1")
    try:
        first, second = (Client(url, verbose=False) for _ in range(2))
        assert [first.predict(MILLEY, api_name="/ask")["date"] for _ in range(2)] == [
            "2021-03-31"
        ] * 2
        with pytest.raises(AppError, match=r"2 questions a minute from you; ask again in \d+ s"):
            first.predict(MILLEY, api_name="/ask")
        assert second.predict(MILLEY, api_name="/ask")["date"] == "2021-03-31"
    finally:
        chat.close(verbose=False)
