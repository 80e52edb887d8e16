"""What a run of the chat allows to whoever reaches it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qa.web.access.limits import Doorkeeper
from qa.web.access.visitors import is_loopback

if TYPE_CHECKING:
    import argparse

    import gradio as gr

# Questions a minute from each session of a run that others reach.
PUBLIC_RATE = 20


def admit_all(request: "gr.Request | None") -> None:
    """Let every question in."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a run.

    `uploads` allows reports to be added and removed from the page. `feedback` is the folder that
    feedback is kept in, None to keep none. `admit` is called before each question, with the request
    that it came with; it raises a `DatelineError`, told to the asker as it is, where the question
    is one too many. `public` tells that others than this machine's user reach the run, `framed`
    that its page is shown within that of a host.
    """

    uploads: bool = False
    feedback: Path | None = None
    admit: "Callable[[gr.Request | None], None]" = admit_all
    public: bool = False
    framed: bool = False


LOCAL = Policy()


def make_policy(options: "argparse.Namespace") -> Policy:
    """Return the rules of the run that `options` ask for: safe by default where others reach it."""
    space = bool(os.environ.get("SPACE_ID"))
    host = options.host or os.environ.get("GRADIO_SERVER_NAME") or "127.0.0.1"
    # What a proxy shows at a path is reached by others, though it listens on loopback.
    public = options.share or space or bool(options.root_path) or not is_loopback(host)
    rate = options.rate or (PUBLIC_RATE if public else None)
    return Policy(
        uploads=options.allow_upload or not public,
        feedback=options.feedback or options.library,
        admit=Doorkeeper(rate, behind_proxy=space).admit if rate else admit_all,
        public=public,
        framed=space,
    )
