"""A library that follows its folders."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from qa.errors import DatelineError

if TYPE_CHECKING:
    from watchfiles import Change

# A file that is being copied is read once it has been quiet for so long.
_QUIET_MS = 1000


def watch_sources(
    sources: Sequence[Path],
    besides: Path,
    take_changes: Callable[[], None],
    on_error: Callable[[DatelineError], None],
    stop: Event | None = None,
) -> None:
    """Call `take_changes` each time that something below `sources` has changed and come to rest.

    What happens in the folder `besides`, the library itself, is no change. An error is told to
    `on_error` and the watching goes on, until `stop` is set or the process is interrupted.
    """
    for _ in _wait_for_changes(sources, besides, stop):
        try:
            take_changes()
        except DatelineError as error:
            on_error(error)


def _wait_for_changes(
    sources: Sequence[Path], besides: Path, stop: Event | None
) -> Iterator[object]:
    from watchfiles import watch

    own = str(besides.resolve())

    def is_of_reports(_: "Change", path: str) -> bool:
        return not path.startswith(own)

    yield from watch(*sources, watch_filter=is_of_reports, step=_QUIET_MS, stop_event=stop)
