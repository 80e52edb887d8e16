"""Whether an answer is right, and the figures over a run of them."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from qa.evaluation.questions import LabelledQuestion, Match
from qa.letters import compose
from qa.types import Answer

# A long answer cannot buy a match.
_READ = 400
HITS = (1, 4, 10, 20)
# The last bin holds an answer that is quite sure too.
_BOUNDS = (0.0, 0.4, 0.6, 0.8, 1.01)


class Verdict(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    REFUSED_RIGHTLY = "refused rightly"
    WRONG_ANSWER = "wrong answer"
    WRONG_SOURCE = "wrong source"
    REFUSED_WRONGLY = "refused wrongly"
    NOT_TOLD = "answered, but not told"
    NOT_JUDGED = "not judged"

    @property
    def is_right(self) -> bool:
        """Whether it is as it should be."""
        return self in (Verdict.RIGHT, Verdict.REFUSED_RIGHTLY)


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, its answer, and what is true of the two.

    `rank` is the place, from 1, of the first listed source among those retrieved, or None.
    """

    question: LabelledQuestion
    answer: Answer
    matches: bool
    cites: bool
    rank: int | None

    @property
    def right(self) -> bool:
        """Answered rightly from a listed source, or refused where the reports do not answer."""
        return self.verdict.is_right

    @property
    def verdict(self) -> Verdict:
        """What became of the question; not judged where no answer to it is known."""
        if not self.question.answerable:
            return Verdict.NOT_TOLD if self.answer.answered else Verdict.REFUSED_RIGHTLY
        if not self.question.judgeable:
            return Verdict.NOT_JUDGED
        if not self.answer.answered:
            return Verdict.REFUSED_WRONGLY
        if not self.matches:
            return Verdict.WRONG_ANSWER
        return Verdict.RIGHT if self.cites else Verdict.WRONG_SOURCE

    @property
    def listed(self) -> frozenset[str]:
        """The sources that hold the answer."""
        return frozenset(map(compose, self.question.sources))

    @property
    def cited(self) -> frozenset[str]:
        """The sources that the answer cites, by one name each: a listed one where it has such."""
        listed = self.listed
        names = ((each.source, *each.aliases) for each in self.answer.citations)
        return frozenset(next((name for name in some if name in listed), some[0]) for some in names)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers with a confidence from `low` up to `high`: how many, and what share was right.

    `confidence` is their mean; where it means something, the share is about as large (Guo et al.,
    "On calibration of modern neural networks", 2017).
    """

    low: float
    high: float
    answers: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts, shares of one, and milliseconds over the judged answers of a run.

    `reliability` are the answers that were given, by their confidence.
    """

    questions: int
    right: int
    answerable: int
    cited: int
    refused_rightly: int
    refused_wrongly: int
    hits: dict[int, float]
    p50_ms: float
    p95_ms: float
    reliability: tuple[Bin, ...] = ()


def judge_answer(question: LabelledQuestion, answer: Answer) -> Judged:
    """Compare `answer` with the known answers and sources of `question`."""
    listed = {*question.sources, *map(compose, question.sources)}
    ranks = [rank for rank, source in enumerate(answer.retrieved, start=1) if source in listed]
    return Judged(
        question=question,
        answer=answer,
        matches=matches_known(question, answer.text),
        # Where no source is listed, any that is cited will do.
        cites=any(
            not listed or not listed.isdisjoint((each.source, *each.aliases))
            for each in answer.citations
        ),
        rank=ranks[0] if ranks else None,
    )


def matches_known(question: LabelledQuestion, text: str) -> bool:
    """Tell whether the first 400 characters of `text` hold a known answer of `question`."""
    return any(_matches(known, text[:_READ], question.match) for known in question.answers)


def sum_up(judged: Sequence[Judged]) -> Figures:
    """Return the figures over `judged`, of which there is at least one."""
    able = [row for row in judged if row.question.answerable]
    answered = [row for row in able if row.answer.answered]
    times = sorted(row.answer.timings_ms.get("total", 0.0) for row in judged)
    hits = {
        k: sum(row.rank is not None and row.rank <= k for row in able) / max(1, len(able))
        for k in HITS
    }
    return Figures(
        questions=len(judged),
        right=sum(row.right for row in judged),
        answerable=len(able),
        cited=sum(row.cites for row in answered),
        refused_rightly=sum(row.right for row in judged if not row.question.answerable),
        refused_wrongly=len(able) - len(answered),
        hits=hits,
        p50_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
        reliability=tuple(_count_bins(judged)),
    )


def _count_bins(judged: Sequence[Judged]) -> Iterator[Bin]:
    given = [row for row in judged if row.answer.answered]
    for low, high in pairwise(_BOUNDS):
        rows = [row for row in given if low <= row.answer.confidence < high]
        if rows:
            mean = sum(row.answer.confidence for row in rows) / len(rows)
            yield Bin(low, high, len(rows), mean, sum(row.right for row in rows) / len(rows))


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Return the nearest-rank percentile of `ordered`, which is sorted and not empty."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(0, int(rank) - 1)]


def normalise(text: str) -> str:
    """Return `text` as SQuAD compares it (Rajpurkar et al., 2016).

    Lower case, without punctuation and articles, single spaces.
    """
    bare = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


def _matches(known: str, answer: str, match: Match) -> bool:
    if match is Match.REGEX:
        return re.search(known, answer, re.I | re.S) is not None
    return f" {normalise(known)} " in f" {normalise(answer)} "
