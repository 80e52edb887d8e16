"""What is asked of the collection itself, answered from its list of reports, exactly."""

from datetime import date

from qa.answering.composing.cite import cite_span
from qa.counting import count_things
from qa.dates.timex.wording import say_value
from qa.language.sentences import split_sentences
from qa.library.library import Library
from qa.library.listing import Filter, ListedReport, list_reports
from qa.question.collection import CollectionQuestion, Wanted
from qa.types import Answer, Citation, Period, Report

_MOST_LISTED, _MOST_CITED = 20, 5


def answer_collection(library: Library, about: CollectionQuestion, period: Period) -> Answer:
    """Return the list, the number or the ends of the reports that are asked for.

    `period` keeps those published in it, beside the period that the question names.
    """
    within = _meet(about.period, period)
    is_oldest = about.wanted is not Wanted.NEWEST
    most = 1 if about.wanted in (Wanted.OLDEST, Wanted.NEWEST) else _MOST_LISTED
    listing = list_reports(library, Filter(within, about.words, is_oldest), 0, most)
    dated = [each for each in listing.reports if each.published.day]
    if about.wanted in (Wanted.OLDEST, Wanted.NEWEST):
        return _tell_end(library, about.wanted, dated)
    named = f" {_describe(about)}" if about.words or not about.period.is_open else ""
    text = f"{count_things(listing.total, 'report')}{named}"
    if about.wanted is Wanted.LIST and listing.total:
        more = listing.total - len(listing.reports)
        lines = [f"- {_name(each)}" for each in listing.reports]
        lines += [f"- and {more:,} more"] if more else []
        text = "\n".join([f"{text}:", *lines])
    else:
        text += "."
    note = "Counted in the list of the reports."
    if not within.is_open:
        note += _tell_undated(library, about.words)
    cited = _cite(library, [each.source for each in listing.reports[:_MOST_CITED]])
    return _answer(text, note, cited)


def _tell_end(library: Library, wanted: Wanted, dated: list[ListedReport]) -> Answer:
    if not dated:
        return Answer(
            answered=False,
            text="No report has a known day.",
            note="None of the reports is dated.",
        )
    (first,) = dated
    note = f"By the list of the reports.{_tell_undated(library, '')}"
    day = first.published.day.isoformat() if first.published.day else None
    cited = _cite(library, [first.source])
    return _answer(f"{_name(first)} is {wanted}.", note, cited, day)


def _answer(text: str, note: str, cited: tuple[Citation, ...], day: str | None = None) -> Answer:
    """Return an answer that is certain: it stands in the library, and no words were read for it."""
    return Answer(
        answered=True,
        text=text,
        date=day,
        note=note,
        citations=cited,
        confidence=1.0,
        support=max(1, len(cited)),
    )


def _tell_undated(library: Library, words: str) -> str:
    """Return a sentence on how many reports with all `words` have no day, "" where all have one."""
    whole = list_reports(library, Filter(words=words), 0, 0).total
    dated = list_reports(library, Filter(Period(date.min, date.max), words), 0, 0).total
    left_out = count_things(whole - dated, "report")
    return f" {left_out} without a known day left out." if whole > dated else ""


def _describe(about: CollectionQuestion) -> str:
    period = about.period
    parts = [f"with “{about.words}”"] if about.words else []
    if period.first and period.last:
        parts.append(f"from {period.first} to {period.last}")
    elif period.first:
        parts.append(f"from {period.first} on")
    elif period.last:
        parts.append(f"up to {period.last}")
    return " ".join(parts)


def _name(listed: ListedReport) -> str:
    day = listed.published.day
    return f"{listed.source} ({say_value(day.isoformat()) if day else 'no known day'})"


def _cite(library: Library, sources: list[str]) -> tuple[Citation, ...]:
    """Return the first sentence of each report."""
    reports = [report for each in sources if (report := library.report_named(each))]
    return tuple(cited for each in reports if (cited := _cite_opening(each)))


def _cite_opening(report: Report) -> Citation | None:
    sentences = split_sentences(report.text, report.body_start)
    return cite_span(report, sentences[0]) if sentences else None


def _meet(one: Period, other: Period) -> Period:
    firsts = [each.first for each in (one, other) if each.first]
    lasts = [each.last for each in (one, other) if each.last]
    return Period(max(firsts, default=None), min(lasts, default=None))
