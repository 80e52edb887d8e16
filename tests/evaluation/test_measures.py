"""Each measure against arithmetic by hand."""

from datetime import date

import numpy as np
import pytest
from judged_samples import REFUSED, answer, judge, run_of

from qa.evaluation.bootstrap import cluster_by_report, score
from qa.evaluation.measures.all import BY_NAME, MEASURES
from qa.evaluation.measures.answers import overlap
from qa.evaluation.measures.calibration import count_bins
from qa.evaluation.measures.latency import list_steps
from qa.evaluation.measures.measure import weigh_percentile
from qa.evaluation.measures.risk import RiskPoint, trace_curve
from qa.evaluation.metrics import Judged, Verdict, percentile
from qa.evaluation.questions import Match
from qa.evaluation.scores import score_run
from qa.types import Period


def value(name: str, judged: list[Judged]) -> tuple[int, float]:
    found = score(BY_NAME[name], judged, cluster_by_report(judged))
    return found.count, pytest.approx(found.value) if found.count else None


def test_verdicts():
    rows = [
        judge(answer("Milley", "a.txt")),
        judge(answer("Meier", "a.txt")),
        judge(answer("Milley", "b.txt")),
        judge(REFUSED),
        judge(REFUSED, kind="null", answers=()),
        judge(answer("Milley", "a.txt"), kind="null", answers=()),
        judge(answer("Milley", "a.txt"), answers=()),
        judge(answer("Milley", "b.txt"), sources=()),
    ]
    assert [row.verdict for row in rows] == [
        Verdict.RIGHT, Verdict.WRONG_ANSWER, Verdict.WRONG_SOURCE, Verdict.REFUSED_WRONGLY,
        Verdict.REFUSED_RIGHTLY, Verdict.NOT_TOLD, Verdict.NOT_JUDGED, Verdict.RIGHT,
    ]  # fmt: skip
    assert value("right", rows) == (7, 3 / 7)
    assert value("wrong_answers", rows) == (7, 3 / 7)
    assert value("refused_wrongly", rows) == (6, 1 / 6)
    assert value("answered_wrongly", rows) == (2, 1 / 2)


def test_words_are_compared_as_squad_does():
    about = {"answers": ("the Black Sea", "a sea"), "match": Match.TEXT}
    rows = [
        judge(answer("Black sea.", "a.txt"), **about),
        judge(answer("in the Black Sea", "a.txt"), **about),
        judge(REFUSED, **about),
        judge(REFUSED, kind="null", answers=()),
        judge(answer("x", "a.txt"), kind="null", answers=()),
    ]
    assert value("exact_match", rows) == (5, 2 / 5)
    assert value("f1", rows) == (5, (1 + 4 / 5 + 0 + 1 + 0) / 5)
    # Of a regular expression, only one that is words alone has words to compare.
    assert value("f1", [judge(answer("11", "a.txt"), answers=("eleven|11",))]) == (1, 1)
    assert value("f1", [judge(answer("11", "a.txt"), answers=(r"\b11\b",))]) == (0, None)
    assert overlap("a b b", "b b b") == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    ("about", "date_given", "same", "within"),
    [
        ({"days": Period(date(2021, 3, 31), date(2021, 3, 31))}, "2021-03-31", 1, 1),
        ({"days": Period(date(2021, 3, 31), date(2021, 3, 31))}, "2021-03", 0, 0),
        ({"days": Period(date(2021, 3, 1), date(2021, 3, 31))}, "2021-03-08", None, 1),
        ({"days": Period(date(2021, 3, 1), date(2021, 3, 31))}, "2021-W13", None, 0),
        ({"days": Period(date(2021, 3, 1), date(2021, 3, 31))}, "2021-03-01/2021-03-05", None, 1),
        ({"answers": (r"\b(2021-03-31|mar(ch)? 31)\b",)}, "2021-03-31", 1, 1),
        ({"answers": ("March 31, 2021",)}, "2021-04-01", 0, 0),
        ({"answers": ("31 march 2021|2021-03-31",)}, "2021-03-31T10:00", 1, 1),
        ({"answers": ("2014",)}, "2014-03-18", None, 1),
        ({"answers": ("2014",)}, None, None, 0),
        ({"answers": ("march 31",)}, "2021-03-31", None, None),
        ({"answers": (r"mar\w* 31",)}, "2021-03-31", None, None),
        ({"answers": ("eleven",)}, "2021-03-31", None, None),
    ],
)
def test_dates(about: dict, date_given: str | None, same: int | None, within: int | None):
    rows = [judge(answer("x", "a.txt", date=date_given), **about)]
    for name, wanted in (("same_day", same), ("within_bounds", within)):
        assert value(name, rows) == ((1, wanted) if wanted is not None else (0, None))


def test_a_refusal_has_no_right_date():
    about = {"days": Period(date(2021, 3, 31), date(2021, 3, 31))}
    assert value("same_day", [judge(REFUSED, **about)]) == (1, 0)


