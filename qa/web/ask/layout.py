"""The parts of the tab "Ask", where each stands, and what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from qa.web.ask.feedback import LONGEST_COMMENT
from qa.web.evidence.opening import make_panel


@dataclass(frozen=True, slots=True)
class Thanks:
    """What follows a thumb: a word of thanks, and a box for a comment."""

    whole: gr.Column
    said: gr.HTML
    comment: gr.Textbox


@dataclass(frozen=True, slots=True)
class Parts:
    """What a person sees of a conversation, and what the session knows of it."""

    turns: gr.State
    chatbot: gr.Chatbot
    evidence: gr.HTML
    followups: gr.HTML
    thanks: Thanks
    waiting: gr.HTML
    chips: gr.HTML
    box: gr.Textbox
    first: gr.Textbox
    last: gr.Textbox
    source: gr.Textbox
    exports: tuple[tuple[str, gr.Button, gr.DownloadButton], ...]

    @property
    def filters(self) -> list[gr.Textbox]:
        """The boxes that hold which reports are asked."""
        return [self.first, self.last, self.source]


def lay_out(starters: Sequence[str]) -> Parts:
    """Put the parts on the page, with `starters` to begin with."""
    with gr.Column(elem_id="room"):
        chatbot = _make_chatbot(starters)
        evidence = make_panel("evidence")
        with gr.Column(elem_id="desk"):
            followups = make_panel("followups")
            thanks = _make_thanks()
            waiting = gr.HTML(elem_id="waiting", apply_default_css=False)
            box = gr.Textbox(
                show_label=False, label="Question", placeholder="When did …?", submit_btn="Ask",
                autofocus=True, max_lines=4, elem_id="question",
            )  # fmt: skip
            chips = make_panel("chips")
            with gr.Row(elem_id="tools"):
                first, last, source = _make_filters()
                exports = _make_export("Markdown", "md"), _make_export("JSON", "json")
    return Parts(
        gr.State(()), chatbot, evidence, followups, thanks, waiting, chips, box, first, last,
        source, exports,
    )  # fmt: skip


def _make_filters() -> tuple[gr.Textbox, gr.Textbox, gr.Textbox]:
    with gr.Accordion("Only some reports", open=False, elem_id="filters"), gr.Row():
        first = gr.Textbox("", label="From", placeholder="2021-03-01", max_lines=1, min_width=110)
        last = gr.Textbox("", label="To", placeholder="2021-04-30", max_lines=1, min_width=110)
        source = gr.Textbox(
            "",
            label="Name contains",
            placeholder="wire",
            max_lines=1,
            min_width=140,
            max_length=200,
        )
    return first, last, source


def _make_export(name: str, suffix: str) -> tuple[str, gr.Button, gr.DownloadButton]:
    # A file is made when it is asked for: the hidden button hands it over.
    button = gr.Button(f"Save as {name}", size="sm", elem_id=f"save-{suffix}", min_width=0)
    file = gr.DownloadButton(visible="hidden", elem_id=f"file-{suffix}")
    return suffix, button, file


def _make_thanks() -> Thanks:
    with gr.Column(visible=False, elem_id="thanks") as whole:
        said = gr.HTML(elem_id="thanks-said", apply_default_css=False)
        comment = gr.Textbox(
            label="What you think of it", show_label=False, submit_btn="Send", max_lines=3,
            placeholder="What was right or wrong? It is kept with the answer.",
            max_length=LONGEST_COMMENT, elem_id="comment",
        )  # fmt: skip
    return Thanks(whole, said, comment)


def _make_chatbot(starters: Sequence[str]) -> gr.Chatbot:
    return gr.Chatbot(
        show_label=False,
        label="Conversation",
        elem_id="conversation",
        scale=1,
        # It grows to what the window leaves it and scrolls inside.
        height=300,
        layout="panel",
        buttons=["copy"],
        # The page keeps the last question in sight, not the end of its answer.
        autoscroll=False,
        editable="user",
        placeholder="For example" if starters else None,
        examples=[{"text": starter} for starter in starters],
        # A report's text and a user's are never markup: neither formulas nor tags.
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
    )
