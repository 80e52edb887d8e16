"""The tools over standard input and output, through the client that starts the server."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from talking import run_apart, told, write_archive

SERVER = Path(__file__).with_name("talking.py")
HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18", "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("stdio") / "docs")


def environment(repository: Path) -> dict[str, str]:
    # No proxy and no host can be reached: nothing is asked of the network.
    return {**os.environ, "PYTHONPATH": str(repository), "HF_HUB_OFFLINE": "1"}


def talk_to(repository: Path, arguments: list[str], talk: Callable[[ClientSession], Any]) -> Any:
    server = StdioServerParameters(
        command=sys.executable, args=arguments, env=environment(repository)
    )

    async def run() -> Any:
        async with stdio_client(server) as (receive, send), ClientSession(receive, send) as session:
            await session.initialize()
            return await talk(session)

    return run_apart(run())


def test_each_tool_answers_and_quotes_stand_in_what_fetch_gives(repository: Path, docs: Path):
    async def talk(session: ClientSession) -> Any:
        names = [tool.name for tool in (await session.list_tools()).tools]
        asked = {"question": "How many boats had sunk?"}
        calls = (
            ("search", {"query": "boats in the harbour"}),
            ("fetch", {"id": "harbour.txt"}),
            ("ask", asked),
            ("timeline", {"query": "boats in the harbour"}),
            ("sources", {"limit": 2}),
            ("fetch", {"id": "nowhere"}),
        )
        return names, [await session.call_tool(name, given) for name, given in calls]

    names, results = talk_to(repository, [str(SERVER), str(docs)], talk)
    assert names == ["search", "fetch", "ask", "timeline", "sources"]
    *answered, refused = results
    found, fetched, answer, events, listed = map(told, answered)
    assert found["results"][0]["id"] == "harbour.txt"
    assert answer["answered"]
    cited = [*answer["citations"], *(each["citation"] for each in events["events"])]
    of_harbour = [each for each in cited if each["source"] == "harbour.txt"]
    assert of_harbour
    for each in of_harbour:
        assert fetched["text"][each["start"] : each["end"]] == each["quote"] != ""
    assert (len(listed["sources"]), listed["next_offset"]) == (2, 2)
    assert refused.isError
    assert refused.content[0].text.startswith("no report is called 'nowhere'")


def test_stdout_is_the_protocol_alone_and_the_end_of_stdin_is_the_end(repository: Path, docs: Path):
    server = subprocess.Popen(
        [sys.executable, str(SERVER), str(docs)], env=environment(repository),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    server.stdin.write("this is no message\n" + json.dumps(HELLO) + "\n")
    server.stdin.flush()
    lines = [json.loads(server.stdout.readline())]
    while lines[-1].get("id") != 1:
        lines.append(json.loads(server.stdout.readline()))
    assert lines[-1]["result"]["serverInfo"]["name"] == "Dateline"
    rest, said = server.communicate(timeout=600)
    assert [line for line in rest.splitlines() if "jsonrpc" not in json.loads(line)] == []
    assert server.returncode == 0
    assert "a library may print what it likes" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--docs", "nowhere"], "nowhere"),
        (["--library", "nowhere"], "nowhere"),
        (["--library", "l", "--docs", "d"], "not allowed with argument"),
    ],
)
def test_what_cannot_be_opened_is_told_by_ending(
    repository: Path, tmp_path: Path, flags: list[str], message: str
):
    ended = subprocess.run(
        [sys.executable, "-m", "qa", "mcp", "--reader", "none", *flags], input="", text=True,
        capture_output=True, env=environment(repository), cwd=tmp_path, timeout=600,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert message in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_the_command_serves_a_folder(repository: Path, docs: Path):
    async def talk(session: ClientSession) -> Any:
        return await session.call_tool("search", {"query": "Which harbour was closed?", "limit": 1})

    arguments = ["-m", "qa", "mcp", "--docs", str(docs), "--reader", "none"]
    (found,) = told(talk_to(repository, arguments, talk))["results"]
    assert (found["id"], found["date"]) == ("harbour.txt", "2019-05-07")


def test_without_its_package_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from qa.cli import main

    monkeypatch.setattr("qa.commands.serving.find_spec", lambda _: None)
    assert main(["mcp"]) == 2
    assert "needs the package mcp; install it: pip install '.[mcp]'" in capsys.readouterr().err
