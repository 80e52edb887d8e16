"""How often the date that a report's text gives it is the true one.

    python benchmarks/report_dates.py ARTICLES.jsonl[.gz] [--out benchmarks/report_dates.json]

Each line is {"title", "date", "text"}. The date is hidden and worked out again from title and text
alone; what comes out is counted by how it is known (basis, and the reason's first words), with the
share that is exact and within a week, and for a bound, the share that holds.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qa.dates.reports.publication import date_report
from qa.types import DateBasis, ReportDate

WEEK = 7


def read_articles(path: Path) -> Iterator[tuple[str, date]]:
    """Yield the text, under its title, and the true date of each dated article."""
    open_text = gzip.open if path.suffix == ".gz" else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["date"]:
                text = f"{record['title']}\n\n{record['text']}"
                yield text, date.fromisoformat(record["date"][:10])


def name_basis(found: ReportDate) -> str:
    """Name how a date is known: its basis, and whether a bound comes with an unknown one."""
    if found.basis is DateBasis.UNKNOWN:
        return "bounded" if found.earliest else "unknown"
    return str(found.basis)


def score(path: Path) -> dict[str, dict[str, float]]:
    """Return for each basis how many articles have it, and how right they are."""
    found = defaultdict(list)
    for text, true in read_articles(path):
        published, _ = date_report(text)
        found[name_basis(published)].append((published, true))
    return {basis: _rate(pairs) for basis, pairs in sorted(found.items())}


def _rate(pairs: list[tuple[ReportDate, date]]) -> dict[str, float]:
    days = [abs((true - p.day).days) for p, true in pairs if p.day]
    bounds = [p.earliest <= true for p, true in pairs if p.earliest]
    rates: dict[str, float] = {"articles": len(pairs)}
    if days:
        rates["exact"] = round(sum(gap == 0 for gap in days) / len(days), 3)
        rates["within_a_week"] = round(sum(gap <= WEEK for gap in days) / len(days), 3)
    if bounds:
        rates["bound_holds"] = round(sum(bounds) / len(bounds), 3)
    return rates


def main() -> None:
    """Score, print a line for each basis, and write the figures to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    figures = score(options.articles)
    for basis, rates in figures.items():
        print(f"{basis:10}", *(f"{name} {value}" for name, value in rates.items()), sep="  ")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
