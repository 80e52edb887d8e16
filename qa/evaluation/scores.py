"""The scores of a run: every measure over all questions, and what was right by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.evaluation.bootstrap import Score, cluster_by_report, score
from qa.evaluation.measures.all import BY_NAME, MEASURES
from qa.evaluation.measures.calibration import count_bins
from qa.evaluation.measures.latency import list_steps
from qa.evaluation.measures.risk import RiskPoint, trace_curve
from qa.evaluation.metrics import Bin, Judged

# Of a kind, what a reader looks for.
_OF_KINDS = ("right", "wrong_answers", "refused_wrongly", "hits@4", "p50")
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured: `measured` over all, `steps` the latencies, `kinds` by kind of question.

    `curve` is the risk at each coverage, `bins` the share of right answers at each confidence.
    """

    judged: tuple[Judged, ...]
    measured: tuple[Score, ...]
    steps: tuple[Score, ...]
    kinds: dict[str, tuple[Score, ...]]
    curve: tuple[RiskPoint, ...]
    bins: tuple[Bin, ...]

    def find(self, name: str) -> Score:
        """Return the score of the measure called `name`."""
        return next(each for each in self.measured if each.measure.name == name)


def score_run(judged: Sequence[Judged]) -> Scores:
    """Measure `judged`, of which there is at least one."""
    clusters = cluster_by_report(judged)
    return Scores(
        judged=tuple(judged),
        measured=tuple(score(measure, judged, clusters) for measure in MEASURES),
        steps=tuple(score(measure, judged, clusters) for measure in list_steps(judged)),
        kinds=dict(_score_kinds(judged)),
        curve=tuple(trace_curve(judged)),
        bins=tuple(count_bins(judged)),
    )


def _score_kinds(judged: Sequence[Judged]) -> Iterator[tuple[str, tuple[Score, ...]]]:
    kinds = dict.fromkeys(row.question.kind for row in judged)
    for kind in sorted(kinds):
        rows = [row for row in judged if row.question.kind == kind]
        clusters = cluster_by_report(rows)
        yield kind or _OTHER, tuple(score(BY_NAME[name], rows, clusters) for name in _OF_KINDS)
