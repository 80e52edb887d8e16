"""What a person at a terminal sees while work goes on, and the table at its end."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from embeddings.joining import Joining
from qa.counting import count_things
from qa.indexing.intake import Progress as Indexed
from qa.library.contents import Contents
from qa.render import describe_date, render_line, say_event
from qa.types import Report, ReportDate, TimelineEvent


@contextmanager
def show_progress(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr while the block runs; the function it gives counts one of `what`."""
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with _show(Progress(*columns, console=Console(stderr=True))) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def _show(progress: Progress) -> Iterator[Progress]:
    """Show `progress` while the block runs; what goes wrong clears it, and is told in its place."""
    # In a file or a pipe a bar is but a line of signs.
    progress.disable = not progress.console.is_terminal
    with progress:
        try:
            yield progress
        except BaseException:
            progress.live.transient = True
            raise


@contextmanager
def show_indexing() -> Iterator[Callable[[Indexed], None]]:
    """Show on stderr, while the block runs, how far the function it gives was told that it is."""
    columns = (
        TextColumn("reports {task.fields[reports]:,}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[speed]:,.0f} passages a second"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    begin = time.monotonic()
    with _show(Progress(*columns, console=Console(stderr=True))) as progress:
        task = progress.add_task("", total=None, reports=0, speed=0.0)

        def show(done: Indexed) -> None:
            speed = done.passages / max(1e-3, time.monotonic() - begin)
            progress.update(
                task, total=done.size, completed=done.read, reports=done.reports, speed=speed
            )

        yield show


@contextmanager
def show_joining() -> Iterator[Callable[[Joining], None]]:
    """Show a bar on stderr from the first time that the function it gives is told of a joining."""
    columns = (
        TextColumn("joining {task.description} (once, {task.fields[size]:,.0f} MB)"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True))

    def show(now: Joining) -> None:
        if not progress.task_ids:
            progress.add_task(now.name, total=now.size, size=now.size / 1e6)
            # Most runs join nothing, and show no bar.
            progress.start()
        progress.update(progress.task_ids[0], completed=now.done)

    try:
        yield show
    finally:
        if progress.task_ids:
            progress.stop()


def show_contents(contents: Contents) -> None:
    """Print what is in a library as a table on stdout."""
    period = f"{contents.first} to {contents.last}" if contents.first else "no dated report"
    formats = ", ".join(f"{count:,} {name}" for name, count in contents.formats.items())
    recall = "" if contents.recall is None else f", recall@10 {contents.recall:.3f}"
    rows = [
        (
            "reports",
            f"{contents.reports:,} from {count_things(contents.files, 'file')}",
        ),
        ("passages", f"{contents.passages:,}"),
        ("period", f"{period}, {contents.undated:,} undated"),
        ("formats", formats),
        (
            "stories",
            f"{contents.stories:,}, and {count_things(contents.copies, 'copy')} of the same text",
        ),
        ("refused", f"{contents.refused:,}"),
        ("model", contents.model),
        ("index", f"generation {contents.generation}, {contents.index or 'none'}{recall}"),
        *((f"{name} on disk", f"{size / 1e6:,.1f} MB") for name, size in contents.sizes.items()),
        ("last change", f"{contents.changed} UTC"),
    ]
    _print_pairs(rows)


def show_events(events: Sequence[TimelineEvent]) -> None:
    """Print a timeline as a table on stdout: the day, the words, the report and its date."""
    table = Table(box=None, header_style="bold", expand=True)
    # So wide that no date is broken: "September 30, 2021", and "2021-09-30," before its reason.
    table.add_column("Day", width=18, overflow="fold")
    table.add_column("Told", ratio=5, overflow="fold")
    table.add_column("Report", ratio=2, overflow="fold")
    table.add_column("Published", width=11, overflow="fold")
    for event in events:
        cited = event.citation
        table.add_row(
            escape(say_event(event)),
            escape(render_line(cited.quote)),
            escape(render_line(cited.source)),
            describe_date(cited.published),
        )
    Console().print(table)


def show_reports(reports: Iterable[Report]) -> None:
    """Print each report with its date, how that is known, and why, as a table on stdout."""
    table = Table()
    table.add_column("report", overflow="fold")
    table.add_column("date", no_wrap=True)
    table.add_column("basis", no_wrap=True)
    table.add_column("reason", overflow="fold")
    for report in reports:
        published = report.published
        day = f"{published.day}" if published.day else _bounds(published)
        table.add_row(escape(report.source), day, str(published.basis), escape(published.reason))
    Console().print(table)


def _print_pairs(rows: Iterable[tuple[str, str]]) -> None:
    table = Table(show_header=False)
    for name, value in rows:
        table.add_row(name, escape(value))
    Console().print(table)


def _bounds(published: ReportDate) -> str:
    bounds = ("from", published.earliest), ("to", published.latest)
    return " ".join(f"{word} {day}" for word, day in bounds if day)
