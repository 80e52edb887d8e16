"""An answer as plain text, as Markdown for the chat, and as the JSON object of an evaluation."""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from qa.types import Answer, Citation, DateBasis, Report, ReportDate, TimelineEvent

if TYPE_CHECKING:
    from qa.library.contents import Contents

# Escape sequences begin with a control character; overrides of direction hide what is written.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_MARK = ("<mark>", "</mark>")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:/@])")


def render_text(answer: Answer, mark: tuple[str, str] = ("", "")) -> str:
    """Return `answer` for a terminal: the answer, then each numbered citation on its line.

    The lines of a digest are its citations, each behind the day of its event.
    `mark` goes before and behind the words of a quote that answer.
    """
    lines = [say_corrections(answer)] if answer.corrections else []
    lines += [] if answer.events else [render_line(answer.text)]
    lines += [render_line(answer.note)] if answer.note else []
    for number, text, citation in _list_citations(answer):
        if text:
            lines.append(f"Others say: {text}")
        quote = _mark_quote(citation, smooth_text, mark)
        lines.append(f"[{number}] {_place(answer, number, citation)} · “{quote}”")
    return "\n".join(lines)


def render_markdown(answer: Answer) -> str:
    """Return `answer` as Markdown in which no character of a report is markup."""
    numbers = "".join(f" **[{number}]**" for number in range(1, len(answer.citations) + 1))
    lines = [f"*{escape_markdown(say_corrections(answer))}*"] if answer.corrections else []
    if not answer.events:
        text = escape_markdown(render_line(answer.text))
        lines.append(f"{text}{numbers if answer.answered else ''}")
    lines += [f"*{escape_markdown(answer.note)}*"] if answer.note else []
    for number, text, citation in _list_citations(answer):
        if text:
            lines.append(f"Others say: {escape_markdown(text)}")
        place = escape_markdown(_place(answer, number, citation))
        quote = _mark_quote(citation, _escape_smooth, _MARK)
        lines.append(f"**[{number}]** {place}\n\n> {quote}")
    return "\n\n".join(lines)


def say_corrections(answer: Answer) -> str:
    """Return what the misspelled names of the question were read as."""
    meant = ", ".join(f"“{render_line(each.meant)}”" for each in answer.corrections)
    written = ", ".join(f"“{render_line(each.written)}”" for each in answer.corrections)
    return f"Showing results for {meant} (you wrote {written})"


def say_event(event: TimelineEvent) -> str:
    """Return when the event of a digest was, in words."""
    return f"reported {event.said}" if event.reported else event.said


def _list_citations(answer: Answer) -> Iterator[tuple[int, str, Citation]]:
    """Yield each citation with its number, and before the first of what others say, their words."""
    sayings = [("", answer.citations), *((each.text, each.citations) for each in answer.differing)]
    numbers = count(1)
    for said, citations in sayings:
        for place, citation in enumerate(citations):
            yield next(numbers), "" if place else render_line(said), citation


def render_json(identity: str, answer: Answer) -> dict[str, Any]:
    """Return `answer` as a JSON object: one line of an evaluation's results."""
    return {
        "id": identity,
        "answered": answer.answered,
        "answer": answer.text,
        "date": answer.date,
        "note": answer.note,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "differing": [
            {
                "answer": each.text,
                "date": each.date,
                "citations": [_citation_json(citation) for citation in each.citations],
            }
            for each in answer.differing
        ],
        "events": [render_event(event) for event in answer.events],
        "corrections": [asdict(each) for each in answer.corrections],
        "confidence": answer.confidence,
        "support": answer.support,
        "retrieved": list(answer.retrieved),
        "reader": answer.reader,
        "timings_ms": dict(answer.timings_ms),
    }


def render_event(event: TimelineEvent) -> dict[str, Any]:
    """Return an event of a timeline as a JSON object."""
    return {
        "day": _iso(event.day),
        "date": event.value,
        "said": event.said,
        "reported": event.reported,
        "citation": _citation_json(event.citation),
    }


def render_report(report: Report) -> dict[str, Any]:
    """Return what is known of when `report` was published as a JSON object."""
    published = report.published
    return {
        "source": report.source,
        "title": report.title,
        "date": _iso(published.day),
        "date_basis": str(published.basis),
        "reason": published.reason,
        "earliest": _iso(published.earliest),
        "latest": _iso(published.latest),
    }


def render_contents(contents: "Contents") -> dict[str, Any]:
    """Return what is in a library as a JSON object."""
    days = {"first": _iso(contents.first), "last": _iso(contents.last)}
    return asdict(contents) | days


def describe_date(published: ReportDate) -> str:
    """Return the date of a report with how it is known, in a few words."""
    match published.basis:
        case DateBasis.STATED:
            return f"{published.day}"
        case DateBasis.INFERRED:
            return f"{published.day}, from the text"
        case DateBasis.ESTIMATED if published.day:
            return f"undated, about {published.day}"
        case _:
            return "date not known"


def escape_markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def _mark_quote(citation: Citation, clean: Callable[[str], str], mark: tuple[str, str]) -> str:
    """Return the quote, made `clean`, with `mark` around the words that answer."""
    shown, at = "", 0
    for span in sorted(citation.marks, key=lambda span: span.start):
        start, end = span.start - citation.start, span.end - citation.start
        words = clean(citation.quote[start:end])
        shown += clean(citation.quote[at:start]) + mark[0] + words + mark[1]
        at = end
    return (shown + clean(citation.quote[at:])).strip()


def _escape_smooth(text: str) -> str:
    return escape_markdown(smooth_text(text))


def _place(answer: Answer, number: int, citation: Citation) -> str:
    """Return where a quote stands, and before it the day of its event in a digest."""
    day = f"{say_event(answer.events[number - 1])} · " if answer.events else ""
    return day + describe_place(citation)


def describe_place(citation: Citation) -> str:
    """Return where a quote stands: the names of the report, its page, its date."""
    names = ", also ".join([citation.source, *citation.aliases])
    page = f", page {citation.page}" if citation.page else ""
    return f"{names}{page} · {describe_date(citation.published)}"


def render_line(text: str) -> str:
    """Return `text` on one line, without what could steer a terminal or turn its direction."""
    return smooth_text(text).strip()


def render_block(text: str) -> str:
    """Do the same to `text` whose lines, tabs and spaces stay; its length stays too."""
    return _CONTROL.sub(lambda found: found[0] if found[0] in "\n\t" else " ", text)


def smooth_text(text: str) -> str:
    """Do the same to a part of a line, whose spaces at its ends stay."""
    return _SPACE.sub(" ", _CONTROL.sub(" ", text))


def _citation_json(citation: Citation) -> dict[str, Any]:
    told = {
        "source": citation.source,
        "also": list(citation.aliases),
        "date": _iso(citation.published.day),
        "date_basis": str(citation.published.basis),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "marks": [[span.start, span.end] for span in citation.marks],
    }
    return told | ({"page": citation.page} if citation.page else {})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
