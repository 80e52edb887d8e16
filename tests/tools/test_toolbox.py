"""The five tools, each argument and each fault, through the protocol's client in memory."""

from typing import Any

import pytest
from mcp.shared.memory import create_connected_server_and_client_session
from talking import open_archive, run_apart, told, write_archive

from qa.assistant import Assistant
from qa.errors import RateError
from qa.tools.server import ToolServer
from qa.tools.toolbox import Toolbox

BY_DAY = ["export.txt#1", "export.txt#2", "harbour.txt", "bridge.txt", "wire-7", "recipe.txt"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return open_archive(write_archive(tmp_path_factory.mktemp("tools") / "docs"))


@pytest.fixture(scope="module")
def server(archive: Assistant) -> ToolServer:
    async def admit(_: Any) -> None:
        pass

    return ToolServer(Toolbox(lambda: archive), admit)


def call(server: ToolServer, name: str, arguments: dict[str, Any]) -> Any:
    async def talk() -> Any:
        async with create_connected_server_and_client_session(server) as session:
            return await session.call_tool(name, arguments)

    return run_apart(talk())


def use(server: ToolServer, name: str, **arguments: Any) -> dict[str, Any]:
    return told(call(server, name, arguments))


def test_the_tools_are_five_and_change_nothing(server: ToolServer):
    tools = {tool.name: tool for tool in run_apart(server.list_tools())}
    arguments = {name: list(tool.inputSchema["properties"]) for name, tool in tools.items()}
    assert arguments == {
        "search": ["query", "date_from", "date_to", "source", "limit"],
        "fetch": ["id", "offset", "length"],
        "ask": ["question", "date_from", "date_to", "asked", "source"],
        "timeline": ["query", "date_from", "date_to", "asked", "source", "limit"],
        "sources": ["date_from", "date_to", "source", "offset", "limit"],
    }
    required = {name: tool.inputSchema.get("required", []) for name, tool in tools.items()}
    assert required == {
        "search": ["query"], "fetch": ["id"], "ask": ["question"], "timeline": ["query"],
        "sources": [],
    }  # fmt: skip
    for tool in tools.values():
        hints = tool.annotations
        assert (hints.readOnlyHint, hints.destructiveHint, hints.openWorldHint) == (
            True, False, False,
        )  # fmt: skip
        assert all(each["description"] for each in tool.inputSchema["properties"].values())


def test_search_gives_what_connectors_read_and_the_passage(server: ToolServer, archive: Assistant):
    found = use(server, "search", query="flood on the harbour road")
    first = found["results"][0]
    text = archive.library.report_named("wire-7").text
    assert first == {
        "id": "wire-7", "title": "Flood in Lindow", "url": "https://example.org/flood",
        "date": "2021-02-03", "date_basis": "stated", "text": text, "start": 0, "end": len(text),
    }  # fmt: skip
    names = [each["id"] for each in found["results"]]
    assert len(names) == len(set(names))
    for each in found["results"]:
        whole = use(server, "fetch", id=each["id"])
        assert whole["text"][each["start"] : each["end"]] == each["text"] != ""
        assert each["title"] != ""
    assert (found["corrections"], found["note"]) == ([], "")


@pytest.mark.parametrize("limit", [1, 2])
def test_search_gives_so_many_reports(server: ToolServer, limit: int):
    results = use(server, "search", query="harbour", limit=limit)["results"]
    assert len(results) == limit
    assert results == use(server, "search", query="harbour")["results"][:limit]


UNDATED = "Left out, since their date is not known: 1 report."
KEPT = [
    ({"date_from": "2020-06-01"}, {"bridge.txt", "wire-7"}, UNDATED),
    ({"date_to": "2019"}, {"export.txt#1", "export.txt#2", "harbour.txt"}, UNDATED),
    ({"date_from": "2019-05", "date_to": "2019-05-07"}, {"harbour.txt"}, UNDATED),
    ({"source": "HARB"}, {"harbour.txt"}, ""),
    ({"source": "export", "date_from": "2014-09-05"}, {"export.txt#2"}, ""),
    ({"source": "canal"}, set(), "No report has a name that contains 'canal'; see sources."),
]


@pytest.mark.parametrize(("arguments", "kept", "note"), KEPT)
def test_periods_and_names_keep_reports(server: ToolServer, arguments, kept, note):
    listed = use(server, "sources", **arguments)
    assert {each["id"] for each in listed["sources"]} == kept
    assert (listed["total"], listed["note"]) == (len(kept), note)
    query = "harbour bridge ferry flood closed"
    found = use(server, "search", query=query, **arguments)
    assert ({each["id"] for each in found["results"]}, found["note"]) == (kept, note)
    answer = use(server, "ask", question="Which harbour was closed?", **arguments)
    assert set(answer["retrieved"]) == kept
    events = use(server, "timeline", query=query, **arguments)
    assert {each["citation"]["source"] for each in events["events"]} <= kept
    assert events["note"] == note


def test_fetch_gives_the_text_a_part_at_a_time(server: ToolServer, archive: Assistant):
    report = archive.library.report_named("harbour.txt")
    whole = use(server, "fetch", id="harbour.txt")
    assert whole == {
        "id": "harbour.txt", "title": report.title or "harbour.txt", "url": "",
        "date": "2019-05-07", "date_basis": "stated", "text": report.text,
        "start": 0, "end": len(report.text), "total": len(report.text), "next_offset": None,
        "metadata": {
            "date": "2019-05-07", "date_basis": "stated", "reason": report.published.reason,
            "earliest": whole["metadata"]["earliest"], "latest": whole["metadata"]["latest"],
            "also": [], "format": "txt", "start_in_file": 0,
        },
    }  # fmt: skip
    read, offset = "", 0
    while offset is not None:
        part = use(server, "fetch", id="harbour.txt", offset=offset, length=50)
        assert part["start"] == offset == len(read)
        read += part["text"]
        assert part["end"] == len(read)
        offset = part["next_offset"]
    assert read == report.text


def test_quotes_stand_in_what_fetch_gives_even_of_a_file_that_holds_several(server: ToolServer):
    answer = use(server, "ask", question="What sank in Halm?", source="export.txt#2")
    events = use(server, "timeline", query="the ferry of Halm", source="export.txt#2")["events"]
    cited = [*answer["citations"], *(each["citation"] for each in events)]
    assert answer["citations"]
    assert events
    for each in cited:
        report = use(server, "fetch", id=each["source"])
        assert report["metadata"]["start_in_file"] > 0
        assert report["text"][each["start"] : each["end"]] == each["quote"] != ""
        for start, end in each["marks"]:
            assert each["start"] <= start < end <= each["end"]


def test_timeline_is_in_the_order_of_days_and_ends_where_it_is_told(server: ToolServer):
    events = use(server, "timeline", query="harbour bridge ferry closed sank")["events"]
    days = [each["day"] for each in events]
    assert days == sorted(days)
    assert "2014-09-02" in days
    some = use(server, "timeline", query="harbour bridge ferry closed sank", limit=1)["events"]
    assert len(some) == 1
    assert some[0] in events


@pytest.mark.parametrize(("asked", "months"), [("2014-09-30", {"2014-09"}), ("2016-03-30", set())])
def test_words_of_a_timeline_are_read_by_the_day_it_is_asked(server: ToolServer, asked, months):
    query = "What was closed or sank this month?"
    events = use(server, "timeline", query=query, asked=asked)["events"]
    assert {each["day"][:7] for each in events} == months


def test_the_day_a_question_is_asked_weighs(server: ToolServer):
    first = {
        day: use(server, "ask", question="What was closed?", asked=day)["retrieved"][0]
        for day in ("2019-05-08", "2021-02-04")
    }
    assert first == {"2019-05-08": "harbour.txt", "2021-02-04": "wire-7"}


def test_sources_are_listed_by_their_days_a_page_at_a_time(server: ToolServer):
    names, offset = [], 0
    while offset is not None:
        page = use(server, "sources", offset=offset, limit=4)
        assert page["total"] == 6
        names += [each["id"] for each in page["sources"]]
        offset = page["next_offset"]
    assert names == BY_DAY
    last = page["sources"][-1]
    assert list(last) == [
        "id", "source", "title", "date", "date_basis", "reason", "earliest", "latest", "url",
    ]  # fmt: skip
    assert (last["date"], last["date_basis"]) == (None, "unknown")
    assert last["reason"] != ""
    assert use(server, "sources", offset=6)["sources"] == []


def test_what_is_left_out_may_be_null_and_a_number_a_text(server: ToolServer):
    assert use(server, "sources", date_from=None, source=None, limit="2") == use(
        server, "sources", limit=2
    )


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("search", {}, "query is missing; give a text"),
        ("search", {"query": 5}, "query is 5; give a text"),
        ("search", {"query": " "}, "the question is empty"),
        ("search", {"query": "x" * 2001}, "the question has 2,001 characters"),
        ("search", {"query": "x", "limit": 0}, "limit is 0; give a number from 1 to 50"),
        ("search", {"query": "x", "limit": 51}, "limit is 51; give a number from 1 to 50"),
        ("search", {"query": "x", "limit": "many"}, "limit is 'many'; give a whole number"),
        ("search", {"query": "x", "limit": 1.5}, "limit is 1.5; give a whole number"),
        ("search", {"query": "x", "until": "2"}, "search has no argument 'until'; it takes"),
        ("search", {"query": "x", "date_from": "soon"}, "date_from is 'soon'; give a day such as"),
        ("sources", {"date_to": "2021-13"}, "date_to is '2021-13'; give a day such as"),
        ("sources", {"date_to": 2021}, "date_to is 2021; give a text"),
        ("sources", {"date_from": "2021", "date_to": "2020"}, "date_from 2021 is after"),
        ("sources", {"limit": 201}, "limit is 201; give a number from 1 to 200"),
        ("sources", {"offset": -1}, "offset is -1; give a number from 0"),
        ("sources", {"offset": 10**400}, "offset is 1000000"),
        ("sources", {"source": ["a"]}, "source is ['a']; give a text"),
        ("fetch", {"id": "nowhere.txt"}, "no report is called 'nowhere.txt'; take an id"),
        ("fetch", {"id": "z" * 999}, "no report is called 'zzz"),
        ("fetch", {"id": "wire-7", "offset": 9999}, "offset is 9999; give a number from 0 to 6"),
        ("fetch", {"id": "wire-7", "length": 0}, "length is 0; give a number from 1 to 100,000"),
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", {"question": "Why?", "asked": "2021"}, "asked is '2021'; give a day such as"),
        ("timeline", {"query": "x", "asked": "never"}, "asked is 'never'; give a day such as"),
        ("timeline", {"query": "x", "limit": 101}, "limit is 101; give a number from 1 to 100"),
        ("delete", {"id": "wire-7"}, "Unknown tool: 'delete'; there are search, fetch, ask"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_one_line(server: ToolServer, name, arguments, message):
    result = call(server, name, arguments)
    assert result.isError
    (content,) = result.content
    assert content.text.startswith(message)
    assert "\n" not in content.text
    assert len(content.text) < 200


def test_who_may_not_call_is_told_so(archive: Assistant):
    async def refuse(_: Any) -> None:
        raise RateError("that is too often; ask again in a second")

    result = call(ToolServer(Toolbox(lambda: archive), refuse), "sources", {})
    assert result.isError
    assert result.content[0].text == "that is too often; ask again in a second"


def test_a_misspelled_name_is_told_as_it_was_read(server: ToolServer):
    found = use(server, "search", query="What did Brandtt say?")
    assert found["corrections"] == [{"written": "Brandtt", "meant": "Brandt"}]
    assert found["results"][0]["id"] == "harbour.txt"
