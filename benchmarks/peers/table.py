"""Draws the tables of docs/comparison.md from what `run.py` measured.

python benchmarks/peers/table.py
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(HERE.parent))

from peers.registry import SYSTEMS, System, Way  # noqa: E402

RESULTS = HERE / "results"
Results = Mapping[str, Mapping[str, Any]]
MEGABYTE = 10**6
_NOTHING = "| not measured yet |\n|---|"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what was measured of a system, and of one way to ask it."""

    title: str
    system: Mapping[str, Any]
    way: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row, how it is written, and which of several is the `best`, if any is."""

    read: Callable[[Row], float | None]
    form: str
    best: Callable[[Iterable[float]], float] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One or more figures below a heading."""

    title: str
    figures: tuple[Figure, ...]
    between: str = ", "


def read_results(folder: Path = RESULTS) -> dict[str, dict[str, Any]]:
    """Return what was measured of each system, by its name."""
    files = sorted(folder.glob("*.json"))
    return {each.stem: json.loads(each.read_text(encoding="utf-8")) for each in files}


def draw_versions(results: Results | None = None) -> str:
    """Draw what was measured, where and when, a row a system, with those that failed."""
    found = _or_kept(results)
    lines = ["| system | version | commit | day | machine |", "|---|---|---|---|---|"]
    for system in SYSTEMS:
        if (result := found.get(system.name)) is None:
            lines.append(f"| {system.title} | not measured yet | – | – | – |")
            continue
        machine = result["machine"]
        told = result.get("failed") or _tell_version(system, result)
        lines.append(
            f"| {system.title} | {told} | {result['commit']} | {result['day']} |"
            f" {machine['cores']} cores of {machine['processor']},"
            f" {machine['memory_bytes'] / 2**30:.0f} GB, load before {result['load']:.1f} |"
        )
    return "\n".join(lines)


def draw_indexing(results: Results | None = None) -> str:
    """Draw what setting up and indexing cost, a row a system."""
    rows = _list_systems(_or_kept(results))
    if not rows:
        return _NOTHING
    name = _list_sets(rows)[0]
    columns = (
        _single("installed, MB", _of_setup("bytes", MEGABYTE), "{:,.0f}", min),
        _single("installing, s", _of_setup("seconds"), "{:.0f}", min),
        _single("passages", _of_indexing(name, "passages"), "{:,.0f}"),
        _single("passages/s", _rate(name, "passages"), "{:.1f}"),
        _single("articles/s", _rate(name, "articles"), "{:.2f}", max),
        _single("peak memory, MB", _of_indexing(name, "memory_bytes", MEGABYTE), "{:,.0f}", min),
        _single("index, MB", _of_indexing(name, "index_bytes", MEGABYTE), "{:,.1f}", min),
    )
    counted = rows[0].system["sets"][name]["articles"]
    return _draw(f"indexing {counted:,} articles", rows, columns)


def draw_finding(results: Results | None = None) -> str:
    """Draw how well and how quickly articles are found, a row a way that finds some."""
    rows = _list_ways(_or_kept(results), lambda way: way.finds)
    if not rows:
        return _NOTHING
    names = _list_sets(rows)
    hits = tuple(_column_of_hits(name, rows[0]) for name in names)
    columns = (*hits, *_columns_of_times(names[0], "find_ms"))
    return _draw("hits@1, hits@10, MRR@10", rows, columns)


def draw_answering(results: Results | None = None) -> str:
    """Draw how right answers without an LLM are, a row a way that gives some."""
    rows = _list_ways(_or_kept(results), lambda way: way.answers)
    if not rows:
        return _NOTHING
    names = _list_sets(rows)
    columns: list[Column] = []
    for name in names:
        counts = rows[0].way[name]
        told = Figure(_of_way(name, "right"), "{:.0f}", max)
        columns.append(Column(f"{name}: right of {counts['answerable']}", (told,)))
        if counts["untold"]:
            refused = Figure(_of_way(name, "refused_rightly"), "{:.0f}", max)
            columns.append(Column(f"{name}: refused of {counts['untold']} not told", (refused,)))
    columns += _columns_of_times(names[0], "answer_ms")
    return _draw("answers without an LLM", rows, columns)


def draw_again(results: Results | None = None) -> str:
    """Draw what a second run over the same articles costs, and one after a kill, a row a system."""
    found = _or_kept(results)
    rows = [row for row in _list_systems(found) if "again" in row.system]
    if not rows:
        return _NOTHING
    columns = (
        _single("first run, s", _of_again("first_s"), "{:.1f}"),
        _single("once more, nothing changed, s", _of_again("unchanged_s"), "{:.1f}", min),
        _single("killed half-way: the next run, s", _of_again("next_s"), "{:.1f}"),
        _single("… of the first run", _share_redone, "{:.0%}", min),
    )
    table = _draw(f"{rows[0].system['again']['articles']:,} articles", rows, columns)
    lines = table.split("\n")
    told = ["complete after it", "---", *map(_tell_completeness, rows)]
    return "\n".join(f"{line} {cell} |" for line, cell in zip(lines, told, strict=True))


