"""The nouns of Dateline: what a date, a report, a passage, a citation and an answer are."""

from qa.types.answers import (
    Alternative,
    Answer,
    AnswerKind,
    Citation,
    Correction,
    Question,
    Said,
    TimelineEvent,
)
from qa.types.reports import Passage, Refusal, Report, Span
from qa.types.times import DateBasis, Period, ReportDate, TimeExpression, TimexType

__all__ = [
    "Alternative",
    "Answer",
    "AnswerKind",
    "Citation",
    "Correction",
    "DateBasis",
    "Passage",
    "Period",
    "Question",
    "Refusal",
    "Report",
    "ReportDate",
    "Said",
    "Span",
    "TimeExpression",
    "TimelineEvent",
    "TimexType",
]
