"""The web chat: `python app.py` serves it on the seed reports."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.errors import DatelineError
from qa.web.address import check_address
from qa.web.options import read_options

if TYPE_CHECKING:
    import argparse

    from qa.assistant import Assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the chat that `arguments` (default: the process's) ask for; return the exit code."""
    options = read_options(arguments)
    try:
        # What can be told at once is told before the model takes its seconds.
        if options.host or options.port:
            check_address(options.host, options.port or 0)
        _serve(options)
    except DatelineError as error:
        print(f"app: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("app: stopped", file=sys.stderr)
        return 130
    return 0


def _serve(options: "argparse.Namespace") -> None:
    # Gradio and the models are imported when they are needed, so that `app.py --help` is instant.
    from qa.web.page import build_chat
    from qa.web.serving import serve_chat

    serve_chat(build_chat(_open_assistant(options)), options)


def _open_assistant(options: "argparse.Namespace") -> "Assistant":
    from qa.assistant import open_assistant

    assistant = open_assistant(options.docs, options.library, options.model, options.reader)
    for refusal in assistant.refused:
        print(f"left out {refusal.source}: {refusal.reason}", file=sys.stderr)
    return assistant


if __name__ == "__main__":
    sys.exit(main())
