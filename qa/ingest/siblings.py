"""Files dated by the names beside them: one `25.11.2014` tells how `04-11-2014` is to be read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from qa.dates.reports.publication import settle_by_names
from qa.types import Refusal, Report


def settle_days(
    results: Iterable[Report | Refusal], source: str, list_names: Callable[[], Iterable[str]]
) -> Iterator[Report | Refusal]:
    """Yield `results` of the file `source`, its report dated by the names that are listed.

    Only a report that is the whole file has its name; records and parts have dates of their own.
    """
    for result in results:
        if isinstance(result, Report) and result.source == source:
            name = PurePosixPath(source).name
            published = settle_by_names(result.published, name, list_names)
            yield replace(result, published=published)
        else:
            yield result
