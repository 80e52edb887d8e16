"""`dateline evaluate`: questions with known answers, asked and measured."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from qa.commands.opening import open_assistant_for, tell_refused
from qa.errors import QuestionFileError

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.comparison import Comparison
    from qa.evaluation.metrics import Judged
    from qa.evaluation.questions import LabelledQuestion
    from qa.evaluation.sets import QuestionSet


def evaluate(options: argparse.Namespace) -> None:
    """Ask the questions that `options` name, and tell how right the answers are.

    Raises:
        QuestionFileError: something is wrong with the questions or an earlier run.
        FigureError: a figure is not what it has to be.
        DatelineError: there is nothing to ask, or the results cannot be written.
    """
    from qa.commands.score_table import show_comparison, show_scores
    from qa.evaluation.gates import check_figures
    from qa.evaluation.scores import score_run
    from qa.evaluation.sets import read_set

    if options.resume and not options.out:
        raise QuestionFileError("--resume goes on with a file of results; name it with --out")
    asked = read_set(options.questions)
    for warning in asked.list_warnings():
        _tell(warning)
    with _open_reports(options, asked) as (assistant, questions):
        # What cannot be read is told before the questions take their time.
        baselines = [_judge_baseline(path, questions) for path in _list_baselines(options)]
        judged = _ask(options, assistant, questions)
        scores = score_run(judged)
        compared = [_compare(path, rows, judged) for path, rows in baselines]
        if options.report:
            from qa.evaluation.page.page import write_page

            write_page(options.report, scores, assistant.library, compared[0] if compared else None)
    show_scores(scores)
    if options.jobs > 1:
        _tell(f"{options.jobs} questions were asked at a time: each took longer than by itself")
    if options.compare:
        show_comparison(compared[0])
    bounds = [*options.at_least, *options.at_most]
    check_figures(scores, bounds, compared[-1] if options.no_worse_than else None)


def _tell(warning: str) -> None:
    print(f"dateline: {warning}", file=sys.stderr)


@contextmanager
def _open_reports(
    options: argparse.Namespace, asked: "QuestionSet"
) -> "Iterator[tuple[Assistant, list[LabelledQuestion]]]":
    """Open what is asked, which the set of questions may bring, and check the set against it."""
    from qa.evaluation.sets import check_set, list_names, list_names_in, name_sources
    from qa.settings import SEEDS

    brings = asked.brings_reports and not options.docs
    makes = brings and not (options.library and options.library.exists())
    if asked.lines.problems:
        # Sources that are not there are told with the rest, and no model is loaded for it.
        where = options.docs or SEEDS
        check_set(asked, _OwnNames(asked) if makes else list_names_in(where, options.library))
    with TemporaryDirectory(prefix="dateline-") as folder:
        if makes:
            _index_corpus(options, asked, Path(folder))
        assistant = open_assistant_for(options)
        names = list_names(assistant.library.reports())
        check_set(asked, names)
        try:
            yield assistant, name_sources(asked.known, names)
        finally:
            if makes:
                assistant.library.close()


class _OwnNames(frozenset[str]):
    """The names of reports that a set of questions brings: each it names is there, or is told."""

    def __new__(cls, asked: "QuestionSet") -> "_OwnNames":
        from qa.letters import compose

        named = (source for each in asked.known for source in each.sources)
        return super().__new__(cls, map(compose, named))


def _index_corpus(options: argparse.Namespace, asked: "QuestionSet", folder: Path) -> None:
    """Put the reports that the set brings into the library in `options`, or one in `folder`."""
    from qa.console import show_indexing
    from qa.indexing import index_into

    options.library = options.library or folder / "library"
    with show_indexing() as show:
        corpus = asked.write_corpus(folder)
        result = index_into(options.library, [corpus], options.model, show, options.fields)
    options.fields = {}
    tell_refused(result.refused)


def _ask(
    options: argparse.Namespace, assistant: "Assistant", questions: "Sequence[LabelledQuestion]"
) -> "list[Judged]":
    """Ask what was not asked before, and keep each answer as it comes."""
    from qa.console import show_progress
    from qa.evaluation.metrics import judge_answer
    from qa.evaluation.run import KeptResults, ask_all, describe_run, partial_of

    kept = KeptResults(options.out, describe_run(assistant, questions)) if options.out else None
    known = kept.resume() if kept and options.resume else {}
    if kept:
        if partial_of(options.out).exists() and not options.resume:
            _tell(f"{partial_of(options.out)}, of a run that was stopped, is begun anew")
        kept.begin(known[each.identity].line for each in questions if each.identity in known)
    if options.resume:
        _tell(f"{len(known)} of {len(questions)} were answered before")
    remaining = [each for each in questions if each.identity not in known]
    judged = {key: result.answer for key, result in known.items()}
    answers = ask_all(assistant, remaining, options.jobs)
    with show_progress("questions", len(questions)) as advance:
        for _ in known:
            advance()
        try:
            for labelled, answer in zip(remaining, answers, strict=True):
                judged[labelled.identity] = answer
                if kept:
                    kept.keep(judge_answer(labelled, answer))
                advance()
        except KeyboardInterrupt:
            if kept:
                _tell(f"{len(judged)} of {len(questions)} are kept; go on with --resume")
            raise
    if kept:
        kept.finish()
    return [judge_answer(each, judged[each.identity]) for each in questions]


def _list_baselines(options: argparse.Namespace) -> list[Path]:
    named = (options.compare, options.no_worse_than)
    return list(dict.fromkeys(path for path in named if path))


def _judge_baseline(
    path: Path, questions: "Sequence[LabelledQuestion]"
) -> "tuple[Path, list[Judged]]":
    from qa.evaluation.metrics import judge_answer
    from qa.evaluation.results import read_results

    results = read_results(path)
    rows = [
        judge_answer(each, results[each.identity].answer)
        for each in questions
        if each.identity in results
    ]
    if not rows:
        message = f"{path} has none of these questions"
        raise QuestionFileError(f"{message}; give what --out wrote of the same file of questions")
    ids = {each.identity for each in questions}
    if only := [key for key in results if key not in ids]:
        _tell(f"{path}: left out {len(only)} that are not asked now: {', '.join(only[:10])} …")
    if new := [each.identity for each in questions if each.identity not in results]:
        _tell(f"{path}: does not have {len(new)} of the questions: {', '.join(new[:10])} …")
    return path, rows


def _compare(path: Path, before: "Sequence[Judged]", after: "Sequence[Judged]") -> "Comparison":
    from dataclasses import replace

    from qa.evaluation.comparison import compare_runs

    return replace(compare_runs(before, after), name=str(path))
