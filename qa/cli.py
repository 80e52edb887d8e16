"""The command line: arguments, what is printed, and exit codes."""

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qa.arguments import build_parser
from qa.commands.asking import ask
from qa.commands.drafting import draft
from qa.commands.evaluating import evaluate
from qa.commands.opening import open_assistant_for, tell_refused
from qa.commands.serving import serve_tools
from qa.counting import count_things
from qa.errors import DatelineError, LibraryError, LibraryNotice
from qa.placing import note_place, take_question

if TYPE_CHECKING:
    from qa.indexing.moves import Move
    from qa.library.library import Library

# Each command imports what it needs when it runs, so that `dateline --help` is instant.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process's) and return its exit code."""
    options = build_parser().parse_args(arguments)
    warnings.showwarning = _show_warning
    try:
        _COMMANDS[options.command](options)
    except DatelineError as error:
        _tell_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        print("dateline: stopped", file=sys.stderr)
        return 130
    return 0


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Show what a library tells in one line, and any other warning as Python does."""
    if issubclass(category, LibraryNotice):
        print(f"dateline: {message}", file=sys.stderr)
    else:
        text = warnings.formatwarning(message, category, filename, lineno, line)
        print(text, end="", file=file or sys.stderr)


def _tell_error(error: DatelineError) -> None:
    for line in str(error).split("\n"):
        print(f"dateline: {line}", file=sys.stderr)


def _timeline(options: argparse.Namespace) -> None:
    from qa.console import show_events
    from qa.dates.typed_days import bound_period
    from qa.question.checking import check_question
    from qa.render_json import render_event
    from qa.types import Question

    text = take_question(options.query, options)
    check_question(text)
    period = bound_period(options.first, options.last)
    query = Question(text, asked=options.asked, period=period, source=options.source)
    events = open_assistant_for(options).list_events(query)
    if not events:
        print(f"No report dates an event that fits {text!r}.", file=sys.stderr)
    elif options.json:
        for event in events:
            print(json.dumps(render_event(event), ensure_ascii=False))
    else:
        show_events(events)


def _index(options: argparse.Namespace) -> None:
    from qa.console import show_indexing
    from qa.indexing import index_into

    def take_changes() -> None:
        with show_indexing() as show:
            result = index_into(
                options.library, options.sources, options.model, show, options.fields
            )
        tell_refused(result.refused)
        print(f"{options.library}: {result}", flush=True)
        _tell_moves(options.library, result.moves)

    take_changes()
    if options.watch:
        from qa.indexing.watching import watch_sources

        watch_sources(options.sources, options.library, take_changes, _tell_error)


def _tell_moves(library: Path, moves: "Sequence[Move]") -> None:
    from qa.indexing.forgetting import write_command

    for move in moves:
        same = f"{move.same:,} of its {count_things(move.reports, 'report')} came again just now"
        forget = f"if it was moved, forget the old place: {write_command(library, move.place)}"
        print(f"dateline: {move.place} is gone, and {same}; {forget}", file=sys.stderr)


def _forget(library: "Library", source: str, *, is_sure: bool) -> None:
    from qa.indexing.forgetting import find_forgettable, forget

    target = find_forgettable(library, source)
    if not is_sure and not _confirm(f"Forget {target}?"):
        print("nothing was forgotten")
        return
    forget(library, target)
    print(f"{library.folder}: forgot {target}")
    if target.remaining:
        print(f"the same texts stay, from elsewhere: {', '.join(target.remaining)}")
    if target.will_return:
        print("it is read again when its folder is indexed; move it away from there first")


def _confirm(what: str) -> bool:
    if not sys.stdin.isatty():
        raise LibraryError(f"there is nobody to ask: {what} Add --yes to do it")
    return input(f"{what} [y/N] ").strip().lower() in ("y", "yes")


def _library(options: argparse.Namespace) -> None:
    from qa.console import show_contents
    from qa.library.contents import sum_up_contents
    from qa.library.library import Library
    from qa.render_json import render_contents

    library = Library.browse(options.library)
    if options.forget:
        _forget(library, options.forget, is_sure=options.yes)
        return
    if options.repair:
        library.remake_indexes()
    if options.verify:
        _verify(library)
    contents = sum_up_contents(options.library, library.store)
    if options.json:
        print(json.dumps(render_contents(contents), ensure_ascii=False, indent=2))
    else:
        show_contents(contents)


def _verify(library: "Library") -> None:
    """Tell every fault, and raise where there is one."""
    from qa.library.verify import check_library

    check_library(library, lambda fault: print(f"fault: {fault}", file=sys.stderr))


def _sources(options: argparse.Namespace) -> None:
    from qa.console import show_reports
    from qa.library.library import Library
    from qa.render_json import render_report

    if options.place:
        note_place(options.place, options)
    if options.library and not options.fields:
        reports = Library.browse(options.library).reports()
    else:
        reports = open_assistant_for(options).library.reports()
    if options.json:
        for report in reports:
            print(json.dumps(render_report(report), ensure_ascii=False))
    else:
        show_reports(reports)


def _dates(options: argparse.Namespace) -> None:
    from qa.dates.timex.records import annotate_records
    from qa.files import replace_file

    lines = [json.dumps(each, ensure_ascii=False) for each in annotate_records(options.records)]
    replace_file(options.out, "".join(f"{line}\n" for line in lines))


def _read(options: argparse.Namespace) -> None:
    from qa.console import show_joining, show_progress
    from qa.reader.file import read_file
    from qa.reader.reader import load_reader
    from qa.reader.readers import choose_reader
    from qa.settings import cache_folder

    cache = cache_folder()
    with show_joining() as join:
        reader = load_reader(options.reader or choose_reader(cache), cache, join)
    with show_progress("questions") as advance:
        count = read_file(options.questions, options.out, reader, advance)
    print(f"{options.out}: {count_things(count, 'question')} read")


_COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "ask": ask,
    "timeline": _timeline,
    "index": _index,
    "library": _library,
    "evaluate": evaluate,
    "questions": draft,
    "sources": _sources,
    "dates": _dates,
    "read": _read,
    "mcp": serve_tools,
}
