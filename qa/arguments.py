"""The arguments of the command line: its commands, their flags, and how each is read."""

import argparse
from datetime import date

from qa.flag_values import (
    read_count,
    read_day,
    read_fields,
    read_first_day,
    read_last_day,
    read_least,
    read_most,
)
from qa.letters import find_path


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; `command` is the name of what is to be done."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Ask a folder of dated reports: the answer, its words, the file, the date.",
    )
    commands = parser.add_subparsers(
        title="commands", dest="command", required=True, metavar="COMMAND"
    )
    _add_ask(commands.add_parser("ask", help="answer a question, with citations"))
    _add_timeline(commands.add_parser("timeline", help="list dated events, with their quotes"))
    _add_index(commands.add_parser("index", help="put reports into a library"))
    _add_library(commands.add_parser("library", help="tell what is in a library, and check it"))
    _add_evaluate(commands.add_parser("evaluate", help="score the answers to a file of questions"))
    _add_questions(commands.add_parser("questions", help="draft questions from your own reports"))
    _add_sources(commands.add_parser("sources", help="list the reports, their dates and reasons"))
    _add_dates(commands.add_parser("dates", help="find the time expressions of texts"))
    _add_read(commands.add_parser("read", help="find the answers in given contexts"))
    _add_assistant(commands.add_parser("mcp", help="serve tools to an assistant that starts this"))
    return parser


def _add_ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question", nargs="*", metavar="QUESTION",
        help="in plain English; a folder of reports or a library may stand before or behind it",
    )  # fmt: skip
    _add_assistant(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    _add_filters(parser)
    parser.add_argument(
        "--history", nargs="+", action="extend", default=[], metavar="Q",
        help="what was asked before, oldest first, and the answer behind each that is known",
    )  # fmt: skip
    parser.add_argument(
        "--file", type=find_path, metavar="QUESTIONS",
        help="ask every question of a .csv, .txt or .jsonl file",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=find_path, metavar="ANSWERS",
        help="where the answers to --file go: .csv, .xlsx or .jsonl",
    )  # fmt: skip


def _add_timeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="QUERY",
        help="what to follow, in plain English; a folder or a library may stand beside it",
    )  # fmt: skip
    _add_reports(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object an event")
    _add_filters(parser)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first", type=read_first_day, metavar="D",
        help="only reports published from this day, month or year",
    )  # fmt: skip
    parser.add_argument(
        "--to", dest="last", type=read_last_day, metavar="D",
        help="only reports published up to this day, month or year",
    )  # fmt: skip
    parser.add_argument(
        "--source", default="", metavar="WORD", help="only reports whose name contains this"
    )
    parser.add_argument(
        "--asked", type=read_day, default=date.today(), metavar="D",
        help="the day the question is asked (default: today)",
    )  # fmt: skip


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        type=find_path,
        metavar="SOURCE",
        help="a folder, or a file: text, HTML, PDF, Word, e-mail, JSONL, CSV, ZIP, gzip",
    )
    parser.add_argument(
        "--library", type=find_path, required=True, metavar="PATH", help="made if missing"
    )
    parser.add_argument(
        "--watch", action="store_true", help="go on, and follow what changes below the sources"
    )
    add_fields(parser)
    _add_model(parser)


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("library", type=find_path, metavar="PATH", help="a library made by index")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    task = parser.add_mutually_exclusive_group()
    task.add_argument(
        "--verify", action="store_true", help="check everything in it against everything else"
    )
    task.add_argument(
        "--repair", action="store_true", help="make its indexes anew from library.sqlite3"
    )
    task.add_argument(
        "--forget", metavar="SOURCE",
        help="take out what came from a folder or a file, there or gone, or one report by its name",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="forget without asking")


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions", type=find_path, metavar="QUESTIONS",
        help="a JSON object a line, SQuAD's JSON, or a BEIR folder",
    )  # fmt: skip
    _add_assistant(parser)
    parser.add_argument("--out", type=find_path, metavar="RESULTS.jsonl", help="write every answer")
    parser.add_argument(
        "--resume", action="store_true", help="go on with --out where it was stopped"
    )
    parser.add_argument(
        "--jobs",
        type=read_count,
        default=1,
        metavar="N",
        help="questions asked at a time (default: 1)",
    )
    parser.add_argument(
        "--report", type=find_path, metavar="FILE.html", help="write a page to read"
    )
    parser.add_argument(
        "--compare", type=find_path, metavar="BASELINE.jsonl",
        help="tell what got better and worse than in this --out of before",
    )  # fmt: skip
    for flag, what in (("--at-least", read_least), ("--at-most", read_most)):
        parser.add_argument(
            flag, nargs="+", action="extend", default=[], type=what, metavar="FIGURE=VALUE",
            help="exit with 1 where a figure is not; --at-least right=0.8 --at-most p95=900",
        )  # fmt: skip
    parser.add_argument(
        "--no-worse-than", type=find_path, metavar="BASELINE.jsonl",
        help="exit with 1 where the run is worse than this --out by more than noise",
    )  # fmt: skip


def _add_questions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", nargs="?", metavar="LIBRARY", help="a library made by index, or a folder"
    )
    _add_reports(parser)
    parser.add_argument("--out", type=find_path, required=True, metavar="QUESTIONS.jsonl")
    parser.add_argument(
        "--most", type=read_count, default=100, metavar="N", help="questions at most (default: 100)"
    )
    parser.add_argument(
        "--review", action="store_true",
        help="keep, edit or drop each at the terminal; of --out, where it is there",
    )  # fmt: skip


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", nargs="?", metavar="DIR", help="a folder of reports, or a library made by index"
    )
    _add_reports(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def _add_dates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "records", type=find_path, metavar="FILE.jsonl", help="lines of id, published, text"
    )
    parser.add_argument("--out", type=find_path, required=True, metavar="PREDICTED.jsonl")


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", type=find_path, metavar="FILE.jsonl")
    parser.add_argument("--out", type=find_path, required=True, metavar="PREDICTED.jsonl")
    _add_reader(parser)


def _add_reports(parser: argparse.ArgumentParser) -> None:
    reports = parser.add_mutually_exclusive_group()
    reports.add_argument(
        "--docs", type=find_path, metavar="DIR", help="a folder of reports (default: seeds)"
    )
    reports.add_argument(
        "--library", type=find_path, metavar="PATH", help="a library made by index"
    )
    add_fields(parser)
    _add_model(parser)


def add_fields(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the flag that names the fields of records."""
    parser.add_argument(
        "--fields", type=read_fields, default={}, metavar="FIELD=NAME,…",
        help="what columns of CSV and keys of JSONL are called: date=Erschienen,text=Inhalt "
        "(default: their names in the commonest languages)",
    )  # fmt: skip


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", metavar="NAME", help="embedding model: a folder or a hub name (default: bundled)"
    )


def _add_reader(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reader", metavar="NAME",
        help="small, large, a folder or a hub name (default: large where its base is there)",
    )  # fmt: skip


def _add_assistant(parser: argparse.ArgumentParser) -> None:
    _add_reports(parser)
    parser.add_argument(
        "--reader", metavar="NAME",
        help="small, large, none, a folder or a hub name (default: large where its base is there)",
    )  # fmt: skip
