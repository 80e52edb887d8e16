"""The page of the chat: its head, its tabs, and what it knows by itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr

<<<<<<< HEAD
from qa.web.asking import wire_asking, wire_endpoint
from qa.web.layout import lay_out
from qa.web.policy import LOCAL, Policy
from qa.web.reading import wire_reading
from qa.web.suggestions import suggest_starters
=======
from qa.web.archive_tab import add_archive_tab
from qa.web.concurrency import ASKING
from qa.web.conversation import Turn, list_messages, stream_turn
from qa.web.policy import LOCAL, Policy
from qa.web.timeline_tab import add_timeline_tab
>>>>>>> web-tabs

if TYPE_CHECKING:
    from qa.assistant import Assistant

HEADER = """\
# Dateline

Ask the reports. Every answer comes with the exact words it stands on, their file and their date.
"""
<<<<<<< HEAD
_SCRIPT = Path(__file__).with_name("page.js")
# Questions that may wait.
_WAITING = 64
# Files of conversations that were kept are deleted after an hour, looked for every ten minutes.
_SWEEP = (600, 3600)
=======

# Questions that may wait.
_WAITING = 64

Update = tuple[Any, list[dict[str, str]], tuple[Turn, ...]]
>>>>>>> web-tabs


def build_chat(assistant: "Assistant", policy: Policy = LOCAL) -> gr.Blocks:
    """Return the page over `assistant`, with the endpoint `/chat`; serving it gives it its look.

    A conversation lives in the server's session, one for each page and each API client. `policy` is
    asked before each question.
    """
    chat: gr.Blocks
    with gr.Blocks(
        title="Dateline", analytics_enabled=False, fill_height=True, delete_cache=_SWEEP
    ) as chat:
        gr.Markdown(HEADER, elem_id="header")
<<<<<<< HEAD
        with gr.Tabs(elem_id="tabs"), gr.Tab("Ask"):
            parts = lay_out(suggest_starters(assistant))
        wire_asking(assistant, policy, parts)
        wire_reading(assistant, parts)
        wire_endpoint(assistant, policy, parts.turns)
        chat.load(None, js=_SCRIPT.read_text(encoding="utf-8"))
    chat.queue(max_size=_WAITING)
    return chat
=======
        turns = gr.State(())
        with gr.Tab("Ask"):
            chatbot = _make_chatbot()
            box = gr.Textbox(
                show_label=False, label="Question", placeholder="When did …?", submit_btn="Ask",
                autofocus=True, max_lines=4, elem_id="question",
            )  # fmt: skip
            _wire_page(assistant, box, chatbot, turns)
            _wire_endpoint(assistant, turns)
        with gr.Tab("Timeline"):
            add_timeline_tab(assistant, policy)
        with gr.Tab("Archive") as archive:
            add_archive_tab(assistant, archive, policy)
    chat.queue(max_size=_WAITING)
    return chat


def _wire_page(
    assistant: "Assistant", box: gr.Textbox, chatbot: gr.Chatbot, turns: gr.State
) -> None:
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
    asked = box.submit(show_reply, [box, turns], outputs, **hidden, **ASKING)
    picked = chatbot.example_select(show_example, [turns], outputs, **hidden, **ASKING)
    chatbot.clear(tuple, None, turns, cancels=[asked, picked], **hidden)


def _wire_endpoint(assistant: "Assistant", turns: gr.State) -> None:
    def reply(message: str, turns: tuple[Turn, ...]) -> Iterator[tuple[str, tuple[Turn, ...]]]:
        for turn in stream_turn(assistant, message, turns):
            yield turn.reply, (*turns, turn)

    message = gr.Textbox(label="message", visible=False)
    answer = gr.Textbox(label="answer", visible=False)
    message.submit(
        reply, [message, turns], [answer, turns], api_name="chat", **ASKING,
        api_description="Ask a question; the answer and its citations, as Markdown.",
    )  # fmt: skip


def _make_chatbot() -> gr.Chatbot:
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
>>>>>>> web-tabs
