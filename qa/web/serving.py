"""The server of the chat: its address, its look, its public link."""

import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import gradio as gr

from qa.errors import ServerError

if TYPE_CHECKING:
    import argparse

STYLES = [Path(__file__).with_name(name) for name in ("style.css", "tabs.css")]

_SERIF = ["Charter", "Iowan Old Style", "Georgia", "Liberation Serif", "serif"]
_MONO = ["ui-monospace", "Menlo", "Consolas", "Liberation Mono", "monospace"]
# Gradio's own limits add up to a minute and a half, and a mute tunnel has none.
_SECONDS_FOR_LINK = 45


def launch_chat(
    chat: gr.Blocks,
    host: str | None = None,
    port: int | None = None,
    auth: tuple[str, str] | None = None,
    *,
    share: bool = False,
) -> str:
    """Serve `chat` from a thread and return its local address.

    Without `host` and `port`, Gradio takes those of its own environment variables, as a hosted
    Space sets them, else loopback and the first free port from 7860.

    Raises:
        ServerError: no server can listen there.
    """
    try:
        _, url, _ = chat.launch(
            server_name=host, server_port=port, auth=auth, share=share or None,
            prevent_thread_lock=True, quiet=not share, theme=_make_theme(), css_paths=STYLES,
            ssr_mode=False, run_history=False, footer_links=["api", "settings"],
        )  # fmt: skip
    except OSError as error:
        raise ServerError(f"cannot serve the chat ({error}); choose a port: --port N") from error
    return str(url)


def serve_chat(chat: gr.Blocks, options: "argparse.Namespace") -> None:
    """Serve `chat` until it is stopped; tell in time if there is no public link."""
    late = Timer(_SECONDS_FOR_LINK, _tell_no_link)
    late.daemon = True
    if options.share:
        late.start()
    url = launch_chat(chat, options.host, options.port, options.auth, share=options.share)
    if late.is_alive() and not chat.share_url:
        _tell_no_link()
    late.cancel()
    print(f"Dateline is at {url} (Ctrl-C stops it)", flush=True)
    chat.block_thread()


def _tell_no_link() -> None:
    print(
        "app: no public link: Gradio's link server cannot be reached from here; the chat goes on "
        "at its local address. For others on this network: --host 0.0.0.0 --auth USER:PASSWORD; "
        "for everyone: put it on a Hugging Face Space",
        file=sys.stderr,
        flush=True,
    )


def _make_theme() -> gr.Theme:
    theme: gr.Theme = gr.themes.Base(
        primary_hue="stone", neutral_hue="stone", radius_size="sm", font=_SERIF, font_mono=_MONO
    )
    return theme
