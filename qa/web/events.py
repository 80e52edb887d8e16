"""How the events of the page are run: in which queue, how many at once, with what to see."""

from typing import Any, Final

# Questions answered at the same time.
_AT_ONCE = 2
# One concurrency group: whatever embeds and reads shares the machine.
ASKING: Final[dict[str, Any]] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}
# A library has one writer; the next waits in the queue.
WRITING: Final[dict[str, Any]] = {"concurrency_limit": 1, "concurrency_id": "write"}
# Looking through tables needs no model.
LOOKING: Final[dict[str, Any]] = {"concurrency_limit": 4, "concurrency_id": "look"}
# What is on the page alone, and no function for programs.
PRIVATE: Final[dict[str, Any]] = {"api_visibility": "private"}
# What is done before it would be seen.
HIDDEN: Final[dict[str, Any]] = {**PRIVATE, "show_progress": "hidden"}
