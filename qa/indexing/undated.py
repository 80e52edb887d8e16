"""The dates of undated reports, by dated ones that tell the same."""

from collections.abc import Iterator

from qa.dates.reports.neighbours import estimate_by_neighbours
from qa.library.library import Library
from qa.types import DateBasis, Report

# Passages looked at around each of a report's.
_NEIGHBOURS = 10
_UNDATED = frozenset({DateBasis.ESTIMATED, DateBasis.UNKNOWN})


def date_undated(library: Library) -> None:
    """Date by their neighbours the reports that do not date themselves.

    Only what is new is compared: new undated reports, and older ones beside a new dated one. It is
    remembered that they were in one step with the dates, so that a run that is cut short goes on.
    """
    store = library.store
    new = store.new_reports()
    found = {
        report.source: estimate
        for report in _list_undated(library, new)
        if (estimate := estimate_by_neighbours(report, _neighbours(library, report)))
    }
    if new:
        with store.transaction():
            for source, estimate in found.items():
                store.redate(source, estimate)
            store.settle(new)


def _list_undated(library: Library, new: list[int]) -> Iterator[Report]:
    has_older = library.store.has_settled(_UNDATED)
    met: set[str] = set()
    for key in new:
        report = library.store.reports.find(key)
        if report is None:
            continue
        is_undated = report.published.basis in _UNDATED
        others = _neighbours(library, report) if has_older and not is_undated else []
        for each in [report] if is_undated else others:
            if each.published.basis in _UNDATED and each.source not in met:
                met.add(each.source)
                yield each


def _neighbours(library: Library, report: Report) -> list[Report]:
    return library.neighbours_of(report.source, _NEIGHBOURS)
