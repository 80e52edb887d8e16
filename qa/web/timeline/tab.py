"""The tab of the timeline: a search of its own, its days on an axis, its cards."""

from datetime import date
from typing import TYPE_CHECKING

import gradio as gr

from qa.errors import DatelineError
from qa.types import Question
from qa.web.access.policy import LOCAL, Policy
from qa.web.events import ASKING, PRIVATE
from qa.web.markup import draw_notice
from qa.web.timeline.event_cards import draw_events

if TYPE_CHECKING:
    from qa.assistant import Assistant

_HINT = "What happened when: a search, and the days that the reports give for what it finds."
_NOTHING = "The reports date no event that fits. Try other words, or fewer."


def add_timeline_tab(assistant: "Assistant", policy: Policy = LOCAL) -> None:
    """Put a search for dated events into the tab that is being made."""

    def show_events(query: str | None, request: gr.Request) -> str:
        try:
            policy.admit(request)
            return draw_timeline(assistant, query or "")
        except DatelineError as error:
            return draw_notice(f"Sorry, that could not be searched: {error}.")

    box = gr.Textbox(
        label="Search for events", info=_HINT, placeholder="Russian troops near the border",
        submit_btn="Show", max_lines=2, elem_id="timeline-query",
    )  # fmt: skip
    shown = gr.HTML(elem_id="timeline", apply_default_css=False)
    box.submit(show_events, [box], [shown], **PRIVATE, **ASKING)


def draw_timeline(assistant: "Assistant", query: str) -> str:
    """Return the events that fit `query` as HTML, or that there is none.

    Raises:
        QuestionError: `query` is empty or too long.
    """
    events = assistant.list_events(Question(query, asked=date.today()))
    return draw_events(events) if events else draw_notice(_NOTHING)
