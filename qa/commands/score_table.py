"""What a person at a terminal sees of an evaluation: its figures, and what changed."""

import math
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from qa.evaluation.bootstrap import Score
from qa.evaluation.comparison import Comparison, Difference, Trend
from qa.evaluation.measures.measure import Unit
from qa.evaluation.metrics import Judged
from qa.evaluation.scores import Scores
from qa.render import render_line

_MOST_SHOWN = 20


def show_scores(scores: Scores) -> None:
    """Print the figures as a table on stdout, and what is right by kind."""
    table = Table("figure", "value", "95 % interval", "questions")
    for found in scores.measured:
        if found.count:
            table.add_row(found.measure.name, write_value(found), *_write_sureness(found))
    console = Console()
    console.print(table)
    kinds = Table("kind", "right", "95 % interval", "hits@4", "p50")
    for kind, found_by_kind in scores.kinds.items():
        of_kind = {each.measure.name: each for each in found_by_kind}
        kinds.add_row(
            escape(kind),
            write_value(of_kind["right"]),
            _write_sureness(of_kind["right"])[0],
            write_value(of_kind["hits@4"]),
            write_value(of_kind["p50"]),
        )
    if len(scores.kinds) > 1:
        console.print(kinds)


def show_comparison(compared: Comparison) -> None:
    """Print each figure of both runs as a table on stdout, then the questions that changed."""
    table = Table("figure", "before", "now", "difference, 95 %", "that is")
    for each in compared.differences:
        table.add_row(each.measure.name, *_write_difference(each))
    console = Console()
    console.print(f"Compared with {escape(compared.name)}, over {compared.shared} questions")
    console.print(table)
    for name, pairs in (("Better", compared.better), ("Worse", compared.worse)):
        console.print(f"{name}: {len(pairs)}")
        for before, after in pairs[:_MOST_SHOWN]:
            for line in _tell_change(before, after):
                console.print(escape(line), soft_wrap=True)
        if len(pairs) > _MOST_SHOWN:
            console.print(f"  and {len(pairs) - _MOST_SHOWN} more; --report tells them all")
    console.print(f"Other words, and as right or wrong as before: {len(compared.changed)}")


def write_value(found: Score) -> str:
    """Return a value as people read it: "45 of 48", "0.953", "312 ms", "—"."""
    if not found.count:
        return "—"
    if found.measure.unit is Unit.MILLISECONDS:
        return f"{found.value:.0f} ms"
    whole = found.value * found.count
    is_count = found.measure.is_mean and math.isclose(whole, round(whole), abs_tol=1e-6)
    is_graded = found.measure.name in ("f1", "mrr@10", "ndcg@10")
    if is_count and not is_graded:
        return f"{round(whole)} of {found.count}"
    return f"{found.value:.3f}"


def _write_sureness(found: Score) -> tuple[str, str]:
    return _write_interval(found.low, found.high, found.measure.unit), f"{found.count}"


def _write_interval(low: float, high: float, unit: Unit, sign: str = "") -> str:
    if math.isnan(low):
        return "—"
    digits = ".0f" if unit is Unit.MILLISECONDS else ".2f"
    return f"{low:{sign}{digits}} to {high:{sign}{digits}}"


def _write_difference(each: Difference) -> tuple[str, str, str, str]:
    digits = ".0f" if each.measure.unit is Unit.MILLISECONDS else ".3f"
    chance = "" if each.chance is None or each.trend is Trend.SAME else f", p = {each.chance:.2g}"
    return (
        f"{each.before:{digits}}",
        f"{each.after:{digits}}",
        f"{each.change:+{digits}} ({_write_interval(each.low, each.high, each.measure.unit, '+')})",
        f"{each.trend}{chance}",
    )


def _tell_change(before: Judged, after: Judged) -> Iterator[str]:
    yield f"  {after.question.identity}: {render_line(after.question.question.text)}"
    for name, row in (("before", before), ("now", after)):
        yield f"    {name} ({row.verdict}): {render_line(row.answer.text)[:200]}"
