"""What happens around the answers: a report is opened, a filter is set, a conversation is kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import gradio as gr

from qa.errors import QuestionError
from qa.web.ask.asking import Turns
from qa.web.ask.beside import find_report
from qa.web.ask.export import write_export
from qa.web.ask.filters import draw_chips, read_scope
from qa.web.ask.layout import Parts
from qa.web.events import HIDDEN
from qa.web.evidence.opening import Found, wire_opening

if TYPE_CHECKING:
    from qa.assistant import Assistant


def wire_reading(assistant: "Assistant", parts: Parts, dialog: gr.HTML) -> None:
    """Let reports be opened, filters be seen and taken away, the conversation be kept."""

    def find(name: str, turns: Turns) -> Found:
        return find_report(assistant.library, turns, name)

    wire_opening(parts.evidence, dialog, find, parts.turns)
    _wire_filters(parts)
    for suffix, button, file in parts.exports:
        _wire_export(parts, suffix, button, file)


def _wire_filters(parts: Parts) -> None:
    def show(*filters: str) -> str:
        try:
            return draw_chips(read_scope(*filters))
        except QuestionError:
            # Told with the next question: a day is not wrong while it is being typed.
            return ""

    def drop(pressed: gr.EventData, first: str, last: str, source: str) -> tuple[str, str, str]:
        return ("", "", source) if pressed.drop == "period" else (first, last, "")

    gr.on([each.change for each in parts.filters], show, parts.filters, parts.chips, **HIDDEN)
    parts.chips.click(drop, parts.filters, parts.filters, **HIDDEN)


def _wire_export(parts: Parts, suffix: str, button: gr.Button, file: gr.DownloadButton) -> None:
    def write(turns: Turns) -> Iterator[str]:
        if not turns:
            raise gr.Error("Ask something first: there is nothing to keep.", print_exception=False)
        for path in write_export(turns, suffix):
            yield str(path)

    written = button.click(write, parts.turns, file, **HIDDEN)
    written.success(None, js=f"() => window.dateline.download('{file.elem_id}')")
