"""What a run of the chat allows to whoever reaches it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gradio as gr


def admit_all(request: gr.Request | None) -> None:
    """Let every question in."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a run.

    `uploads` allows reports to be added and removed from the page. `feedback` is the folder that
    feedback is kept in, None to keep none. `admit` is called before each question, with the request
    that it came with; it raises a `DatelineError`, told to the asker as it is, where the question
    is one too many.
    """

    uploads: bool = False
    feedback: Path | None = None
    admit: Callable[[gr.Request | None], None] = admit_all


LOCAL = Policy()
