"""The tools, through the client of the Model Context Protocol over HTTP."""

import importlib.util
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
from apart import run_apart
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from app import main
from qa.assistant import Assistant
from qa.web.access.gate import MCP_PATH
from qa.web.access.limits import Doorkeeper
from qa.web.access.passwords import hash_password
from qa.web.access.policy import Policy
from qa.web.page import build_chat
from qa.web.programs.tools import Tools
from qa.web.serving import launch_chat

MILLEY = {"question": "When did Milley call Gerasimov?"}
ANN = {"Authorization": "Basic YW5uOnM6Y3JldA=="}


@pytest.fixture(scope="module")
def url(seed_assistant: Assistant) -> Iterator[str]:
    """A chat with its tool, for ann alone, and three questions a minute from an address."""
    policy = Policy(admit=Doorkeeper(1).admit)
    chat = build_chat(seed_assistant, policy)
    users = {"ann": hash_password("s:cret")}
    root = launch_chat(chat, "127.0.0.1", None, users, Tools(seed_assistant, policy), policy)
    yield root.rstrip("/") + MCP_PATH + "/"
    chat.close(verbose=False)


def use(url: str, talk: Callable[[ClientSession], Awaitable[Any]], **headers: str) -> Any:
    async def run() -> Any:
        async with (
            httpx.AsyncClient(headers=ANN | headers, timeout=300) as client,
            streamable_http_client(url, http_client=client) as (receive, send, _),
            ClientSession(receive, send) as session,
        ):
            await session.initialize()
            return await talk(session)

    return run_apart(run())


def test_the_five_tools_are_there_and_read_only(url: str):
    tools = use(url, lambda session: session.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "fetch", "ask", "timeline", "sources"]
    assert {tool.annotations.readOnlyHint for tool in tools} == {True}
    ask = tools[2]
    assert ask.description.startswith("Answer a question from dated news reports")
    properties = ask.inputSchema["properties"]
    assert {name: each["type"] for name, each in properties.items()} == dict.fromkeys(
        ("question", "date_from", "date_to", "asked", "source"), "string"
    )
    told = properties["date_from"]["description"]
    assert told.startswith("only reports known to be published from this day")


def test_the_answer_has_its_date_and_its_quotes_stand_in_what_is_fetched(url: str):
    async def talk(session: ClientSession) -> tuple[Any, dict[str, str]]:
        answer = (await session.call_tool("ask", MILLEY)).structuredContent
        names = {citation["source"] for citation in answer["citations"]}
        fetched = {name: await session.call_tool("fetch", {"id": name}) for name in names}
        return answer, {name: each.structuredContent["text"] for name, each in fetched.items()}

    answer, texts = use(url, talk, **{"X-Forwarded-For": "203.0.113.7"})
    assert (answer["answered"], answer["date"]) == (True, "2021-03-31")
    assert answer["citations"]
    for citation in answer["citations"]:
        text = texts[citation["source"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"] != ""


def test_the_timeline_is_in_the_order_of_days_and_no_longer_than_asked_for(url: str):
    async def talk(session: ClientSession) -> list[list[dict[str, Any]]]:
        query = {"query": "Russian troops near the border"}
        calls = [await session.call_tool("timeline", query | {"limit": most}) for most in (1, 2)]
        return [result.structuredContent["events"] for result in calls]

    one, two = use(url, talk)
    assert [event["day"] for event in two] == ["2021-03-01", "2021-10-29"]
    assert len(one) == 1
    assert one[0] in two


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", MILLEY | {"date_to": "someday"}, "date_to is 'someday'"),
        ("fetch", {"id": "nothing.txt"}, "no report is called 'nothing.txt'"),
        ("show_reply", MILLEY, "Unknown tool"),
        ("chat", MILLEY, "Unknown tool"),
    ],
)
def test_what_cannot_be_done_is_told(url: str, name: str, arguments: dict, told: str):
    result = use(url, lambda session: session.call_tool(name, arguments))
    assert result.isError
    assert told in result.content[0].text
    assert "Traceback" not in result.content[0].text


def test_calls_of_all_tools_are_counted_by_address(url: str):
    async def ask_often(session: ClientSession) -> list[Any]:
        calls = ("sources", {}), ("search", {"query": "troops"}), ("ask", MILLEY), ("sources", {})
        return [await session.call_tool(*each) for each in calls]

    results = use(url, ask_often, **{"X-Forwarded-For": "203.0.113.5"})
    assert [each.isError for each in results] == [False, False, False, True]
    assert "3 questions a minute from your network" in results[3].content[0].text


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic YW5uOmd1ZXNz"}])
def test_nobody_else_uses_it(url: str, headers: dict[str, str]):
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    for path in ("", "messages", "sse"):
        answer = httpx.post(url + path, json=call, headers=headers)
        assert answer.status_code == 401
        assert "ask" not in answer.text


def test_pages_of_other_sites_do_not_use_it(url: str):
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    for guise in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        answer = httpx.post(url, json=call, headers=ANN | accept | guise)
        assert answer.status_code in (403, 421)


def test_without_its_package_the_flag_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    # As where the package is not installed: the finder of modules does not know it.
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "qa.web.options.find_spec", lambda name: None if name == "mcp" else find(name)
    )
    with pytest.raises(SystemExit) as end:
        main(["--mcp"])
    assert end.value.code == 2
    assert (
        "--mcp needs the package mcp; install it: pip install '.[mcp]'" in capsys.readouterr().err
    )
