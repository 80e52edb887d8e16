"""The reports of a library a page at a time, by day, without reading their texts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.library.library import Library
from qa.library.rows import read_date
from qa.types import Period, ReportDate

_ALWAYS = Period()
# Of a report's text: enough to tell what it is.
_BEGINNING = 600
_COLUMNS = (
    "id, source, title, format, url, substr(text, body_start + 1, ?),"
    " published, basis, reason, earliest, latest"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which reports are listed: those published in `period` that hold all `words`, and how.

    A word may stand in the text, the title or the source; `named` stands in a name. Reports without
    a date come last.
    """

    period: Period = _ALWAYS
    words: str = ""
    oldest_first: bool = False
    named: str = ""


@dataclass(frozen=True, slots=True)
class ListedReport:
    """What a list tells of a report.

    `beginning` is up to 600 characters of its prose, `is_whole` whether that is all of it.
    """

    source: str
    title: str
    format: str
    url: str
    beginning: str
    is_whole: bool
    published: ReportDate


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of the `total` reports that a filter keeps, in their order."""

    total: int
    reports: tuple[ListedReport, ...]


def list_reports(library: Library, wanted: Filter, skip: int, most: int) -> Listing:
    """Return up to `most` of the reports that `wanted` keeps, without the first `skip`."""
    conditions, values = _write_period(wanted.period)
    for chosen in _choose_reports(library, wanted):
        conditions.append("id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(chosen)))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "published IS NULL, published" if wanted.oldest_first else "published DESC"
    # Ids are put in order alone: a text of each report would have to be carried along.
    ordered = f"SELECT id FROM report {where} ORDER BY {order}, id LIMIT ? OFFSET ?"  # noqa: S608
    connection = library.store.connection
    (total,) = connection.execute(f"SELECT count(*) FROM report {where}", values).fetchone()  # noqa: S608
    keys = [key for (key,) in connection.execute(ordered, (*values, most, skip))]
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM report WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        # One character more tells whether there are more.
        (_BEGINNING + 1, json.dumps(keys)),
    )
    found = {key: _read(told) for key, *told in rows}
    return Listing(total, tuple(found[key] for key in keys if key in found))


def _read(columns: Sequence[str | None]) -> ListedReport:
    source, title, kind, url, text = (each or "" for each in columns[:5])
    return ListedReport(
        source=source,
        title=title,
        format=kind,
        url=url,
        beginning=text[:_BEGINNING],
        is_whole=len(text) <= _BEGINNING,
        published=read_date(columns[5:]),
    )


def _write_period(period: Period) -> tuple[list[str], list[str]]:
    bounds = [(">=", period.first), ("<=", period.last)]
    set_ones = [(sign, day.isoformat()) for sign, day in bounds if day]
    return [f"published {sign} ?" for sign, _ in set_ones], [day for _, day in set_ones]


def _choose_reports(library: Library, wanted: Filter) -> Iterator[set[int]]:
    """Yield the ids of the reports that fit each part of `wanted` but its period."""
    if wanted.words.split():
        yield _find_holding(library, wanted.words.split())
    if wanted.named:
        yield _find_named(library, wanted.named)


def _find_holding(library: Library, words: Sequence[str]) -> set[int]:
    """Return the ids of the reports that hold each of `words`."""
    found = [_find_named(library, word) | _find_saying(library, word) for word in set(words)]
    return set.intersection(*found)


def _find_named(library: Library, word: str) -> set[int]:
    """Return the ids of the reports with `word` in one of their names, in any letters."""
    return set(library.store.names.find_reports(word))


def _find_saying(library: Library, word: str) -> set[int]:
    """Return the ids of the reports with the terms of `word` in a passage or the title."""
    rows = library.words.holding(word)
    reports = library.store.connection.execute(
        "SELECT DISTINCT report FROM passage WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(rows),),
    )
    return {report for (report,) in reports}
