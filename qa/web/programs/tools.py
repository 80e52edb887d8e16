"""The tools of assistants over HTTP, where the chat is: who may use them is who may ask there."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.web.access.gate import MCP_PATH, App
from qa.web.access.policy import Policy

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.tools.server import ToolServer


class Tools:
    """Serves the tools at `MCP_PATH` over streamable HTTP."""

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


def _make_server(assistant: "Assistant", policy: Policy) -> "ToolServer":
    from mcp.server.transport_security import TransportSecuritySettings

    from qa.tools.server import ToolServer
    from qa.tools.toolbox import Toolbox

    # A page of another site can make a browser ask loopback under a name of its own.
    guard = TransportSecuritySettings(
        enable_dns_rebinding_protection=not policy.public,
        allowed_hosts=["127.0.0.1:*", "localhost:*", "[::1]:*"],
        allowed_origins=["http://127.0.0.1:*", "http://localhost:*", "http://[::1]:*"],
    )

    async def admit(request: Any) -> None:
        policy.admit(gr.Request(request))

    return ToolServer(
        Toolbox(lambda: assistant), admit, stateless_http=True,
        streamable_http_path=f"{MCP_PATH}/", transport_security=guard,
    )  # fmt: skip
