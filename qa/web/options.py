"""The flags of `python app.py`."""

import argparse
import re
from collections.abc import Sequence
from importlib.util import find_spec

from qa.arguments import add_fields
from qa.letters import find_path


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options in `arguments` (default: the process's); exit with 2 if they are wrong."""
    parser = argparse.ArgumentParser(
        prog="app.py", description="Serve the chat over a folder of dated reports."
    )
    _add_reports(parser)
    _add_address(parser.add_argument_group("where it is served"))
    _add_rules(parser.add_argument_group("to whom, and what they may do"))
    options = parser.parse_args(arguments)
    if options.mcp and not find_spec("mcp"):
        parser.error("--mcp needs the package mcp; install it: pip install '.[mcp]'")
    return options


def _add_reports(parser: argparse.ArgumentParser) -> None:
    reports = parser.add_mutually_exclusive_group()
    reports.add_argument(
        "--docs", type=find_path, metavar="DIR", help="a folder of reports (default: seeds)"
    )
    reports.add_argument(
        "--library", type=find_path, metavar="PATH", help="a library made by index"
    )
    add_fields(parser)
    parser.add_argument(
        "--model", metavar="NAME", help="embedding model: a folder or a hub name (default: bundled)"
    )
    parser.add_argument(
        "--reader", metavar="NAME",
        help="small, large, none, a folder or a hub name (default: large where its base is there)",
    )  # fmt: skip
    parser.add_argument(
        "--feedback", type=find_path, metavar="FOLDER",
        help="keep what readers say of answers here (default: in the library)",
    )  # fmt: skip


def _add_address(group: "argparse._ArgumentGroup") -> None:
    group.add_argument("--host", metavar="ADDRESS", help="listen here (default: this machine)")
    group.add_argument(
        "--port", type=_port, metavar="N", help="listen here (default: the first free from 7860)"
    )
    group.add_argument(
        "--root-path", type=_root_path, metavar="PATH",
        help="what a proxy has before it: /desk/dateline for https://example.org/desk/dateline/",
    )  # fmt: skip
    group.add_argument("--share", action="store_true", help="ask Gradio for a public link")
    group.add_argument(
        "--mcp", action="store_true", help="serve tools too, for assistants that use MCP"
    )


def _add_rules(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--auth", type=_credentials, action="append", default=[], metavar="USER:PASSWORD",
        help="let in only with these; give it again for another user",
    )  # fmt: skip
    group.add_argument(
        "--auth-file",
        type=find_path,
        metavar="FILE",
        help="let in the users of its lines, user:hash",
    )
    group.add_argument("--hash-password", metavar="USER", help="print such a line, and end")
    group.add_argument(
        "--rate", type=_rate, metavar="N",
        help="questions a minute from each session, three times as many from each address "
        "(default: 20 where others reach it, else no limit)",
    )  # fmt: skip
    group.add_argument(
        "--allow-upload", action="store_true",
        help="let others add and remove reports (default: this machine's user only)",
    )  # fmt: skip


def _port(value: str) -> int:
    if value.isdecimal() and 1 <= int(value) <= 65535:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is not a port from 1 to 65535")


def _root_path(value: str) -> str:
    path = value.rstrip("/")
    if re.fullmatch(r"(?:https?://[^/?#\s]+)?(?:/[\w.~%-]+)*", path) and path.strip("/."):
        return path
    message = f"{value!r} is not a path such as /desk/dateline, nor a whole address"
    raise argparse.ArgumentTypeError(message)


def _rate(value: str) -> int:
    if value.isdecimal() and 1 <= int(value) <= 100_000:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is not a number of questions from 1")


def _credentials(value: str) -> tuple[str, str]:
    user, _, password = value.partition(":")
    if user and password:
        return user, password
    raise argparse.ArgumentTypeError("give a user and a password with a colon between: ann:secret")
