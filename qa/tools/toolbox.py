"""The five tools, as assistants are told of them: their names, arguments, and what comes back."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from qa.assistant import MOST_EVENTS
from qa.render_json import render_event, render_json
from qa.tools.arguments import check_count, note_left_out, read_day, read_kept
from qa.tools.asking import answer_question
from qa.tools.placing import place_answer, place_events
from qa.tools.reports import (
    LONGEST_TEXT,
    MOST_FOUND,
    MOST_LISTED,
    fetch_report,
    list_sources,
    search_reports,
)
from qa.types import Question

if TYPE_CHECKING:
    from qa.assistant import Assistant

MOST_TRACED = 100

From = Annotated[
    str,
    Field(
        description="only reports known to be published from this day, month or year, such as "
        '2021-03-31; "" for any'
    ),
]
To = Annotated[
    str,
    Field(
        description='only reports known to be published up to this day, month or year; "" for any'
    ),
]
Named = Annotated[str, Field(description='only reports with a name that contains this; "" for any')]
Asked = Annotated[
    str,
    Field(
        description='the day the question is asked: "last week" is read by it, and reports of the '
        'days before it weigh more; "" for today'
    ),
]
Told = Annotated[str, Field(description="in plain English, at most 2,000 characters")]
Identity = Annotated[str, Field(description="an id of search or sources")]
Skipped = Annotated[int, Field(description="how many reports to leave out, such as next_offset")]
Start = Annotated[int, Field(description="the first character, such as next_offset")]
Characters = Annotated[int, Field(description=f"characters at most, up to {LONGEST_TEXT:,}")]
Found = Annotated[int, Field(description=f"reports at most, up to {MOST_FOUND}")]
Listed = Annotated[int, Field(description=f"reports at most, up to {MOST_LISTED}")]
Traced = Annotated[int, Field(description=f"events at most, up to {MOST_TRACED}")]


class Toolbox:
    """The tools over one assistant; what they say in their docstrings is what assistants read."""

    def __init__(self, get_assistant: "Callable[[], Assistant]") -> None:
        self._get_assistant = get_assistant

    def search(
        self,
        query: Told,
        date_from: From = "",
        date_to: To = "",
        source: Named = "",
        limit: Found = 10,
    ) -> dict[str, Any]:
        """Search dated news reports by meaning and by words.

        `results`, best first, has of each report its `id` for fetch, `title`, `url` ("" where it
        has none), the passage that fits best as `text`, which is the characters `start` to `end`
        of the report, its `date`, and how that is known as `date_basis`: stated, inferred,
        estimated or unknown. `corrections` are misspelled names of the query and what they were
        read as; `note` tells what was left out.
        """
        kept = read_kept(date_from, date_to, source)
        return search_reports(self._get_assistant(), query, kept, limit)

    def fetch(
        self,
        id: Identity,  # noqa: A002 - connectors name it so
        offset: Start = 0,
        length: Characters = 50_000,
    ) -> dict[str, Any]:
        """Fetch the text of a report by its id.

        `text` is the characters `start` to `end` of `total`; where there are more, fetch again
        from `next_offset` on. Of the whole text `text[start:end]` is the `quote` of a citation.
        `metadata` tells the `reason` for the date, the `earliest` and `latest` day it can be of,
        and the other names (`also`) of the same text.
        """
        return fetch_report(self._get_assistant().library, id, offset, length)

    def ask(
        self,
        question: Told,
        date_from: From = "",
        date_to: To = "",
        asked: Asked = "",
        source: Named = "",
    ) -> dict[str, Any]:
        """Answer a question from dated news reports, with verbatim quotes as proof.

        A "when" question is answered with the calendar date. Where the reports do not answer,
        `answered` is false. Each of `citations` has the report's `source` (its id for fetch), its
        `date` and how that is known (`date_basis`: stated, inferred, estimated or unknown), and
        the `quote`, which is the characters `start` to `end` of the report's text. `differing` is
        what other reports say instead, `confidence` how likely the answer is right. Nothing of one
        question is remembered with the next.
        """
        assistant = self._get_assistant()
        answer = answer_question(assistant, question, date_from, date_to, asked, source)
        return render_json("ask", place_answer(answer, assistant.library))

    def timeline(
        self,
        query: Told,
        date_from: From = "",
        date_to: To = "",
        asked: Asked = "",
        source: Named = "",
        limit: Traced = MOST_EVENTS,
    ) -> dict[str, Any]:
        """List what happened when: dated statements about a topic, in the order of their days.

        Each of `events` has the `day` it begins, its `date` (a TIMEX3 value or an interval), the
        same in words (`said`), whether that is only the day of the report (`reported`), and the
        `citation` that tells of it, as those of ask. A period named in the query keeps the events
        of it; date_from and date_to keep the reports published then.
        """
        check_count("limit", limit, 1, MOST_TRACED)
        kept = read_kept(date_from, date_to, source)
        day = read_day("asked", asked) or date.today()
        assistant = self._get_assistant()
        question = Question(query, day, kept.period, source=kept.source)
        traced = assistant.trace_events(question, limit)
        events = place_events(traced.events, assistant.library)
        return {
            "events": [render_event(event) for event in events],
            "corrections": [asdict(each) for each in traced.corrections],
            "note": note_left_out(assistant.library, kept),
        }

    def sources(
        self,
        date_from: From = "",
        date_to: To = "",
        source: Named = "",
        offset: Skipped = 0,
        limit: Listed = 50,
    ) -> dict[str, Any]:
        """List the reports in the order of their days, those without one last.

        Each of `sources` has its `id` for fetch, `title`, `date`, how that is known (`date_basis`:
        stated, inferred, estimated or unknown), the `reason`, and the `earliest` and `latest` day
        it can be of. `total` is how many there are; where there are more, list again from
        `next_offset` on. `note` tells what was left out.
        """
        kept = read_kept(date_from, date_to, source)
        return list_sources(self._get_assistant().library, kept, offset, limit)
