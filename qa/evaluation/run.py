"""Questions through the assistant, several at a time if need be, each answer kept as it comes."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qa.assistant import Assistant
from qa.errors import OutputError, QuestionFileError
from qa.evaluation.metrics import Judged, judge_answer
from qa.evaluation.questions import LabelledQuestion
from qa.evaluation.results import Result, read_results
from qa.files import replace_file
from qa.question.history import write_history
from qa.render_json import render_json
from qa.types import Answer, Question

# Of a digest, what tells it from others.
_SHOWN = 16


def run_questions(
    assistant: Assistant,
    questions: Iterable[LabelledQuestion],
    on_question: Callable[[], None] = lambda: None,
    jobs: int = 1,
) -> list[Judged]:
    """Ask each of `questions` and judge its answer; call `on_question` after each."""
    asked = list(questions)
    judged = []
    for labelled, answer in zip(asked, ask_all(assistant, asked, jobs), strict=True):
        judged.append(judge_answer(labelled, answer))
        on_question()
    return judged


def ask_all(
    assistant: Assistant, questions: Sequence[LabelledQuestion], jobs: int = 1
) -> Iterator[Answer]:
    """Yield the answer to each of `questions` in their order, `jobs` of them asked at a time."""
    if jobs == 1:
        for each in questions:
            yield assistant.ask(each.question)
        return
    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(assistant.ask, [each.question for each in questions])
    finally:
        pool.shutdown(cancel_futures=True)


def describe_run(assistant: Assistant, questions: Iterable[LabelledQuestion]) -> dict[str, str]:
    """Return digests of what the answers depend on: the questions, the library, the settings."""
    library = hashlib.sha256()
    for report in assistant.library.reports():
        published = report.published
        known = (report.source, str(published.day), str(published.basis), len(report.text))
        library.update(repr(known).encode())
        library.update(report.text.encode("utf-8", "surrogatepass"))
    return {
        "questions": _digest([(each.identity, _describe(each.question)) for each in questions]),
        "library": library.hexdigest()[:_SHOWN],
        "settings": _digest([assistant.encoder.identity, assistant.reader_name]),
    }


def _describe(question: Question) -> list[object]:
    period = question.period
    days = [str(day) for day in (question.asked, period.first, period.last)]
    return [question.text, write_history(question.history), *days]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:_SHOWN]


class KeptResults:
    """The file of a run's results, which grows beside the one at `path` until all are there."""

    def __init__(self, path: Path, run: Mapping[str, str]) -> None:
        self._path = path
        self._run = dict(run)
        self._partial = partial_of(path)

    def resume(self) -> dict[str, Result]:
        """Return what a run that was stopped has of the same questions, library and settings.

        Raises:
            QuestionFileError: they differ, or what is there are no results.
        """
        path = self._partial if self._partial.is_file() else self._path
        if not path.is_file():
            return {}
        found = read_results(path)
        for result in found.values():
            changed = [name for name, told in self._run.items() if result.run.get(name) != told]
            if changed:
                what = " and ".join(changed) if result.run else "questions, library or settings"
                message = f"cannot go on from {path}: other {what} than now"
                raise QuestionFileError(f"{message}; run it again without --resume")
        return found

    def begin(self, lines: Iterable[str] = ()) -> None:
        """Begin the file with the `lines` that are there from before.

        Raises:
            OutputError: it cannot be written.
        """
        # Whole or not at all: what is there may be of a run that took hours.
        replace_file(self._partial, "".join(f"{line}\n" for line in lines))

    def keep(self, row: Judged) -> None:
        """Put an answer behind the others.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            with self._partial.open("a", encoding="utf-8") as file:
                file.write(f"{write_line(row, self._run)}\n")
        except OSError as error:
            raise self._refuse(error) from error

    def finish(self) -> None:
        """Put the file in the place of the one that was there.

        Raises:
            OutputError: it cannot.
        """
        try:
            self._partial.replace(self._path)
        except OSError as error:
            raise self._refuse(error) from error

    def _refuse(self, error: OSError) -> OutputError:
        message = f"cannot write {self._path} ({error.strerror})"
        return OutputError(f"{message}; choose another file")


def partial_of(path: Path) -> Path:
    """Return where the results of a run for `path` stand until all are there."""
    return path.with_name(f"{path.name}.partial")


def write_line(row: Judged, run: Mapping[str, str]) -> str:
    """Return the answer of `row` as a line of results."""
    told = render_json(row.question.identity, row.answer)
    return json.dumps(told | ({"run": dict(run)} if run else {}), ensure_ascii=False)
