"""A run of questions as one HTML page that needs nothing beside it."""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from qa.evaluation.metrics import Figures, Judged
from qa.files import replace_file


def write_html(path: Path, figures: Figures, judged: Sequence[Judged]) -> None:
    """Write the page for `judged` to `path`, the wrong answers marked.

    Raises:
        OutputError: `path` cannot be written.
    """
    from jinja2 import Environment

    page = resources.files("qa.evaluation").joinpath("report.html.j2").read_text(encoding="utf-8")
    template = Environment(autoescape=True).from_string(page)
    replace_file(path, template.render(figures=figures, judged=judged))
