"""`dateline questions`: questions with known answers, drafted from a user's own reports."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.counting import count_things
from qa.errors import QuestionFileError, SourceError
from qa.placing import note_place

if TYPE_CHECKING:
    from qa.types import Report


def draft(options: argparse.Namespace) -> None:
    """Draft questions into the file in `options`, and walk through them if that is asked for.

    Raises:
        QuestionFileError: the file is there, or cannot be read; or nothing can be drafted.
        DatelineError: there are no reports, or the file cannot be written.
    """
    from qa.drafting.review import count_open, review

    if options.out.exists() and not options.review:
        message = f"{options.out} is there, and somebody may have edited it"
        raise QuestionFileError(f"{message}; add --review to go on with it, or choose another")
    if options.review and not sys.stdin.isatty():
        raise QuestionFileError("there is nobody to review the questions; leave out --review")
    if options.out.exists():
        lines = _read_lines(options.out)
    else:
        lines = _draft(options)
        _write_lines(options.out, lines)
    if options.review:
        lines = review(lines, input, print, lambda kept: _write_lines(options.out, kept))
        _write_lines(options.out, lines)
    kinds = Counter(str(line.get("kind")) for line in lines)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"{options.out}: {count_things(len(lines), 'question')} ({told})")
    if left := count_open(lines):
        print(f"{left} not looked at yet: dateline questions --out {options.out} --review")


def _draft(options: argparse.Namespace) -> list[dict[str, Any]]:
    from qa.drafting.archive import draft_questions

    if options.place:
        note_place(options.place, options)
    lines = draft_questions(_list_reports(options), options.most)
    if not lines:
        message = "no sentence of the reports says plainly who did what"
        raise QuestionFileError(f"{message}; write questions by hand, a JSON object a line")
    return lines


def _list_reports(options: argparse.Namespace) -> "Iterable[Report]":
    """Return the reports; those of a folder are dated one by one, without a model."""
    from qa.ingest.fieldnames import Naming
    from qa.ingest.sources import find_files, read_file
    from qa.library.library import Library
    from qa.settings import SEEDS
    from qa.types import Refusal

    if options.library:
        return Library.browse(options.library).reports()
    reports: list[Report] = []
    for file in find_files([options.docs or SEEDS]):
        for result in read_file(file, Naming(options.fields)):
            if isinstance(result, Refusal):
                print(f"left out {result.source}: {result.reason}", file=sys.stderr)
            else:
                reports.append(result)
    if not reports:
        raise SourceError(f"no report could be read in {options.docs}; give a folder of reports")
    return reports


def _read_lines(path: Path) -> list[dict[str, Any]]:
    from qa.evaluation.questions import read_questions

    # What is no question is told with its line.
    read_questions(path)
    text = path.read_text(encoding="utf-8-sig")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _write_lines(path: Path, lines: list[dict[str, Any]]) -> None:
    from qa.files import replace_file

    replace_file(path, "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))
