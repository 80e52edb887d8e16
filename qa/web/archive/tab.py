"""The tab of the archive: all reports by day, a page at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.dates.typed_days import read_period
from qa.errors import DatelineError
from qa.library.listing import Filter, list_reports
from qa.web.access.policy import LOCAL, Policy
from qa.web.archive.table import ROWS, Place, draw_table, read_row
from qa.web.archive.uploads import add_upload_panel
from qa.web.events import LOOKING, PRIVATE
from qa.web.evidence.opening import Found, make_panel, wire_opening
from qa.web.markup import draw_notice

if TYPE_CHECKING:
    from qa.assistant import Assistant

NEWEST, OLDEST = "Newest first", "Oldest first"
# The table, the page that it is of, and the buttons to those before and after it.
Shown = tuple[str, int, dict[str, Any], dict[str, Any]]


def add_archive_tab(
    assistant: "Assistant", tab: gr.Tab, dialog: gr.HTML, policy: Policy = LOCAL
) -> None:
    """Put the table of reports into `tab`, which is being made; where allowed, uploads below it.

    Reports open in `dialog`.
    """

    def find_named(name: str) -> Found:
        report = assistant.library.report_named(read_row(name))
        return (report, ()) if report else None

    def show(words: str, first: str, last: str, order: str, page: int) -> Shown:
        return show_page(assistant, (words, first, last, order), page)

    def show_first(words: str, first: str, last: str, order: str) -> Shown:
        return show(words, first, last, order, 0)

    def show_before(words: str, first: str, last: str, order: str, page: int) -> Shown:
        return show(words, first, last, order, page - 1)

    def show_after(words: str, first: str, last: str, order: str, page: int) -> Shown:
        return show(words, first, last, order, page + 1)

    filters, find = _make_filters()
    table = make_panel("archive")
    wire_opening(table, dialog, find_named)
    page = gr.State(0)
    with gr.Row(elem_id="archive-pages"):
        before = gr.Button("Previous", interactive=False, min_width=90)
        after = gr.Button("Next", interactive=False, min_width=90)
    outputs = [table, page, before, after]
    options: dict[str, Any] = {**PRIVATE, **LOOKING}
    triggers = [box.submit for box in filters[:3]]
    gr.on([*triggers, find.click, filters[3].change], show_first, filters, outputs, **options)
    gr.on([tab.select], show, [*filters, page], outputs, **options)
    before.click(show_before, [*filters, page], outputs, **options)
    after.click(show_after, [*filters, page], outputs, **options)
    if policy.uploads:
        for changed in add_upload_panel(assistant, tab):
            changed.then(show, [*filters, page], outputs, **options)


def show_page(assistant: "Assistant", typed: Sequence[str | None], page: int) -> Shown:
    """Return a page of the reports that fit what was `typed`: words, from, to, and the order.

    A box that nobody has touched yet may send None.
    """
    words, first, last, order = (each or "" for each in typed)
    try:
        period = read_period(first, last)
        wanted = Filter(period, words, oldest_first=order == OLDEST)
        assistant.library.refresh()
        page = max(0, page)
        listing = list_reports(assistant.library, wanted, page * ROWS, ROWS)
        if page and not listing.reports:
            # The page is gone: what was on it was removed.
            page = Place(0, listing.total).pages - 1
            listing = list_reports(assistant.library, wanted, page * ROWS, ROWS)
    except DatelineError as error:
        off = gr.update(interactive=False)
        return draw_notice(f"Sorry, that could not be listed: {error}."), 0, off, off
    place = Place(page, listing.total)
    before, after = gr.update(interactive=page > 0), gr.update(interactive=place.has_next)
    return draw_table(listing, place, period), page, before, after


def _make_filters() -> tuple[list[Any], gr.Button]:
    with gr.Row(elem_id="archive-filters", equal_height=True):
        filters = [
            gr.Textbox(label="Words", placeholder="in title, source or text", max_lines=1, scale=3),
            gr.Textbox(label="From", placeholder="2021-03", max_lines=1, min_width=110),
            gr.Textbox(label="To", placeholder="2021-03-31", max_lines=1, min_width=110),
            gr.Dropdown([NEWEST, OLDEST], value=NEWEST, label="Order", min_width=160),
        ]
        find = gr.Button("Find", elem_id="archive-find", min_width=80, scale=0)
    return filters, find
