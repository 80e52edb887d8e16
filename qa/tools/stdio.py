"""The tools over standard input and output, for an assistant that starts Dateline itself."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from threading import Thread
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from qa.assistant import Assistant

# A fault of opening is told by ending, if it shows as early; clients wait longer for a server.
_PATIENCE_S = 15
_POLL_S = 0.1


class Opening:
    """An assistant that is opened in a thread: clients give up on a server that is long mute."""

    def __init__(self, open_one: "Callable[[], Assistant]") -> None:
        self._open_one = open_one
        self._opened: Assistant | None = None
        self._error: BaseException | None = None
        # Nobody waits for what is still opened when the client is gone.
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def get(self) -> "Assistant":
        """Return the assistant, which is open by now.

        Raises:
            DatelineError: it cannot be opened.
        """
        if self._opened is None:
            raise self._error or RuntimeError("the reports are still being opened")
        return self._opened

    def wait(self, seconds: float) -> None:
        """Wait until it is open, but no longer than `seconds`.

        Raises:
            DatelineError: it cannot be opened.
        """
        self._thread.join(seconds)
        if self._error:
            raise self._error

    async def admit(self, _: Any) -> None:
        """Hold a call back until it is open or cannot be."""
        while self._thread.is_alive():
            await anyio.sleep(_POLL_S)

    def _run(self) -> None:
        try:
            self._opened = self._open_one()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._error = error


def serve_stdio(open_one: "Callable[[], Assistant]") -> None:
    """Serve the tools over what `open_one` returns until the client closes its side.

    Raises:
        DatelineError: it cannot be opened.
    """
    protocol = _claim_output()
    opening = Opening(open_one)
    from qa.tools.server import ToolServer
    from qa.tools.toolbox import Toolbox

    opening.wait(_PATIENCE_S)
    server = ToolServer(Toolbox(opening.get), opening.admit)
    anyio.run(_serve, server, protocol)


async def _serve(server: Any, protocol: TextIOWrapper) -> None:
    from mcp.server.stdio import stdio_server

    # FastMCP's own `run_stdio_async` takes no stream.
    core = server._mcp_server
    try:
        async with stdio_server(stdout=anyio.wrap_file(protocol)) as (received, sent):
            await core.run(received, sent, core.create_initialization_options())
    except* (BrokenPipeError, anyio.BrokenResourceError):
        # The client is gone in the midst of an answer.
        os._exit(0)


def _claim_output() -> TextIOWrapper:
    """Return standard output for the protocol alone; whatever else is printed goes to stderr."""
    sys.stdout.flush()
    claimed = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return TextIOWrapper(os.fdopen(claimed, "wb"), encoding="utf-8", newline="\n")
