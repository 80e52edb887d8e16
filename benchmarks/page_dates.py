"""How often the date of an HTML page is found, beside what plain htmldate finds.

    python benchmarks/page_dates.py [tests/ingest/pages.jsonl] [--out benchmarks/page_dates.json]

Each line is {"id", "html", "date"}, `date` null where the page does not say when its article was
published. A page is right (its date, or none where it has none), missed (none where it has one), or
wrong (another date, or one where it has none). A wrong date counts more than a missed one.
"""

import argparse
import io
import json
from collections.abc import Callable
from pathlib import Path

from htmldate import find_date

from qa.ingest.html import read_html
from qa.types import Report

PAGES = Path(__file__).parent.parent / "tests" / "ingest" / "pages.jsonl"


def date_by_dateline(page: str) -> str | None:
    """Return the day that Dateline dates `page` by, of whatever basis."""
    (report,) = read_html(io.BytesIO(page.encode()), "page.html")
    if not isinstance(report, Report) or report.published.day is None:
        return None
    return report.published.day.isoformat()


def date_by_htmldate(page: str) -> str | None:
    """Return what htmldate finds, asked for the original date."""
    return find_date(page, original_date=True, min_date="1990-01-01", max_date="2030-12-31")


def date_by_htmldate_alone(page: str) -> str | None:
    """Return what htmldate finds without its extensive search, which guesses."""
    return find_date(
        page, extensive_search=False, original_date=True,
        min_date="1990-01-01", max_date="2030-12-31",
    )  # fmt: skip


FINDERS: dict[str, Callable[[str], str | None]] = {
    "Dateline": date_by_dateline,
    "htmldate": date_by_htmldate,
    "htmldate, no extensive search": date_by_htmldate_alone,
}


def judge(found: str | None, true: str | None) -> str:
    """Say whether a found date is right, wrong or missed."""
    if found == true:
        return "right"
    return "missed" if found is None else "wrong"


def score(path: Path) -> dict[str, object]:
    """Return for each finder how many pages it has right, missed and wrong, and which."""
    pages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    figures: dict[str, object] = {"pages": len(pages)}
    for name, find in FINDERS.items():
        judged: dict[str, list[str]] = {"right": [], "missed": [], "wrong": []}
        for page in pages:
            judged[judge(find(page["html"]), page["date"])].append(page["id"])
        figures[name] = {
            **{verdict: len(ids) for verdict, ids in judged.items()},
            "missed pages": judged["missed"],
            "wrong pages": judged["wrong"],
        }
    return figures


def main() -> None:
    """Score, print a line for each finder, and write the figures to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    figures = score(options.pages)
    for name, counts in figures.items():
        print(f"{name:30}", counts)
    if options.out:
        text = json.dumps(figures, indent=2, ensure_ascii=False)
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
