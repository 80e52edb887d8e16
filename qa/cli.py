"""The command line: arguments, what is printed, and exit codes."""

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qa.arguments import build_parser
from qa.counting import count_things
from qa.errors import DatelineError, LibraryError, LibraryNotice, QuestionFileError
from qa.placing import note_place, take_question

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.questions import LabelledQuestion
    from qa.indexing.moves import Move
    from qa.library.library import Library
    from qa.types import Refusal

_BOLD = ("\x1b[1m", "\x1b[0m")
# Each command imports what it needs when it runs, so that `dateline --help` is instant.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process's) and return its exit code."""
    options = build_parser().parse_args(arguments)
    warnings.showwarning = _show_warning
    try:
        _COMMANDS[options.command](options)
    except DatelineError as error:
        _tell_error(error)
        return 2
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
    print(f"dateline: {error}", file=sys.stderr)


def _ask(options: argparse.Namespace) -> None:
    from qa.assistant import check_question
    from qa.dates.typed_days import bound_period
    from qa.question.history import read_lines
    from qa.render import render_json, render_text
    from qa.types import Question

    text = take_question(options.question, options)
    check_question(text)
    question = Question(
        text=text,
        asked=options.asked,
        period=bound_period(options.first, options.last),
        history=read_lines(options.history),
        source=options.source,
    )
    answer = _open_assistant(options).ask(question)
    if options.json:
        print(json.dumps(render_json("ask", answer), ensure_ascii=False, indent=2))
    else:
        print(render_text(answer, _BOLD if sys.stdout.isatty() else ("", "")))


def _timeline(options: argparse.Namespace) -> None:
    from qa.assistant import check_question
    from qa.console import show_events
    from qa.dates.typed_days import bound_period
    from qa.render import render_event
    from qa.types import Question

    text = take_question(options.query, options)
    check_question(text)
    period = bound_period(options.first, options.last)
    query = Question(text, asked=options.asked, period=period, source=options.source)
    events = _open_assistant(options).list_events(query)
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
        _tell_refused(result.refused)
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
    from qa.render import render_contents

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


def _evaluate(options: argparse.Namespace) -> None:
    from qa.console import show_figures, show_progress
    from qa.evaluation.metrics import sum_up
    from qa.evaluation.report import write_html
    from qa.evaluation.run import run_questions, write_results

    questions = _read_known(options.questions)
    assistant = _open_assistant(options)
    with show_progress("questions", len(questions)) as advance:
        judged = run_questions(assistant, questions, advance)
    figures = sum_up(judged)
    if options.out:
        write_results(options.out, judged)
    if options.report:
        write_html(options.report, figures, judged)
    show_figures(figures)


def _read_known(path: Path) -> "list[LabelledQuestion]":
    """Return the questions in `path` with a known answer; tell of the others."""
    from qa.evaluation.questions import read_questions

    read = read_questions(path)
    known = [question for question in read if not question.disliked]
    hint = 'to ask it too, write in the right "answers" and "sources", and "liked": true'
    if not known:
        raise QuestionFileError(f"every answer in {path} was disliked; {hint}")
    if len(known) < len(read):
        left = len(read) - len(known)
        print(f"dateline: left out {left} whose answer was disliked; {hint}", file=sys.stderr)
    return known


def _sources(options: argparse.Namespace) -> None:
    from qa.console import show_reports
    from qa.library.library import Library
    from qa.render import render_report

    if options.place:
        note_place(options.place, options)
    if options.library and not options.fields:
        reports = Library.browse(options.library).reports()
    else:
        reports = _open_assistant(options).library.reports()
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


def _open_assistant(options: argparse.Namespace) -> "Assistant":
    from qa.assistant import open_assistant
    from qa.console import show_joining

    reader = getattr(options, "reader", "none")
    with show_joining() as advance:
        assistant = open_assistant(
            options.docs, options.library, options.model, reader, advance, options.fields
        )
    _tell_refused(assistant.refused)
    return assistant


def _tell_refused(refused: Sequence["Refusal"]) -> None:
    for refusal in refused:
        print(f"left out {refusal.source}: {refusal.reason}", file=sys.stderr)
    if refused:
        print(f"{len(refused)} left out in all", file=sys.stderr)


_COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "ask": _ask,
    "timeline": _timeline,
    "index": _index,
    "library": _library,
    "evaluate": _evaluate,
    "sources": _sources,
    "dates": _dates,
    "read": _read,
}
