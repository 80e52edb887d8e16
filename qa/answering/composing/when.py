"""The answer to a "when" question in words: a date, the words it comes from, the step between."""

from qa.answering.evidence.dating import DatedEvidence
from qa.dates.events import EventDate, Reach
from qa.dates.timex.fiscal import is_fiscal
from qa.dates.timex.telling import REPORT
from qa.dates.timex.wording import has_open_part, names_something, say_value
from qa.types import DateBasis, Report

# So an answer begins that gives the day of a report only, not that of what it tells of.
_REPORTED = "Reported on"


def say_when(dated: DatedEvidence) -> tuple[str, str]:
    """Return the answer in words, and a note on how the date was reached."""
    event, report = dated.event, dated.evidence.report
    said = _say_event(event, report)
    if event.reach is Reach.PUBLISHED:
        told = f"{report.source} does not date the event; the date is that of the report"
        return f"{_REPORTED} {said}", f"{told} ({report.published.reason})."
    note = f"“{event.words}” in {report.source}"
    if has_open_part(event.value):
        note += f", which is {_say_report(report)}"
        note += f", {bounds}" if (bounds := _say_bounds(report)) else ""
    elif event.step:
        note += f", which is {_say_report(report)}: {event.step}"
    if event.reach is Reach.REPORT:
        note += "; the sentence that tells of the event has no date of its own"
    return said[0].upper() + said[1:], f"{note}."


def _say_event(event: EventDate, report: Report) -> str:
    """Return when an event was: its date, or where it lies seen from a report of unknown date."""
    if not has_open_part(event.value):
        # A fiscal quarter whose year the text leaves unsaid is told by its words alone.
        return event.told if is_fiscal(event.value) and event.told else say_value(event.value)
    if REPORT in event.told:
        unknown = "; ".join(filter(None, (f"“{event.words}”", _say_bounds(report))))
        return f"{event.told}, whose date is not known ({unknown})"
    if event.told or names_something(event.value):
        return event.told or say_value(event.value)
    # "The following day", with no day told before it.
    return f"“{event.words}”"


def _say_bounds(report: Report) -> str:
    first, last = report.published.earliest, report.published.latest
    if first and last:
        return f"published from {first} to {last}"
    if last:
        return f"published by {last} at the latest"
    return f"published on {first} at the earliest" if first else ""


def _say_report(report: Report) -> str:
    published = report.published
    match published.basis:
        case DateBasis.STATED:
            return f"dated {published.day} ({published.reason})"
        case DateBasis.INFERRED:
            return f"dated {published.day} by its text ({published.reason})"
        case DateBasis.ESTIMATED if published.day:
            return f"undated, about {published.day} ({published.reason})"
        case _:
            return f"undated: {published.reason}"
