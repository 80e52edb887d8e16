"""The web chat: Gradio wiring only; `python app.py` serves it on the seed reports."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from qa.errors import DatelineError, ServerError
from qa.web.address import check_address
from qa.web.conversation import Turn, list_messages, stream_turn
from qa.web.options import read_options

if TYPE_CHECKING:
    import argparse

    import gradio as gr

    from qa.assistant import Assistant

# Gradio and the models are imported when they are needed, so that `app.py --help` is instant.

EXAMPLES = (
    "When did Milley call Gerasimov?",
    "How many Russian troops are near the Ukrainian border?",
    "What is the highest watch level of US European Command?",
    "When did Milley visit Kyiv?",
)
HEADER = """\
# Dateline

Ask the reports. Every answer comes with the exact words it stands on, their file and their date.
"""
STYLE = Path(__file__).resolve().parent / "qa" / "web" / "style.css"

_SERIF = ["Charter", "Iowan Old Style", "Georgia", "Liberation Serif", "serif"]
_MONO = ["ui-monospace", "Menlo", "Consolas", "Liberation Mono", "monospace"]
# Questions answered at the same time, and those that may wait.
_AT_ONCE, _WAITING = 2, 64
# One concurrency group: the page and the endpoint share the machine.
_SHARED: dict[str, Any] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}
# Gradio's own limits add up to a minute and a half, and a mute tunnel has none.
_SECONDS_FOR_LINK = 45

Update = tuple[Any, list[dict[str, str]], tuple[Turn, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the chat that `arguments` (default: the process's) ask for; return the exit code."""
    options = read_options(arguments)
    try:
        # What can be told at once is told before the model takes its seconds.
        if options.host or options.port:
            check_address(options.host, options.port or 0)
        _serve(build_chat(_open_assistant(options)), options)
    except DatelineError as error:
        print(f"app: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("app: stopped", file=sys.stderr)
        return 130
    return 0


def build_chat(assistant: "Assistant") -> "gr.Blocks":
    """Return the page over `assistant`, with the endpoint `/chat`; `launch_chat` gives it its look.

    A conversation lives in the server's session, one for each page and each API client.
    """
    import gradio as gr

    chat: gr.Blocks
    with gr.Blocks(title="Dateline", analytics_enabled=False, fill_height=True) as chat:
        gr.Markdown(HEADER, elem_id="header")
        turns = gr.State(())
        chatbot = _make_chatbot()
        box = gr.Textbox(
            show_label=False, label="Question", placeholder="When did …?", submit_btn="Ask",
            autofocus=True, max_lines=4, elem_id="question",
        )  # fmt: skip
        _wire_page(assistant, box, chatbot, turns)
        _wire_endpoint(assistant, turns)
    chat.queue(max_size=_WAITING)
    return chat


def launch_chat(
    chat: "gr.Blocks",
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
            prevent_thread_lock=True, quiet=not share, theme=_make_theme(), css_paths=[STYLE],
            ssr_mode=False, run_history=False, footer_links=["api", "settings"],
        )  # fmt: skip
    except OSError as error:
        raise ServerError(f"cannot serve the chat ({error}); choose a port: --port N") from error
    return str(url)


def _wire_page(
    assistant: "Assistant", box: "gr.Textbox", chatbot: "gr.Chatbot", turns: "gr.State"
) -> None:
    import gradio as gr

    def show_reply(question: str, turns: tuple[Turn, ...]) -> Iterator[Update]:
        # The box is emptied once; what is typed while the answer comes stays.
        typed: Any = ""
        for turn in stream_turn(assistant, question, turns):
            conversation = (*turns, turn)
            yield typed, list_messages(conversation), conversation
            typed = gr.skip()

    def show_example(picked: gr.SelectData, turns: tuple[Turn, ...]) -> Iterator[Update]:
        yield from show_reply(picked.value["text"], turns)

    outputs = [box, chatbot, turns]
    hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    asked = box.submit(show_reply, [box, turns], outputs, **hidden, **_SHARED)
    picked = chatbot.example_select(show_example, [turns], outputs, **hidden, **_SHARED)
    chatbot.clear(tuple, None, turns, cancels=[asked, picked], **hidden)


def _wire_endpoint(assistant: "Assistant", turns: "gr.State") -> None:
    import gradio as gr

    def reply(message: str, turns: tuple[Turn, ...]) -> Iterator[tuple[str, tuple[Turn, ...]]]:
        for turn in stream_turn(assistant, message, turns):
            yield turn.reply, (*turns, turn)

    message = gr.Textbox(label="message", visible=False)
    answer = gr.Textbox(label="answer", visible=False)
    message.submit(
        reply, [message, turns], [answer, turns], api_name="chat", **_SHARED,
        api_description="Ask a question; the answer and its citations, as Markdown.",
    )  # fmt: skip


def _make_chatbot() -> "gr.Chatbot":
    import gradio as gr

    return gr.Chatbot(
        show_label=False,
        label="Conversation",
        elem_id="conversation",
        scale=1,
        # It grows to what the window leaves it (`scale`) and scrolls inside.
        height=300,
        layout="panel",
        buttons=[],
        placeholder="For example",
        examples=[{"text": example} for example in EXAMPLES],
        # A report's text and a user's are never markup: neither formulas nor tags.
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
    )


def _make_theme() -> "gr.Theme":
    import gradio as gr

    theme: gr.Theme = gr.themes.Base(
        primary_hue="stone", neutral_hue="stone", radius_size="sm", font=_SERIF, font_mono=_MONO
    )
    return theme


def _open_assistant(options: "argparse.Namespace") -> "Assistant":
    from qa.assistant import open_assistant

    assistant = open_assistant(options.docs, options.library, options.model, options.reader)
    for refusal in assistant.refused:
        print(f"left out {refusal.source}: {refusal.reason}", file=sys.stderr)
    return assistant


def _serve(chat: "gr.Blocks", options: "argparse.Namespace") -> None:
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


if __name__ == "__main__":
    sys.exit(main())
