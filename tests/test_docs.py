"""What README.md and the pages in docs/ say is true: commands, code, links, tables, figures."""

import io
import json
import re
import shlex
import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from pages import (
    ALL_PAGES,
    ROOT,
    USER_PAGES,
    find_code,
    list_anchors,
    list_blocks,
    list_commands,
    list_examples,
    list_links,
    name_page,
    read_table,
)

from qa.arguments import build_parser
from qa.cli import main
from qa.ingest import bounds, build, formats, pdf
from qa.ingest.fieldnames import Naming
from qa.reader.readers import ReaderName
from qa.render_json import render_event, render_json
from qa.types import Answer, Citation, DateBasis, ReportDate, TimelineEvent
from qa.web.options import read_options

DOCS = ROOT / "docs"
pages = pytest.mark.parametrize("page", USER_PAGES, ids=name_page)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small reader answer where none is named; commands are the same with it."""
    monkeypatch.setattr("qa.reader.readers.choose_reader", lambda _=None: ReaderName.SMALL)


@pytest.fixture
def desk(reports: Path, tmp_path: Path, small: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which a page's commands are run, with the files that they name."""
    desk = tmp_path / "desk"
    (desk / "tests" / "questions").mkdir(parents=True)
    reports.rename(desk / "FOLDER")
    monkeypatch.chdir(desk)
    told = "The mill of Wendow burned down on Tuesday, its owner said."
    record = {"id": "mill", "title": "Fire", "date": "2020-03-05", "text": told}
    write_lines("MORE.jsonl", record)
    Path("TABLE.csv").write_text(f'Day,Told\n2020-03-05,"{told}"\n', encoding="utf-8")
    asked = {"id": "1", "question": "What burned down?", "answers": ["mill"]}
    asked["sources"] = ["harbour.txt"]
    read = {"published": "2020-03-05", "text": told, "context": told}
    write_lines("FILE.jsonl", asked | read)
    write_lines("QUESTIONS.jsonl", asked)
    seeds = (ROOT / "tests" / "questions" / "seeds.jsonl").read_text(encoding="utf-8")
    write_lines("tests/questions/seeds.jsonl", *map(json.loads, seeds.splitlines()[:2]))
    return desk


def write_lines(path: str, *records: dict) -> None:
    Path(path).write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")


@pages
def test_examples_print_what_is_shown(page: Path, capsys: pytest.CaptureFixture[str]):
    for command, output in list_examples(page):
        program, *arguments = shlex.split(command)
        assert program == "dateline"
        assert main(arguments) == 0
        assert capsys.readouterr().out == output


@pages
def test_commands_do_what_they_are_shown_for(page: Path, desk: Path):
    commands = list_commands(page)
    if any("my.library" in " ".join(words) for words in commands):
        assert main(["index", "FOLDER", "--library", "my.library"]) == 0
        Path("my.library/feedback.jsonl").write_bytes(Path("QUESTIONS.jsonl").read_bytes())
    for program, *arguments in commands:
        match program:
            case "dateline" if "--watch" in arguments:
                assert build_parser().parse_args(arguments).watch
            case "dateline":
                assert main(arguments) == 0, arguments
            case "python" if arguments[0] == "benchmarks/peers/run.py":
                assert build_peers_parser().parse_args(arguments[1:]).articles
            case "python" if arguments == ["benchmarks/peers/table.py"]:
                assert (ROOT / arguments[0]).is_file()
            case "python":
                assert arguments[0] == "app.py"
                read_options(arguments[1:])
            case "pip":
                check_installation(arguments)
            case _:
                assert program == "pytest"


def build_peers_parser() -> ArgumentParser:
    sys.path.append(str(ROOT / "benchmarks"))
    from peers.run import build_parser

    return build_parser()


def check_installation(arguments: list[str]) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert arguments[0] == "install"
    for each in arguments[1:]:
        if found := re.fullmatch(r"\.\[(.+)\]", each):
            assert set(found[1].split(",")) <= set(extras["optional-dependencies"])
        else:
            assert each in (".", "--no-deps", "-r") or (ROOT / each).is_file()


@pages
def test_python_prints_what_is_shown_beside_it(page: Path, desk: Path, request):
    for code in list_blocks(page, "python"):
        program = compile(code, name_page(page), "exec")
        if "https://example.org" in code:
            continue
        if '"http://127.0.0.1:7860"' in code:
            # A machine that does other things too may take longer than the client waits.
            chat = f'"{request.getfixturevalue("chat_url")}", httpx_kwargs={{"timeout": 60}}'
            code_here = code.replace('"http://127.0.0.1:7860"', chat)
            program = compile(code_here, name_page(page), "exec")
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(program, {})
        lines = printed.getvalue().splitlines()
        expected = re.findall(r"^print\(.*\)  # (.+)$", code, re.M)
        assert expected
        assert [line for line in lines if line in expected] == expected


@pytest.mark.parametrize("page", ALL_PAGES, ids=name_page)
def test_links_lead_to_files_and_headings(page: Path):
    for link in list_links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in list_anchors(target), link


def test_every_page_is_reached_from_the_readme_and_opens_with_what_it_holds():
    linked = set(list_links(ROOT / "README.md"))
    for page in USER_PAGES[1:]:
        assert f"docs/{page.name}" in linked
        heading, sentence, *_ = page.read_text(encoding="utf-8").split("\n\n")
        assert heading.startswith("# ")
        assert sentence.startswith("This page ")


