"""A question to the passages that may answer it, by meaning, by words and by time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from qa.library.library import Library
from qa.retrieval.fusion import fuse_scores
from qa.retrieval.recency import weigh_day
from qa.types import Passage, Period, Report

Vectors = NDArray[np.float32]

_POOL = 100
# Reports of the days before a question are searched by themselves too: among many older ones they
# might not come into the pool.
_RECENT = timedelta(days=7)
_AHEAD = timedelta(days=1)
_RECENCY_COUNTS = 0.07
_NAMED_PERIOD_COUNTS = 0.28
# "This week" adds little to the day a question is asked.
_PRESENT_COUNTS = 0.08
# News says first what it is about: the opening of a report speaks for each of its passages.
_LEAD_COUNTS = 0.4
_MOST_OF_A_REPORT = 3
_ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A retrieved passage with its row in the library, its report, and its score.

    A higher score is better.
    """

    row: int
    report: Report
    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Times:
    """The times that weigh on a search.

    Only reports known to be published in `period` are kept, where it is not open. Those of the
    period that the question names, `named`, and of the days before it is `asked` weigh more.
    """

    period: Period = _ALWAYS
    named: Period = _ALWAYS
    asked: date | None = None

    def pools(self) -> list[Period]:
        """Return the periods that are searched, the first of them for all that may be found."""
        if not self.period.is_open:
            return [self.period]
        pools = [self.period]
        if not self.named.is_open:
            pools.append(self.named)
        if self.asked:
            pools.append(Period(self.asked - _RECENT, self.asked + _AHEAD))
        return pools

    def weigh(self, day: date | None) -> float:
        """Return what the day of a report adds to the score of its passages."""
        weight = _RECENCY_COUNTS * weigh_day(day, self.asked) if self.asked else 0.0
        if day and not self.named.is_open and self.named.contains(day):
            is_present = self.asked is not None and self.named.contains(self.asked)
            weight += _PRESENT_COUNTS if is_present else _NAMED_PERIOD_COUNTS
        return weight


def retrieve_passages(
    library: Library, text: str, vector: Vectors, times: Times, source: str = ""
) -> Iterator[Candidate]:
    """Yield the passages of `library` that may answer a question, best first, each once.

    `text` is the question in words and `vector`, shape (dimension,), its embedding. At most three
    passages of a report are yielded. Only reports with a name that contains `source` are searched.
    """
    found: dict[int, None] = {}
    rankings = []
    among = library.rows_named(source)
    for period in times.pools():
        found.update(dict.fromkeys(library.nearest(vector, _POOL, period, among)))
        rankings.append(library.matching(text, _POOL, period, among))
        found.update(dict.fromkeys(row for row, _ in rankings[-1]))
    scores = fuse_scores(_measure_likeness(library, vector, found), rankings)
    days = library.days(scores)
    scores = {row: score + times.weigh(days[row]) for row, score in scores.items()}
    taken: Counter[str] = Counter()
    for stored in library.passages(sorted(scores, key=lambda row: -scores[row])):
        taken[stored.report.source] += 1
        if taken[stored.report.source] <= _MOST_OF_A_REPORT:
            yield Candidate(stored.row, stored.report, stored.passage, scores[stored.row])


def _measure_likeness(library: Library, vector: Vectors, rows: Iterable[int]) -> dict[int, float]:
    """Return the cosine of each of `rows`, and what that of its report's first passage adds."""
    leads = library.leads(rows)
    likeness = library.likeness(vector, {*leads, *leads.values()})
    # What another process has just taken out is in neither.
    return {
        row: likeness[row] + _LEAD_COUNTS * likeness[lead]
        for row, lead in leads.items()
        if row in likeness and lead in likeness
    }


def find_openings(library: Library, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the first passage of the report of each of `candidates`, each once, in their order."""
    scores: dict[int, float] = {}
    leads = library.leads(candidate.row for candidate in candidates)
    for candidate in candidates:
        if candidate.row in leads:
            scores.setdefault(leads[candidate.row], candidate.score)
    return [
        Candidate(stored.row, stored.report, stored.passage, scores[stored.row])
        for stored in library.passages(scores)
    ]


def list_sources(candidates: Iterable[Candidate], limit: int = 20) -> tuple[str, ...]:
    """Return the first `limit` names of the reports of `candidates`, best first, each once."""
    names: dict[str, None] = {}
    for candidate in candidates:
        report = candidate.report
        names.update(dict.fromkeys((report.source, *report.aliases)))
        if len(names) >= limit:
            break
    return tuple(names)[:limit]
