"""`dateline ask`: one question, or those of a file."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from qa.commands.opening import open_assistant_for
from qa.errors import QuestionError, SourceError
from qa.placing import note_place, take_question

_BOLD = ("\x1b[1m", "\x1b[0m")


def ask(options: argparse.Namespace) -> None:
    """Answer the question in `options`, or those of a file.

    Raises:
        DatelineError: they cannot be asked, or there is nothing to ask.
    """
    if options.file or options.out:
        _ask_file(options)
        return
    from qa.dates.typed_days import bound_period
    from qa.question.checking import check_question
    from qa.question.history import read_lines
    from qa.render import render_text
    from qa.render_json import render_json
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
    answer = open_assistant_for(options).ask(question)
    if options.json:
        print(json.dumps(render_json("ask", answer), ensure_ascii=False, indent=2))
    else:
        print(render_text(answer, _BOLD if sys.stdout.isatty() else ("", "")))


def _ask_file(options: argparse.Namespace) -> None:
    from qa.batch.questions import read_batch
    from qa.batch.run import KeptRows, ask_remaining, mark_run
    from qa.batch.writing import choose_writer
    from qa.console import show_progress
    from qa.dates.typed_days import bound_period
    from qa.question.history import read_lines
    from qa.types import Question

    path, out = _take_files(options)
    write = choose_writer(out)
    like = Question(
        "",
        asked=options.asked,
        period=bound_period(options.first, options.last),
        history=read_lines(options.history),
        source=options.source,
    )
    questions = read_batch(path, like)
    assistant = open_assistant_for(options)
    kept = KeptRows(out, mark_run(assistant, questions, date.today()))
    if kept.is_other:
        _tell(f"{out}: begun anew, since other questions or reports were asked before")
    elif kept.rows:
        _tell(f"{len(kept.rows)} of {len(questions)} were answered before")
    rows = []
    with show_progress("questions", len(questions)) as advance:
        try:
            for row in ask_remaining(assistant, questions, kept):
                rows.append(row)
                advance()
        except KeyboardInterrupt:
            _tell(f"{len(rows)} of {len(questions)} are kept; run this again to go on")
            raise
    write(out, rows)
    kept.finish()
    answered = sum(row.answered == "yes" for row in rows)
    print(f"{out}: {answered} of {len(rows)} answered")


def _take_files(options: argparse.Namespace) -> tuple[Path, Path]:
    if not options.file or not options.out:
        missing = "--out ANSWERS.csv" if options.file else "--file QUESTIONS.csv"
        raise QuestionError(f"--file and --out go together; add {missing}")
    if options.json:
        raise QuestionError("--json prints one answer; for those of a file give --out A.jsonl")
    if len(options.question) > 1:
        raise QuestionError("a question and --file are given; leave one of them out")
    for place in options.question:
        if not Path(place).is_dir():
            message = f"--file asks its own questions, and {place} is no folder of reports"
            raise SourceError(f"{message}; leave it out")
        note_place(place, options)
    return options.file, options.out


def _tell(notice: str) -> None:
    print(f"dateline: {notice}", file=sys.stderr)
