"""The page of the chat: its head, its tabs, and what it does by itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr

from qa.web.access.policy import LOCAL, Policy
from qa.web.archive.tab import add_archive_tab
from qa.web.ask.asking import wire_asking, wire_endpoint
from qa.web.ask.beside import draw_evidence
from qa.web.ask.layout import lay_out
from qa.web.ask.reading import wire_reading
from qa.web.ask.suggestions import suggest_starters
from qa.web.ask.thumbs import wire_thumbs
from qa.web.events import ASKING, HIDDEN
from qa.web.evidence.opening import make_panel
from qa.web.programs.endpoint import add_ask_endpoint
from qa.web.timeline.tab import add_timeline_tab

if TYPE_CHECKING:
    from qa.assistant import Assistant

HEADER = """\
# Dateline

Ask the reports. Every answer comes with the exact words it stands on, their file and their date.
"""
_SCRIPT = Path(__file__).with_name("page.js")
# Questions that may wait.
_WAITING = 64
# Files of conversations that were kept are deleted after an hour, looked for every ten minutes.
_SWEEP = (600, 3600)


def build_chat(assistant: "Assistant", policy: Policy = LOCAL) -> gr.Blocks:
    """Return the page over `assistant`, with the endpoints `/chat` and `/ask`.

    A conversation lives in the server's session, one for each page and each API client. `policy` is
    asked before each question.
    """
    chat: gr.Blocks
    with gr.Blocks(
        title="Dateline", analytics_enabled=False, fill_height=True, delete_cache=_SWEEP
    ) as chat:
        gr.Markdown(HEADER, elem_id="header")
        # One for all tabs, and in none of them: what is in a tab is hidden with it.
        dialog = make_panel("report", render=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask"):
                parts = lay_out(suggest_starters(assistant))
            with gr.Tab("Timeline"):
                add_timeline_tab(assistant, dialog, policy)
            with gr.Tab("Archive") as archive:
                add_archive_tab(assistant, archive, dialog, policy)
        dialog.render()  # type: ignore[no-untyped-call]
        wire_asking(assistant, policy, parts)
        wire_thumbs(policy, parts)
        wire_reading(assistant, parts, dialog)
        wire_endpoint(assistant, policy, parts.turns)
        add_ask_endpoint(assistant, policy, **ASKING)
        chat.load(None, js=_SCRIPT.read_text(encoding="utf-8"))
        chat.load(lambda: draw_evidence(assistant.library, ()), None, parts.evidence, **HIDDEN)
    # Nothing goes past the queue.
    chat.queue(max_size=_WAITING, api_open=False)
    return chat
