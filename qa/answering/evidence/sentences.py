"""A sentence of a report as evidence: what a reader marked in it, and how well it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from qa.reader.stances import Stance
from qa.types import Passage, Report, Span

_NAMELESS = 0.5


class Retrieved(Protocol):
    """A passage that was retrieved, and how it was scored: higher is better."""

    @property
    def report(self) -> Report:
        """The report that it is of."""

    @property
    def passage(self) -> Passage:
        """Where it stands in the report, and its sentences."""

    @property
    def score(self) -> float:
        """How well it fits the question."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of a sentence that a reader found to answer, best first, and their log-odds.

    `stance` is whether what was read there says yes or no, None where no reader tells.
    """

    spans: tuple[Span, ...] = ()
    odds: float = float("-inf")
    stance: Stance | None = None


# By the source and the sentence that they stand in.
Marked = Mapping[tuple[str, Span], Marks]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a report and how well it answers, from 0 to about 1.

    `likeness` is its cosine with the question, `coverage` the share of the question's words that it
    holds, weighted by rarity; words of a time count as held where the report or the sentence is of
    that time. `name_coverage` is the share of the question's names that it holds, `word_coverage`
    that of the other words, `passage_coverage` the same of its passage and its report's title; each
    is 1 where the question has none. `retrieved` is by how much its passage was scored lower than
    the best, 0 or less. `spans` are the words of it that a reader found to answer, best first, and
    `odds` the log-odds that they do; minus infinity where none was read. Where a second reader read
    again what a first had read, they are the second's, and `first_odds` are the first's. `stance`
    is as of `Marks`.
    """

    report: Report
    span: Span
    likeness: float
    coverage: float
    name_coverage: float
    word_coverage: float
    passage_coverage: float = 1.0
    retrieved: float = 0.0
    spans: tuple[Span, ...] = ()
    odds: float = float("-inf")
    first_odds: float = float("-inf")
    stance: Stance | None = None

    @property
    def score(self) -> float:
        """Likeness and coverage in equal parts, less where names of the question are missing."""
        return (
            (self.likeness + self.coverage) / 2 * (_NAMELESS + (1 - _NAMELESS) * self.name_coverage)
        )

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.report.text[self.span.start : self.span.end]

    @property
    def words(self) -> str:
        """What the reader found to answer, verbatim, "" where it found nothing."""
        said = [self.report.text[span.start : span.end] for span in self.spans]
        return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)
