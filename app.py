"""The web chat: `python app.py` serves it on the seed reports."""

import sys
from collections.abc import Sequence
from getpass import getpass
from typing import TYPE_CHECKING

from qa.errors import DatelineError, ServerError
from qa.web.access.passwords import hash_password, read_users
from qa.web.access.policy import make_policy
from qa.web.address import check_address
from qa.web.options import read_options
from qa.web.sharing import explain_no_link, find_link_fault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from qa.assistant import Assistant
    from qa.web.access.passwords import PasswordHash


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the chat that `arguments` (default: the process's) ask for; return the exit code."""
    options = read_options(arguments)
    try:
        if options.hash_password:
            _print_user(options.hash_password)
        else:
            _serve(options)
    except DatelineError as error:
        print(f"app: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("app: stopped", file=sys.stderr)
        return 130
    return 0


def _serve(options: "argparse.Namespace") -> None:
    # What can be told at once is told before the model takes its seconds.
    if options.host or options.port:
        check_address(options.host, options.port or 0)
    users = _list_users(options)
    policy = make_policy(options)
    if options.share and (fault := find_link_fault()):
        print(f"app: {explain_no_link(fault)}", file=sys.stderr, flush=True)
        options.share = False
    # Gradio and the models are imported when they are needed, so that `app.py --help` is instant.
    assistant = _open_assistant(options)
    from qa.web.page import build_chat
    from qa.web.programs.tools import Tools
    from qa.web.serving import serve_chat

    tools = Tools(assistant, policy) if options.mcp else None
    serve_chat(build_chat(assistant, policy), options, policy, users, tools)


def _list_users(options: "argparse.Namespace") -> "Mapping[str, PasswordHash]":
    from_file = read_users(options.auth_file) if options.auth_file else {}
    return {**from_file, **{user: hash_password(word) for user, word in options.auth}}


def _print_user(user: str) -> None:
    if ":" in user or user.startswith("#"):
        raise ServerError(f"a user named {user!r} cannot stand in a line user:hash; choose another")
    password = getpass("Password: ")
    if not password or password != getpass("Again: "):
        raise ServerError("the two are not the same, or empty; try again")
    print(f"{user}:{hash_password(password)}")


def _open_assistant(options: "argparse.Namespace") -> "Assistant":
    from qa.console import show_joining
    from qa.opening import open_assistant

    with show_joining() as advance:
        assistant = open_assistant(
            options.docs, options.library, options.model, options.reader, advance, options.fields
        )
    for refusal in assistant.refused:
        print(f"left out {refusal.source}: {refusal.reason}", file=sys.stderr)
    return assistant


if __name__ == "__main__":
    sys.exit(main())
