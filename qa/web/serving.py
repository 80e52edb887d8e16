"""The server of the chat: its address, its look, its public link."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import TYPE_CHECKING

import gradio as gr
from starlette.middleware import Middleware

from qa.errors import ServerError
from qa.web.access.gate import LARGEST_UPLOAD, MCP_PATH, Gate, Rules
from qa.web.access.passwords import PasswordHash
from qa.web.access.policy import LOCAL, Policy
from qa.web.access.users import Users
from qa.web.sharing import explain_no_link

if TYPE_CHECKING:
    import argparse

    from qa.web.programs.tools import Tools

STYLES = sorted(Path(__file__).parent.rglob("*.css"))

_SERIF = ["Charter", "Iowan Old Style", "Georgia", "Liberation Serif", "serif"]
_MONO = ["ui-monospace", "Menlo", "Consolas", "Liberation Mono", "monospace"]
# Gradio's own limits add up to a minute and a half, and a mute tunnel has none.
_SECONDS_FOR_LINK = 25
# Gradio would keep ten thousand events for a dashboard that is off, and sum them up at each one.
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)
# Gradio copies the page for each session, over a hundred KB, and keeps ten thousand of them. Beyond
# these, the session that was silent longest begins anew.
_SESSIONS = 256


def launch_chat(
    chat: gr.Blocks,
    host: str | None = None,
    port: int | None = None,
    users: Mapping[str, PasswordHash] | None = None,
    tools: "Tools | None" = None,
    policy: Policy = LOCAL,
    *,
    share: bool = False,
    root_path: str | None = None,
) -> str:
    """Serve `chat` from a thread and return its local address.

    Without `host` and `port`, Gradio takes those of its own environment variables, as a hosted
    Space sets them, else loopback and the first free port from 7860. With `users` everybody signs
    in. `root_path` is the path, or the whole address, at which a proxy shows it.

    Raises:
        ServerError: no server can listen there.
    """
    rules = Rules(
        users=Users(users) if users else None,
        uploads=policy.uploads,
        tools=tools.app if tools else None,
        framed=policy.framed,
        local=not policy.public and not users,
    )
    server = {"middleware": [Middleware(Gate, rules)]}
    try:
        _, url, _ = chat.launch(
            server_name=host, server_port=port, share=share or None, prevent_thread_lock=True,
            quiet=not share, theme=_make_theme(), css_paths=STYLES, ssr_mode=False,
            run_history=False, footer_links=["api", "settings"], mcp_server=False,
            app_kwargs=server | ({"lifespan": tools.lifespan()} if tools else {}),
            max_file_size=LARGEST_UPLOAD, state_session_capacity=_SESSIONS,
            enable_monitoring=False, show_error=False, root_path=root_path,
        )  # fmt: skip
    except OSError as error:
        raise ServerError(f"cannot serve the chat ({error}); choose a port: --port N") from error
    return str(url)


def serve_chat(
    chat: gr.Blocks,
    options: "argparse.Namespace",
    policy: Policy,
    users: Mapping[str, PasswordHash],
    tools: "Tools | None" = None,
) -> None:
    """Serve `chat` until it is stopped; tell in time if there is no public link."""
    late = Timer(_SECONDS_FOR_LINK, _tell_no_link)
    late.daemon = True
    if options.share:
        late.start()
    # Gradio serves what is in its temporary folder, which by default all its programs share.
    with TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        os.environ["GRADIO_TEMP_DIR"] = folder
        url = launch_chat(
            chat, options.host, options.port, users, tools, policy,
            share=options.share, root_path=options.root_path,
        )  # fmt: skip
        if late.is_alive() and not chat.share_url:
            _tell_no_link()
        late.cancel()
        print(f"Dateline is at {url} (Ctrl-C stops it)", flush=True)
        if options.root_path:
            print(f"Its proxy shows it at {options.root_path}/", flush=True)
        if tools:
            print(f"Its tools for MCP are at {url.rstrip('/')}{MCP_PATH}/", flush=True)
        chat.block_thread()


def _tell_no_link() -> None:
    fault = "no tunnel can be opened to it"
    print(f"app: {explain_no_link(fault)}", file=sys.stderr, flush=True)


def _make_theme() -> gr.Theme:
    theme: gr.Theme = gr.themes.Base(
        primary_hue="stone", neutral_hue="stone", radius_size="sm", font=_SERIF, font_mono=_MONO
    )
    return theme
