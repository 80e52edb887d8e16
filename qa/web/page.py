"""The page of the chat: what stands on it, and what its boxes and buttons do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.web.conversation import Turn, list_messages, stream_turn
from qa.web.endpoint import add_ask_endpoint
from qa.web.policy import LOCAL, Policy

if TYPE_CHECKING:
    from qa.assistant import Assistant

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

# Questions answered at the same time, and those that may wait.
_AT_ONCE, _WAITING = 2, 64
# One concurrency group: the page and the endpoint share the machine.
_SHARED: dict[str, Any] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}

Update = tuple[Any, list[dict[str, str]], tuple[Turn, ...]]


def build_chat(assistant: "Assistant", policy: Policy = LOCAL) -> gr.Blocks:
    """Return the page over `assistant`, with the endpoints `/chat` and `/ask`.

    A conversation lives in the server's session, one for each page and each API client.
    """
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
        add_ask_endpoint(assistant, policy, **_SHARED)
    # Nothing goes past the queue.
    chat.queue(max_size=_WAITING, api_open=False)
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
    asked = box.submit(show_reply, [box, turns], outputs, **hidden, **_SHARED)
    picked = chatbot.example_select(show_example, [turns], outputs, **hidden, **_SHARED)
    chatbot.clear(tuple, None, turns, cancels=[asked, picked], **hidden)


def _wire_endpoint(assistant: "Assistant", turns: gr.State) -> None:
    def reply(message: str, turns: tuple[Turn, ...]) -> Iterator[tuple[str, tuple[Turn, ...]]]:
        for turn in stream_turn(assistant, message, turns):
            yield turn.reply, (*turns, turn)

    message = gr.Textbox(label="message", visible=False)
    answer = gr.Textbox(label="answer", visible=False)
    message.submit(
        reply, [message, turns], [answer, turns], api_name="chat", **_SHARED,
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
