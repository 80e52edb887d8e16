"""Dateline: answers over a folder of dated reports, each with its date and its exact words.

`from qa import open_assistant, Question` is all that a program needs to ask. What a name needs is
imported with it, so that `import qa` and `dateline --help` load no model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.opening import open_assistant
    from qa.types import Answer, Question

__all__ = ["Answer", "Question", "open_assistant"]

_HOMES = {"Answer": "qa.types", "Question": "qa.types", "open_assistant": "qa.opening"}


def __getattr__(name: str) -> object:
    """Return what `qa` exports as `name` (PEP 562).

    Raises:
        AttributeError: it exports no such name.
    """
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
