"""The flags of `python app.py`."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options in `arguments` (default: the process's); exit with 2 if they are wrong."""
    parser = argparse.ArgumentParser(
        prog="app.py", description="Serve the chat over a folder of dated reports."
    )
    reports = parser.add_mutually_exclusive_group()
    reports.add_argument(
        "--docs", type=Path, metavar="DIR", help="a folder of reports (default: seeds)"
    )
    reports.add_argument("--library", type=Path, metavar="PATH", help="a library made by index")
    parser.add_argument(
        "--model", metavar="NAME", help="embedding model: a folder or a hub name (default: bundled)"
    )
    parser.add_argument(
        "--reader", metavar="NAME", help="reader: a folder, a hub name, or none (default: bundled)"
    )
    parser.add_argument("--host", metavar="ADDRESS", help="listen here (default: this machine)")
    parser.add_argument(
        "--port", type=_port, metavar="N", help="listen here (default: the first free from 7860)"
    )
    parser.add_argument("--share", action="store_true", help="ask Gradio for a public link")
    parser.add_argument(
        "--auth", type=_credentials, metavar="USER:PASSWORD", help="let in only with these"
    )
    return parser.parse_args(arguments)


def _port(value: str) -> int:
    if value.isdecimal() and 1 <= int(value) <= 65535:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is not a port from 1 to 65535")


def _credentials(value: str) -> tuple[str, str]:
    user, _, password = value.partition(":")
    if user and password:
        return user, password
    raise argparse.ArgumentTypeError("give a user and a password with a colon between: ann:secret")
