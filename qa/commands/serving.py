"""`dateline mcp`: the tools for an assistant that starts Dateline itself."""

import argparse
from functools import partial
from importlib.util import find_spec

from qa.commands.opening import open_assistant_for
from qa.errors import ServerError


def serve_tools(options: argparse.Namespace) -> None:
    """Serve the tools over standard input and output until the client closes them.

    Raises:
        ServerError: the package of the protocol is not installed.
        DatelineError: the reports cannot be opened.
    """
    if not find_spec("mcp"):
        raise ServerError("dateline mcp needs the package mcp; install it: pip install '.[mcp]'")
    from qa.tools.stdio import serve_stdio

    serve_stdio(partial(open_assistant_for, options))
