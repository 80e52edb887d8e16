"""Questions of other programs: the endpoint `ask` of the chat."""

from datetime import date
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from qa.dates.typed_days import read_days
from qa.errors import DatelineError, QuestionError
from qa.render_json import render_json
from qa.types import Period, Question
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
            return answer_question(assistant, question, date_from, date_to, asked, source)
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


def answer_question(
    assistant: "Assistant",
    question: str,
    date_from: str = "",
    date_to: str = "",
    asked: str = "",
    source: str = "",
) -> dict[str, Any]:
    """Return the answer to `question` as JSON; days are ISO dates, "" for none.

    Raises:
        QuestionError: the question cannot be asked, or a day is none.
    """
    # Over HTTP anything may come in the place of text.
    if not isinstance(question, str):
        raise QuestionError("the question is not a text; put it in quotes")
    if not isinstance(source, str | None):
        raise QuestionError("source is not a text; give a part of a report's name")
    period = Period(_read_days("date_from", date_from).first, _read_days("date_to", date_to).last)
    if period.first and period.last and period.last < period.first:
        raise QuestionError(f"date_from {date_from} is after date_to {date_to}; exchange them")
    day = _read_day(asked) or date.today()
    return render_json("ask", assistant.ask(Question(question, day, period, source=source or "")))


def _read_days(name: str, text: Any) -> Period:
    try:
        return read_days("" if text is None else text)
    except (QuestionError, AttributeError):
        shown = repr(text)[:40]
        raise QuestionError(f"{name} is {shown}; give a day such as 2021-03-31") from None


def _read_day(text: Any) -> date | None:
    days = _read_days("asked", text)
    if days.first != days.last:
        raise QuestionError(f"asked is {text!r}; give a day such as 2021-03-31")
    return days.first


def _tell(error: DatelineError) -> str:
    return f"Sorry, that could not be asked: {error}."