def test_retrieval_by_hand():
    found = answer("x", "a.txt", retrieved=("x", "b", "a.txt"))
    rows = [
        judge(found, sources=("a.txt", "b"), grades=(1, 2)),
        judge(answer("x", "a.txt", retrieved=("a.txt",))),
        judge(answer("x", "a.txt", retrieved=("y",))),
        judge(REFUSED, kind="null", answers=(), sources=()),
    ]
    assert value("hits@1", rows) == (3, 1 / 3)
    assert value("hits@4", rows) == (3, 2 / 3)
    assert value("mrr@10", rows) == (3, (1 / 2 + 1) / 3)
    assert value("recall@10", rows) == (3, 2 / 3)
    gained = 2 / np.log2(3) + 1 / np.log2(4)
    assert value("ndcg@10", rows) == (3, (gained / (2 + 1 / np.log2(3)) + 1) / 3)


def test_citations_by_hand():
    rows = [
        judge(answer("x", "a.txt", "c"), sources=("a.txt", "b")),
        judge(answer("x", "a.txt", "b"), sources=("a.txt", "b")),
        judge(REFUSED),
    ]
    assert value("citation_precision", rows) == (2, 3 / 4)
    assert value("citation_recall", rows) == (2, 3 / 4)


def test_risk_and_coverage_by_hand():
    given = [(0.9, "Milley"), (0.8, "Meier"), (0.5, "Milley"), (0.5, "Meier")]
    rows = [judge(answer(said, "a.txt", confidence=sure)) for sure, said in given]
    rows.append(judge(REFUSED))
    assert trace_curve(rows) == [
        RiskPoint(0.9, 0.2, 0.0),
        RiskPoint(0.8, 0.4, 0.5),
        RiskPoint(0.5, 0.8, 0.5),
    ]
    assert value("risk_area", rows) == (4, (0 + 0.5 + 0.5 + 0.5) / 4)


def test_calibration_by_hand():
    given = [(0.91, "Milley"), (1.0, "Milley"), (0.3, "Meier"), (0.35, "Milley")]
    rows = [judge(answer(said, "a.txt", confidence=sure)) for sure, said in given]
    low, high = count_bins(rows)
    assert (low.low, low.high, low.answers, low.right) == (0.3, 0.4, 2, 0.5)
    assert (high.low, high.answers, high.confidence) == (0.9, 2, pytest.approx(0.955))
    assert value("calibration_error", rows) == (4, (2 * 0.175 + 2 * 0.045) / 4)


@pytest.mark.parametrize("percent", [50, 95])
def test_percentiles_weighed_are_those_counted(percent: int):
    values = np.array([[5.0], [1.0], [3.0], [2.0], [4.0]])
    weights = np.array([[1, 1, 1, 1, 1], [0, 3, 0, 0, 1], [2, 2, 2, 2, 2.0]])
    found = weigh_percentile(percent)(values, weights)
    drawn = [np.repeat(values[:, 0], each.astype(int)) for each in weights]
    assert found.tolist() == [percentile(sorted(each.tolist()), percent) for each in drawn]


def test_every_step_has_its_latency():
    rows = [judge(answer("x", timings_ms={"read": ms, "total": 9.0})) for ms in (1.0, 2.0, 6.0)]
    steps = [(each.name, score(each, rows, np.arange(3)).value) for each in list_steps(rows)]
    assert steps == [("read p50", 2.0), ("read p95", 6.0)]


def test_measures_are_described():
    assert len(BY_NAME) == len(MEASURES)
    assert all(each.what and each.source for each in MEASURES)


def test_an_interval_holds_the_value_and_is_always_the_same():
    rows = run_of(*[True] * 30, *[False] * 10)
    right = score(BY_NAME["right"], rows, cluster_by_report(rows))
    assert right == score(BY_NAME["right"], rows, cluster_by_report(rows))
    assert right.low < 0.75 < right.high
    # The normal approximation: .75 ± 1.96 · √(.75 · .25 / 40).
    assert (right.low, right.high) == (
        pytest.approx(0.616, abs=0.03),
        pytest.approx(0.884, abs=0.03),
    )


def test_questions_of_one_report_are_drawn_together():
    alone = run_of(*[True] * 20, *[False] * 20)
    together = [*run_of(*[True] * 20, source="a"), *run_of(*[False] * 20, source="b")]
    wide = score(BY_NAME["right"], together, cluster_by_report(together))
    narrow = score(BY_NAME["right"], alone, cluster_by_report(alone))
    assert cluster_by_report(together).tolist() == [0] * 20 + [1] * 20
    assert (wide.low, wide.high) == (0, 1)
    assert narrow.high - narrow.low < 0.35
    # All about one report: there is none to draw but the questions.
    assert cluster_by_report(run_of(True, False, source="a")).tolist() == [0, 1]


def test_a_measure_of_nothing_is_no_number():
    found = score(BY_NAME["hits@1"], [judge(REFUSED, kind="null", sources=())], np.arange(1))
    assert (found.count, np.isnan(found.value)) == (0, True)


def test_kinds_are_scored_apart():
    rows = [judge(answer("Milley", "a.txt")), judge(answer("x", "a.txt"), kind="what")]
    kinds = score_run(rows).kinds
    assert {kind: found[0].value for kind, found in kinds.items()} == {"what": 0, "who": 1}
