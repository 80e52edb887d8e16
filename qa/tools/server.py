"""The tools as a server of the Model Context Protocol: one call at a time, faults in one line."""

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from inspect import cleandoc
from typing import Any

from anyio import CapacityLimiter, to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from qa.errors import DatelineError
from qa.tools.arguments import show_value
from qa.tools.toolbox import Toolbox

# Calls answered at the same time, and those that may wait.
_AT_ONCE, _WAITING = 1, 32
_INSTRUCTIONS = (
    "Dateline holds dated news reports. Search them, fetch their texts, ask for an answer with "
    "exact quotes, follow a topic in time, or list the reports with their dates and how each is "
    "known. Nothing is changed by any tool."
)
_TITLES = {
    "search": "Search the reports",
    "fetch": "Fetch a report",
    "ask": "Ask the reports",
    "timeline": "What happened when",
    "sources": "List the reports",
}

# Called before each call with the HTTP request that it came with, None where there is none.
Admit = Callable[[Any], Awaitable[None]]


class ToolServer(FastMCP[Any]):
    """Serves the tools of a toolbox; `admit` raises a `DatelineError` where a call may not be."""

    def __init__(self, toolbox: Toolbox, admit: Admit, **settings: Any) -> None:
        super().__init__("Dateline", _INSTRUCTIONS, log_level="ERROR", **settings)
        self._admit = admit
        self._turn = CapacityLimiter(_AT_ONCE)
        for name, title in _TITLES.items():
            tool = getattr(toolbox, name)
            hints = ToolAnnotations(
                title=title, readOnlyHint=True, destructiveHint=False, idempotentHint=True,
                openWorldHint=False,
            )  # fmt: skip
            self.add_tool(
                self._make_async(tool), name, title, cleandoc(tool.__doc__), annotations=hints
            )

    async def call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
        """Call the tool `name`.

        Raises:
            ToolError: it cannot be called so; the message is one line.
        """
        # Assistants send null for what they leave out.
        given = {each: value for each, value in arguments.items() if value is not None}
        await self._check_arguments(name, given)
        try:
            await self._admit(self.get_context().request_context.request)
            return await super().call_tool(name, given)
        except DatelineError as error:
            raise ToolError(_tell(error)) from error
        except ToolError as error:
            raise ToolError(_tell(error.__cause__ or error)) from error

    async def _check_arguments(self, name: str, given: dict[str, Any]) -> None:
        tools = {
            tool.name: list(tool.inputSchema["properties"]) for tool in await self.list_tools()
        }
        if name not in tools:
            message = f"Unknown tool: {show_value(name)}"
            raise ToolError(f"{message}; there are {', '.join(tools)}")
        for each in given:
            if each not in tools[name]:
                message = f"{name} has no argument {show_value(each)}"
                raise ToolError(f"{message}; it takes {', '.join(tools[name])}")

    def _make_async(self, tool: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
        """Return `tool` so that it is run in a thread when it is its turn."""

        @wraps(tool)
        async def call(**arguments: Any) -> Any:
            if self._turn.statistics().tasks_waiting >= _WAITING:
                raise ToolError("too many questions are waiting; ask again in half a minute")
            return await to_thread.run_sync(partial(tool, **arguments), limiter=self._turn)

        return call


def _tell(error: BaseException) -> str:
    """Return what went wrong in one line that names the value."""
    if isinstance(error, ValidationError):
        return _tell_invalid(error)
    told = " ".join(str(error).split())
    if isinstance(error, DatelineError | ToolError):
        return told
    return f"this went wrong inside of Dateline: {type(error).__name__}: {told}"


def _tell_invalid(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    name = ".".join(map(str, fault["loc"]))
    wanted = "a text" if fault["type"] in ("string_type", "missing") else "a whole number"
    if fault["type"] == "missing":
        return f"{name} is missing; give {wanted}"
    return f"{name} is {show_value(fault['input'])}; give {wanted}"
