"""The page of a run: its figures, its plots, every question, and the words of the reports."""

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

from qa.counting import count_things
from qa.evaluation.bootstrap import Score
from qa.evaluation.comparison import Comparison
from qa.evaluation.measures.measure import Unit
from qa.evaluation.metrics import Verdict
from qa.evaluation.page.evidence import Evidence
from qa.evaluation.page.plots import (
    plot_curve,
    plot_interval,
    plot_kinds,
    plot_reliability,
    plot_steps,
)
from qa.evaluation.page.questions import describe_comparison, describe_question
from qa.evaluation.scores import Scores
from qa.files import replace_file
from qa.library.library import Library
from qa.render import describe_date, render_line


def write_page(
    path: Path, scores: Scores, library: Library, compared: Comparison | None = None
) -> None:
    """Write the page of a run over `library` to `path`; it fetches nothing.

    Raises:
        OutputError: `path` cannot be written.
    """
    replace_file(path, render_page(scores, library, compared))


def render_page(scores: Scores, library: Library, compared: Comparison | None = None) -> str:
    """Return the page of a run over `library` as HTML, in which no word of a report is markup."""
    from jinja2 import Environment, StrictUndefined

    script, style = _read("page.js"), _read("page.css")
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(_read("page.html.j2"))
    evidence = Evidence(library, scores.judged)
    verdicts = Counter(row.verdict for row in scores.judged)
    rows = [describe_question(row, evidence) for row in scores.judged]
    return template.render(
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
        headline=_headline(scores),
        groups=list(_group_figures(scores)),
        plots=_draw_plots(scores),
        compared=describe_comparison(compared) if compared else None,
        verdicts=[(each, verdicts[each]) for each in Verdict if verdicts[each]],
        kinds=sorted({row.question.kind or "other" for row in scores.judged}),
        rows=rows,
        reports=[
            {
                "anchor": shown.anchor,
                "name": render_line(shown.report.source),
                "title": render_line(shown.report.title),
                "date": describe_date(shown.report.published),
                "excerpts": list(shown.list_excerpts()),
            }
            for shown in evidence.reports
        ],
    )


def _read(name: str) -> str:
    return resources.files("qa.evaluation.page").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return what a policy calls `text` by: nothing else that a page may come to hold is run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _headline(scores: Scores) -> dict[str, str]:
    right = scores.find("right")
    if not right.count:
        told = count_things(len(scores.judged), "question")
        return {"told": told, "sure": "No answer to them is known: what is "
                "retrieved and cited was measured."}  # fmt: skip
    told = f"{round(right.value * right.count)} of {right.count} right"
    if math.isnan(right.low):
        return {"told": told, "sure": ""}
    return {
        "told": told,
        "sure": f"{right.value:.0%}, and from {right.low:.0%} to {right.high:.0%} if other "
        "reports of this kind had been asked about (95 % interval).",
    }


def _group_figures(scores: Scores) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    shown = [found for found in scores.measured if found.count]
    for group, members in groupby(shown, key=lambda found: found.measure.group):
        yield str(group), [_describe_figure(found) for found in members]


def _describe_figure(found: Score) -> dict[str, Any]:
    measure = found.measure
    is_share = measure.unit is Unit.SHARE
    digits = ".3f" if is_share else ".0f"
    unit = "" if is_share else " ms"
    interval = "" if math.isnan(found.low) else f"{found.low:{digits}} to {found.high:{digits}}"
    return {
        "name": measure.name,
        "value": f"{found.value:{digits}}{unit}",
        "interval": interval,
        "picture": plot_interval(found) if is_share else "",
        "count": found.count,
        "what": measure.what,
        "source": measure.source,
        "better": "higher is better" if measure.higher_is_better else "lower is better",
    }


def _draw_plots(scores: Scores) -> list[dict[str, Any]]:
    steps = [
        (half.measure.name.removesuffix(" p50"), half.value, most.value)
        for half, most in zip(scores.steps[::2], scores.steps[1::2], strict=True)
    ]
    kinds = [(kind, found[0]) for kind, found in scores.kinds.items()]
    plots = [
        (
            "Right by kind",
            "The bar is the share that is right, the line its 95 % interval.",
            plot_kinds(kinds) if any(found.count for _, found in kinds) else "",
        ),
        (
            "Risk and coverage",
            "If only the surest answers were given, how many would be wrong? The last point is "
            "this run; the further left, the more is refused.",
            plot_curve(scores.curve) if scores.curve else "",
        ),
        (
            "Reliability",
            "On the dotted line a confidence is what it says: of answers with 80 %, eight in ten "
            "are right. Larger dots are more answers.",
            plot_reliability(scores.bins) if scores.bins else "",
        ),
        (
            "Latency by step",
            "The bar is what half of the questions took at most, the line 95 of 100.",
            plot_steps(steps) if steps else "",
        ),
    ]
    return [{"title": title, "what": what, "svg": svg} for title, what, svg in plots if svg]