def _or_kept(results: Results | None) -> Results:
    return read_results() if results is None else results


def _tell_version(system: System, result: Mapping[str, Any]) -> str:
    versions = result["environment"]["versions"]
    return ", ".join(f"{name} {versions[name]}" for name in system.packages)


def _list_systems(results: Results) -> list[Row]:
    measured = [each for each in SYSTEMS if "sets" in results.get(each.name, {})]
    return [Row(each.title, results[each.name], {}) for each in measured]


def _list_ways(results: Results, which: Callable[[Way], bool]) -> list[Row]:
    return [
        Row(way.title, results[system.name], results[system.name]["ways"][way.name])
        for system in SYSTEMS
        if "ways" in results.get(system.name, {})
        for way in system.ways
        if which(way)
    ]


def _list_sets(rows: Sequence[Row]) -> list[str]:
    return list(rows[0].system["sets"])


def _single(
    title: str,
    read: Callable[[Row], float | None],
    form: str,
    best: Callable[[Iterable[float]], float] | None = None,
) -> Column:
    return Column(title, (Figure(read, form, best),))


def _column_of_hits(name: str, first: Row) -> Column:
    measures = ("hits_at_1", "hits_at_10", "mrr_at_10")
    figures = tuple(Figure(_of_way(name, each), "{:.3f}", max) for each in measures)
    articles = first.system["sets"][name]["articles"]
    title = f"{name}: {first.way[name]['sought']} questions, {articles:,} articles"
    return Column(title, figures)


def _columns_of_times(name: str, times: str) -> tuple[Column, ...]:
    ranks = tuple(
        Figure(lambda row, at=at: row.way[name][times][at], "{:,.1f}", min)  # type: ignore[misc]
        for at in ("p50", "p95")
    )
    return (
        Column(f"one question of {name}, p50 and p95, ms", ranks, " and "),
        _single("from a cold start, s", lambda row: row.way["cold_s"]["median"], "{:.1f}", min),
        _single("peak memory, MB", lambda row: row.way["memory_bytes"] / MEGABYTE, "{:,.0f}", min),
    )


def _of_setup(name: str, unit: int = 1) -> Callable[[Row], float | None]:
    def read(row: Row) -> float | None:
        # Of an environment that was there before it is not known.
        measured = row.system["environment"][name]
        return None if measured is None else measured / unit

    return read


def _of_indexing(set_name: str, name: str, unit: int = 1) -> Callable[[Row], float]:
    return lambda row: row.system["sets"][set_name][name] / unit


def _rate(set_name: str, name: str) -> Callable[[Row], float]:
    return lambda row: row.system["sets"][set_name][name] / row.system["sets"][set_name]["build_s"]


def _of_way(set_name: str, name: str) -> Callable[[Row], float | None]:
    return lambda row: row.way[set_name].get(name)


def _of_again(name: str) -> Callable[[Row], float]:
    return lambda row: row.system["again"][name]


def _share_redone(row: Row) -> float:
    return float(row.system["again"]["next_s"] / row.system["again"]["first_s"])


def _tell_completeness(row: Row) -> str:
    again = row.system["again"]
    if again["killed_after_s"] is None:
        return "was done before"
    return "yes" if again["complete"] else "no"


def _draw(corner: str, rows: Sequence[Row], columns: Sequence[Column]) -> str:
    cells = [_write_column(column, rows) for column in columns]
    head = f"| {corner} | {' | '.join(column.title for column in columns)} |"
    lines = [head, f"|---|{'---|' * len(columns)}"]
    for at, row in enumerate(rows):
        lines.append(f"| {row.title} | {' | '.join(column[at] for column in cells)} |")
    return "\n".join(lines)


def _write_column(column: Column, rows: Sequence[Row]) -> list[str]:
    written = [_write_figure(figure, rows) for figure in column.figures]
    return [column.between.join(parts) for parts in zip(*written, strict=True)]


def _write_figure(figure: Figure, rows: Sequence[Row]) -> list[str]:
    """Write a figure of all rows, the best of them bold: all that read the same as it."""
    values = [figure.read(row) for row in rows]
    known = [value for value in values if value is not None]
    best = figure.form.format(figure.best(known)) if figure.best and len(known) > 1 else None
    texts = ["–" if value is None else figure.form.format(value) for value in values]
    return [f"**{text}**" if text == best else text for text in texts]


TABLES = {
    "peers versions": draw_versions,
    "peers indexing": draw_indexing,
    "peers finding": draw_finding,
    "peers answering": draw_answering,
    "peers again": draw_again,
}


def main(page: Path = ROOT / "docs" / "comparison.md") -> None:
    """Fill `page`."""
    sys.path.append(str(ROOT / "scripts"))
    from fill_figures import fill

    page.write_text(fill(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
