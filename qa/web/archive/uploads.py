"""Where files are dropped to add them to the archive, and taken out of it again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.counting import count_things
from qa.errors import DatelineError
from qa.indexing.intake import Progress
from qa.indexing.uploads import Upload, Uploads
from qa.ingest.fieldnames import FLAG
from qa.ingest.formats import READABLE
from qa.web.events import LOOKING, PRIVATE, WRITING
from qa.web.markup import draw_notice, escape_line

if TYPE_CHECKING:
    from qa.assistant import Assistant

Update = dict[str, Any]
# A listener that a further step can be put behind.
Event = Any

# An archive of many bad records is told by its first.
_MOST_REASONS = 5
_HOW_TO_NAME = (
    "Fields cannot be named here. In a terminal, dateline index FILE --library PATH takes the flag "
    f"{FLAG}, for one field or several ({FLAG} date=NAME,text=NAME); then python app.py --library "
    "PATH opens the chat over it."
)


@dataclass(frozen=True, slots=True)
class _Panel:
    """What stands in the panel, from above; `confirm` holds the question and the two answers."""

    dropped: gr.File
    result: gr.HTML
    kept: gr.Dropdown
    remove: gr.Button
    confirm: gr.Column
    question: gr.HTML
    sure: gr.Button
    keep: gr.Button


def add_upload_panel(assistant: "Assistant", tab: gr.Tab) -> list[Event]:
    """Put the panel into `tab`, which is being made; return the events that change the reports."""
    panel = _make_panel()
    uploads = Uploads(assistant.library, assistant.encoder)
    _wire_choice(uploads, panel, tab)
    return [_wire_adding(uploads, panel), _wire_removing(uploads, panel)]


def _make_panel() -> _Panel:
    with gr.Column(elem_id="uploads"):
        dropped = gr.File(label="Add reports", file_count="multiple", elem_id="upload", height=150)
        gr.HTML(draw_notice(f"Files of these kinds are read: {READABLE}"), apply_default_css=False)
        result = gr.HTML(elem_id="upload-result", apply_default_css=False)
        with gr.Row(elem_id="kept-row"):
            kept = gr.Dropdown([], label="Files that were added", elem_id="kept", scale=3)
            remove = gr.Button("Remove …", interactive=False, elem_id="remove", min_width=90)
        with gr.Column(visible=False, elem_id="confirm") as confirm:
            question = gr.HTML(apply_default_css=False)
            with gr.Row():
                sure = gr.Button("Remove it for good", variant="stop", min_width=90)
                keep = gr.Button("Keep it", min_width=90)
    return _Panel(dropped, result, kept, remove, confirm, question, sure, keep)


def _wire_adding(uploads: Uploads, panel: _Panel) -> Event:
    def add(
        files: list[str] | None,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - so Gradio finds it
    ) -> tuple[str, None, Update]:
        def tell(done: Progress) -> None:
            progress(
                done.read / max(1, done.size), desc=f"{count_things(done.reports, 'report')} read"
            )

        told = _say(lambda: draw_uploads(uploads.add([Path(each) for each in files or ()], tell)))
        return told, None, _list_kept(uploads)

    outputs = [panel.result, panel.dropped, panel.kept]
    return panel.dropped.upload(add, [panel.dropped], outputs, **PRIVATE, **WRITING)


def _wire_choice(uploads: Uploads, panel: _Panel, tab: gr.Tab) -> None:
    def ask_whether(name: str | None) -> tuple[Update, str]:
        count = next((file.reports for file in uploads.list_files() if file.name == name), 0)
        told = f"Remove {name} and its {count:,} report{'' if count == 1 else 's'} for good?"
        return gr.update(visible=bool(count)), draw_notice(told)

    options: dict[str, Any] = {**PRIVATE, **LOOKING, "show_progress": "hidden"}
    tab.select(lambda: _list_kept(uploads), None, [panel.kept], **options)
    panel.kept.change(
        lambda name: (gr.update(interactive=bool(name)), gr.update(visible=False)),
        [panel.kept], [panel.remove, panel.confirm], **options,
    )  # fmt: skip
    panel.remove.click(ask_whether, [panel.kept], [panel.confirm, panel.question], **options)
    panel.keep.click(lambda: gr.update(visible=False), None, [panel.confirm], **options)


def _wire_removing(uploads: Uploads, panel: _Panel) -> Event:
    def remove(name: str | None) -> tuple[str, Update, Update]:
        def take_out() -> str:
            uploads.remove(name or "")
            return draw_notice(f"Removed {name}.")

        return _say(take_out), _list_kept(uploads), gr.update(visible=False)

    outputs = [panel.result, panel.kept, panel.confirm]
    return panel.sure.click(remove, [panel.kept], outputs, **PRIVATE, **WRITING)


def _list_kept(uploads: Uploads) -> Update:
    update: Update = gr.update(choices=[file.name for file in uploads.list_files()], value=None)
    return update


def _say(act: Callable[[], str]) -> str:
    """Return what `act` tells, or why it could not be done."""
    try:
        return act()
    except DatelineError as error:
        return draw_notice(f"Sorry, that could not be done: {error}.")


def draw_uploads(uploads: Sequence[Upload]) -> str:
    """Return the result of each of `uploads` as an item of a list."""
    items = "".join(map(_draw_upload, uploads))
    return f'<div role="status"><ul class="uploads" aria-label="Dropped files">{items}</ul></div>'


def _draw_upload(upload: Upload) -> str:
    count = f": {upload.reports:,} report{'' if upload.reports == 1 else 's'}"
    reasons = "".join(f"<li>{escape_line(each)}</li>" for each in upload.reasons[:_MOST_REASONS])
    more = len(upload.reasons) - _MOST_REASONS
    rest = f"<li>and {more:,} more</li>" if more > 0 else ""
    if any(FLAG in each for each in upload.reasons):
        rest += f"<li>{escape_line(_HOW_TO_NAME)}</li>"
    return (
        f'<li class="upload-{upload.outcome.name.lower()}"><b>{escape_line(upload.name)}</b> '
        f"<span>{upload.outcome}{count if upload.reports else ''}</span>"
        f"{f'<ul>{reasons}{rest}</ul>' if reasons else ''}</li>"
    )
