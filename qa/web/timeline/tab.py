"""The tab of the timeline: a search of its own, its days on an axis, its cards."""

from datetime import date
from typing import TYPE_CHECKING

import gradio as gr

from qa.errors import DatelineError
from qa.types import Question, TimelineEvent
from qa.web.access.policy import LOCAL, Policy
from qa.web.events import ASKING, PRIVATE
from qa.web.evidence.opening import Found, make_panel, wire_opening
from qa.web.markup import draw_notice
from qa.web.timeline.event_cards import draw_events, name_event

if TYPE_CHECKING:
    from qa.assistant import Assistant

_HINT = "What happened when: a search, and the days that the reports give for what it finds."
_NOTHING = "The reports date no event that fits. Try other words, or fewer."


Events = tuple[TimelineEvent, ...]


def add_timeline_tab(assistant: "Assistant", dialog: gr.HTML, policy: Policy = LOCAL) -> None:
    """Put a search for dated events into the tab that is being made; reports open in `dialog`."""

    def show_events(query: str | None, request: gr.Request) -> tuple[str, Events]:
        try:
            policy.admit(request)
            events = tuple(assistant.list_events(Question(query or "", asked=date.today())))
        except DatelineError as error:
            return draw_notice(f"Sorry, that could not be searched: {error}."), ()
        return draw_events(events) if events else draw_notice(_NOTHING), events

    def find(target: str, events: Events) -> Found:
        named = {name_event(place): each.citation for place, each in enumerate(events)}
        cited = named.get(target)
        report = assistant.library.report_named(cited.source) if cited else None
        return (report, (cited,)) if cited and report else None

    box = gr.Textbox(
        label="Search for events", info=_HINT, placeholder="Russian troops near the border",
        submit_btn="Show", max_lines=2, elem_id="timeline-query",
    )  # fmt: skip
    shown, found = make_panel("timeline"), gr.State(())
    box.submit(show_events, [box], [shown, found], **PRIVATE, **ASKING)
    wire_opening(shown, dialog, find, found)
