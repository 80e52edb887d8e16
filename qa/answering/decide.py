"""Whether the evidence answers, which of it, and what to say when it does not."""

import re
from collections.abc import Iterable

from qa.answering.evidence import Evidence
from qa.answering.understand import Understanding
from qa.types import AnswerKind

# Chosen on the development questions; below either, a sentence is about something else.
_LEAST_SCORE = 0.44
_LEAST_LIKENESS = 0.2
_LEAST_NAMES = 0.5
# A sentence that has the names of the question but no other word of it must be like it.
_LEAST_LIKENESS_UNSAID = 0.3
_LEAST_WORTH_READ = 0.63
# Of the reader's words; below, its span is too often a part of what was asked for.
_SURE_ODDS = 0.9
# A second sentence is taken beside the first when it answers nearly as well.
NEARLY = 0.85
_MOST_CITED = 3

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|trillions?|half|none|both|several)\b",
    re.I,
)


def choose_evidence(
    asked: Understanding, ranked: list[Evidence], nearly: float = NEARLY
) -> list[Evidence]:
    """Return the sentences that answer, best first; none is a refusal.

    `nearly` is the share of the best one's worth that the others must have.
    """
    # Where a reader saw no answer, likeness alone is a weaker ground; a date need not be said in
    # the words that it reads.
    read = asked.kind is not AnswerKind.DATE and any(found.spans for found in ranked)
    least = _LEAST_WORTH_READ if read else 0.0
    fitting = [found for found in ranked if found.worth >= least and _fits(asked, found)]
    if not fitting or not (asked.content or asked.time_words):
        return []
    return [found for found in fitting if found.worth >= nearly * fitting[0].worth]


def is_sure_of_words(found: Evidence) -> bool:
    """Whether the reader's words alone are the answer, rather than the whole sentence."""
    return found.odds >= _SURE_ODDS


def keep_best_of_reports(chosen: Iterable[Evidence]) -> list[Evidence]:
    """Return the first of `chosen` of each report, at most three."""
    best: dict[str, Evidence] = {}
    for found in chosen:
        best.setdefault(found.report.source, found)
    return list(best.values())[:_MOST_CITED]


def explain_refusal(asked: Understanding, ranked: list[Evidence]) -> str:
    """Return one sentence on why nothing was answered."""
    if not asked.content:
        return "The question names nothing that reports could tell of."
    if not ranked:
        return "No report matches the question."
    nearest = ranked[0].report.source
    return f"No sentence of the reports answers this; the nearest is in {nearest}."


def _fits(asked: Understanding, found: Evidence) -> bool:
    if asked.kind is AnswerKind.NUMBER and not _NUMBER.search(found.text):
        return False
    if found.said == 0.0 and found.likeness < _LEAST_LIKENESS_UNSAID:
        return False
    return (
        found.score >= _LEAST_SCORE
        and found.likeness >= _LEAST_LIKENESS
        and found.names >= _LEAST_NAMES
    )
