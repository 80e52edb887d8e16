"""The tools over HTTP, behind the sign-in and the limits of the chat, without its page."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from talking import open_archive, run_apart, told, write_archive

from qa.assistant import Assistant
from qa.web.access.gate import MCP_PATH, Gate, Rules
from qa.web.access.limits import Doorkeeper
from qa.web.access.passwords import hash_password
from qa.web.access.policy import Policy
from qa.web.access.users import Users
from qa.web.programs.tools import Tools

ANN = {"Authorization": "Basic YW5uOnM6Y3JldA=="}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return open_archive(write_archive(tmp_path_factory.mktemp("http") / "docs"))


@asynccontextmanager
async def serve(assistant: Assistant, policy: Policy) -> AsyncIterator[str]:
    tools = Tools(assistant, policy)
    users = Users({"ann": hash_password("s:cret")})
    gate = Gate(tools.app, Rules(users=users, tools=tools.app))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(gate, "127.0.0.1", port, lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    async with tools.lifespan()(None):
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.05)
        yield f"http://127.0.0.1:{port}{MCP_PATH}/"
        server.should_exit = True
        await running


@asynccontextmanager
async def connect(url: str, **headers: str) -> AsyncIterator[ClientSession]:
    async with (
        httpx.AsyncClient(headers=ANN | headers, timeout=300) as client,
        streamable_http_client(url, http_client=client) as (receive, send, _),
        ClientSession(receive, send) as session,
    ):
        await session.initialize()
        yield session


def test_who_is_signed_in_calls_each_tool_and_quotes_stand_in_what_fetch_gives(archive: Assistant):
    async def talk() -> Any:
        async with serve(archive, Policy()) as url, connect(url) as session:
            names = [tool.name for tool in (await session.list_tools()).tools]
            calls = (
                ("search", {"query": "boats in the harbour"}),
                ("fetch", {"id": "harbour.txt"}),
                ("ask", {"question": "How many boats had sunk?"}),
                ("timeline", {"query": "boats in the harbour"}),
                ("sources", {"limit": 2}),
                ("fetch", {"id": "nowhere"}),
            )
            return names, [await session.call_tool(name, given) for name, given in calls]

    names, results = run_apart(talk())
    assert names == ["search", "fetch", "ask", "timeline", "sources"]
    *answered, refused = results
    found, fetched, answer, events, listed = map(told, answered)
    assert found["results"][0]["id"] == "harbour.txt"
    cited = [*answer["citations"], *(each["citation"] for each in events["events"])]
    of_harbour = [each for each in cited if each["source"] == "harbour.txt"]
    assert of_harbour
    for each in of_harbour:
        assert fetched["text"][each["start"] : each["end"]] == each["quote"] != ""
    assert (len(listed["sources"]), listed["next_offset"]) == (2, 2)
    assert refused.isError
    assert refused.content[0].text.startswith("no report is called 'nowhere'")


def test_nobody_else_does(archive: Assistant):
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}

    async def talk() -> list[httpx.Response]:
        async with serve(archive, Policy()) as url, httpx.AsyncClient() as client:
            wrong = {"Authorization": "Basic YW5uOmd1ZXNz"}
            return [await client.post(url, json=call, headers=each) for each in ({}, wrong)]

    assert [answer.status_code for answer in run_apart(talk())] == [401, 401]


def test_calls_of_all_tools_count_as_questions(archive: Assistant):
    calls = ("sources", {}), ("fetch", {"id": "wire-7"}), ("sources", {}), ("sources", {})

    async def talk() -> Any:
        policy = Policy(admit=Doorkeeper(1).admit, public=True)
        from_afar = {"X-Forwarded-For": "203.0.113.5"}
        async with serve(archive, policy) as url, connect(url, **from_afar) as session:
            return [await session.call_tool(*each) for each in calls]

    results = run_apart(talk())
    assert [each.isError for each in results] == [False, False, False, True]
    assert "3 questions a minute from your network" in results[3].content[0].text
