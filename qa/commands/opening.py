"""What several commands begin with: the assistant that is asked for, and what it left out."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.types import Refusal


def open_assistant_for(options: argparse.Namespace) -> "Assistant":
    """Return the assistant over the reports that `options` name, and tell what was left out.

    Raises:
        SourceError, LibraryError, ModelError, ReaderError: as of `open_assistant`.
    """
    from qa.console import show_joining
    from qa.opening import open_assistant

    reader = getattr(options, "reader", "none")
    with show_joining() as advance:
        assistant = open_assistant(
            options.docs, options.library, options.model, reader, advance, options.fields
        )
    tell_refused(assistant.refused)
    return assistant


def tell_refused(refused: Sequence["Refusal"]) -> None:
    """Tell on stderr what could not be taken in, and why."""
    for refusal in refused:
        print(f"left out {refusal.source}: {refusal.reason}", file=sys.stderr)
    if refused:
        print(f"{len(refused)} left out in all", file=sys.stderr)
