"""The endpoint `ask` as a tool of the Model Context Protocol, for assistants that use tools."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import gradio as gr
from anyio import CapacityLimiter, to_thread

from qa.web.access.gate import MCP_PATH, App
from qa.web.access.policy import Policy
from qa.web.programs.endpoint import DESCRIPTION, answer_question

if TYPE_CHECKING:
    from mcp.server.fastmcp import FastMCP

    from qa.assistant import Assistant

# Calls answered at the same time, and those that may wait.
_AT_ONCE, _WAITING = 1, 32


class Tools:
    """Serves the tool `ask` at `MCP_PATH` over streamable HTTP; nothing else is a tool."""

    def __init__(self, assistant: "Assistant", policy: Policy) -> None:
        self._server = _make_server(assistant, policy)
        self.app: App = self._server.streamable_http_app()

    def lifespan(self) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """Return what a server has to be run within."""

        @asynccontextmanager
        async def run(_: Any) -> AsyncIterator[None]:
            async with self._server.session_manager.run():
                yield

        return run


def _make_server(assistant: "Assistant", policy: Policy) -> "FastMCP":
    from mcp.server.fastmcp import Context, FastMCP
    from mcp.server.fastmcp.exceptions import ToolError
    from mcp.server.transport_security import TransportSecuritySettings

    turn = CapacityLimiter(_AT_ONCE)
    # A page of another site can make a browser ask loopback under a name of its own.
    guard = TransportSecuritySettings(
        enable_dns_rebinding_protection=not policy.public,
        allowed_hosts=["127.0.0.1:*", "localhost:*", "[::1]:*"],
        allowed_origins=["http://127.0.0.1:*", "http://localhost:*", "http://[::1]:*"],
    )
    server = FastMCP(
        "Dateline", stateless_http=True, streamable_http_path=f"{MCP_PATH}/",
        transport_security=guard, log_level="ERROR",
    )  # fmt: skip

    async def ask(
        context: Context,  # type: ignore[type-arg]
        question: str,
        date_from: str = "",
        date_to: str = "",
        asked: str = "",
        source: str = "",
    ) -> dict[str, Any]:
        policy.admit(gr.Request(context.request_context.request))
        if turn.statistics().tasks_waiting >= _WAITING:
            raise ToolError("too many questions are waiting; ask again in half a minute")
        answer = partial(answer_question, assistant, question, date_from, date_to, asked, source)
        return await to_thread.run_sync(answer, limiter=turn)

    server.add_tool(ask, description=DESCRIPTION)
    return server
