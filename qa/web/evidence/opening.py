"""Reports that are opened from a button of a panel: the button, and the dialog that shows them."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from qa.errors import CitationError
from qa.render import render_line
from qa.types import Citation, Report
from qa.web.events import HIDDEN
from qa.web.evidence.report_view import draw_report

_PANEL = Path(__file__).with_name("panel.js").read_text(encoding="utf-8")
_SHOW_REPORT = "() => window.dateline.showReport()"

# A report and its quotes, the one to scroll to first; None where it is gone.
Found = tuple[Report, Sequence[Citation]] | None


def make_panel(name: str, **settings: Any) -> gr.HTML:
    """Return a place for HTML, called `name`, whose buttons tell the server what they hold."""
    return gr.HTML(elem_id=name, js_on_load=_PANEL, apply_default_css=False, **settings)


def draw_opener(key: str, source: str) -> str:
    """Return a button that opens the report `source`; `key` is what it tells the server."""
    label = escape(f"Open the report {render_line(source)}")
    return (
        f'<button type="button" class="open" data-open="{escape(key)}" aria-label="{label}">'
        "Open the report</button>"
    )


def wire_opening(
    panel: gr.HTML, dialog: gr.HTML, find: Callable[..., Found], *known: gr.State
) -> None:
    """Show the report that a button of `panel` is for in `dialog`.

    `find` is given what the button holds and what the states `known` hold.
    """

    def open_report(pressed: gr.EventData, *states: Any) -> str:
        found = find(str(pressed.open), *states)
        if found is None:
            raise gr.Error("The report is gone; look again.", print_exception=False)
        try:
            return draw_report(*found)
        except CitationError as error:
            raise gr.Error("The report has changed; look again.", print_exception=False) from error

    opened = panel.click(open_report, list(known), dialog, **HIDDEN)
    opened.success(None, js=_SHOW_REPORT)
