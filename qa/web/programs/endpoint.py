"""Questions of other programs: the endpoint `ask` of the chat."""

from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from qa.errors import DatelineError
from qa.render_json import render_json
from qa.tools.asking import answer_question
from qa.web.access.policy import Policy

if TYPE_CHECKING:
    from qa.assistant import Assistant


def add_ask_endpoint(assistant: "Assistant", policy: Policy, **queueing: Any) -> None:
    """Add the endpoint `/ask` to the page that is being built; `queueing` is as of any event."""

    def ask(
        request: gr.Request,
        question: str,
        date_from: str = "",
        date_to: str = "",
        asked: str = "",
        source: str = "",
    ) -> dict[str, Any]:
        try:
            policy.admit(request)
            answer = answer_question(assistant, question, date_from, date_to, asked, source)
            return render_json("ask", answer)
        except DatelineError as error:
            raise gr.Error(_tell(error), title="Not asked", print_exception=False) from error

    api(ask, api_name="ask", api_description=DESCRIPTION, **queueing)


DESCRIPTION = """\
Answer a question from dated news reports, with verbatim quotes as proof.

A "when" question is answered with the calendar date. Where the reports do not answer, `answered`
is false. Each of `citations` has the report's `source`, its `date` and how that is known
(`date_basis`: stated, inferred, estimated or unknown), and the `quote`, which is the characters
`start` to `end` of the report's text. `differing` is what other reports say instead, `confidence`
how likely the answer is right. Nothing of one question is remembered with the next.

Args:
    question: in plain English, at most 2,000 characters
    date_from: only reports known to be published from this day, month or year, such as 2021-03-31;
        "" for any
    date_to: only reports known to be published up to this day, month or year; "" for any
    asked: the day the question is asked, reports of the days before it weigh more; "" for today
    source: only reports with a name that contains this; "" for any

Returns:
    the answer, its date and its citations
"""


def _tell(error: DatelineError) -> str:
    return f"Sorry, that could not be asked: {error}."