@pages
def test_every_flag_named_is_one(page: Path):
    # Those of other programs stand in blocks of their own, or behind "pip".
    text = re.sub(r"pip install[^\n`]*", "", page.read_text(encoding="utf-8"))
    places = ["qa/arguments.py", "qa/web/options.py"]
    places += ["benchmarks/peers/run.py"] * (page.name == "comparison.md")
    defined = "".join((ROOT / path).read_text(encoding="utf-8") for path in places)
    known = set(re.findall(r'"(--[a-z-]+)"', defined)) | {"--help"}
    assert set(re.findall(r"(?<!\w)--[a-z][a-z-]*", text)) - known == set()


def test_every_command_and_every_flag_is_listed_with_the_commands_it_is_of(
    capsys: pytest.CaptureFixture[str],
):
    page = DOCS / "commands.md"
    listed = [find_code(row[0])[0] for row in read_table(page, "command")]
    names = [each.split()[1] for each in listed]
    assert names[-1] == "app.py"
    told: dict[str, set[str]] = {name: set() for name in names}
    for flags, commands, _ in read_table(page, "flag"):
        for name in find_code(commands):
            told[name] |= {flag.split()[0] for flag in find_code(flags)}
    parsers = build_parser()._subparsers._group_actions[0].choices
    assert sorted(parsers) == sorted(names[:-1])
    for name in names:
        with pytest.raises(SystemExit):
            read_options(["--help"]) if name == "app.py" else main([name, "--help"])
        shown = set(re.findall(r"^ +(?:-h, )?(--[a-z-]+)", capsys.readouterr().out, re.M))
        assert told[name] == shown - {"--help"}, name


def test_figures_are_those_of_the_results_and_stand_once():
    check = [sys.executable, ROOT / "scripts" / "fill_figures.py"]
    assert subprocess.run([*check, "--check"]).returncode == 0, f"run: {check[1]}"
    text = "".join(page.read_text(encoding="utf-8") for page in USER_PAGES)
    marked = re.findall(r"<!-- figures: (.+) -->\n\| ", text)
    tables = re.search(r"^TABLES = \{(.*?)^\}", check[1].read_text(encoding="utf-8"), re.S | re.M)[
        1
    ]
    assert sorted(marked) == sorted(re.findall(r'"(.+)":', tables))


def test_formats_are_those_that_are_read():
    page = DOCS / "formats.md"
    read = {*formats._READERS, *formats._RECORD_READERS, *formats.PACKED}
    for where in (page, ROOT / "README.md"):
        assert {each for row in read_table(where, "format") for each in find_code(row[0])} == read
    ways = {each: row[1] for row in read_table(page, "suffix") for each in find_code(row[0])}
    assert ways == formats._WAYS


def test_fields_are_known_by_the_names_that_are_told():
    rows = read_table(DOCS / "formats.md", "field")
    fields = {find_code(row[0])[0]: find_code(row[2]) for row in rows}
    assert set(fields) == {"id", "title", "date", "text", "source", "url"}
    for field, names in fields.items():
        assert [name for name in names if Naming().find([name]) != {field: name}] == []


def test_bounds_are_those_that_are_kept():
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    for told, bound in (
        ("files over {} MB", bounds.LARGEST_FILE // bounds.MEGABYTE),
        ("lines and rows over {} MB", bounds.LONGEST_LINE // bounds.MEGABYTE),
        ("texts over {} million characters", build.LONGEST_TEXT // 2**20),
        ("over {} times their size", bounds.LARGEST_RATIO),
        ("or to over {} GB", bounds.LARGEST_UNPACKED // 2**30),
        ("or over {:,} pages", pdf._MOST_PAGES),
    ):
        assert told.format(bound) in text


def test_an_answer_holds_the_fields_that_are_listed():
    day = ReportDate(None, DateBasis.UNKNOWN, "")
    citation = Citation("a.pdf", "", day, "Boats.", 0, 6, page=1, place="slide 1")
    event = TimelineEvent(day=None, value="2021", said="2021", reported=False, citation=citation)
    answer = render_json("1", Answer(True, "Boats.", citations=(citation,)))
    tables = (answer, answer["citations"][0], render_event(event))
    listed = [
        each for row in read_table(DOCS / "answers.md", "field") for each in find_code(row[0])
    ]
    assert listed == [name for table in tables for name in table]


def test_the_house_has_the_rooms_that_are_listed():
    rooms = [each for row in read_table(ROOT / "README.md", "room") for each in find_code(row[0])]
    assert len(read_table(ROOT / "README.md", "room")) <= 23
    assert [room for room in rooms if not (ROOT / room).exists()] == []
    folders = {f"qa/{each.parent.name}/" for each in (ROOT / "qa").glob("*/__init__.py")}
    assert folders <= set(rooms)
    assert {"embeddings/", "training/", "benchmarks/", "scripts/", "tests/", "seeds/"} <= set(rooms)


def test_the_chat_has_what_is_named():
    text = (DOCS / "chat.md").read_text(encoding="utf-8")
    source = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "qa" / "web").rglob("*.py"))
    )
    named = [*re.findall(r"“([^”]+)”", text), *re.findall(r"^## (.+)$", text, re.M)]
    assert "Archive" in named
    # "Save as Markdown" is put together of two.
    whole = source.replace('Save as {name}"', 'Save as Markdown" Save as JSON"')
    assert [each for each in named if each not in whole] == []
