"""A set of questions in any form that is read, the reports that it brings, and what it names."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa.counting import count_things
from qa.errors import QuestionFileError
from qa.evaluation.beir import CORPUS, QUERIES, find_folder, is_beir, read_beir
from qa.evaluation.problems import Problem, refuse_problems
from qa.evaluation.questions import LabelledQuestion, QuestionLines, read_lines
from qa.evaluation.squad import read_squad
from qa.ingest.fieldnames import Naming
from qa.ingest.sources import find_files, read_file
from qa.letters import compose
from qa.library.library import Library
from qa.types import Report

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, and what is odd about them.

    A set may bring its own reports: `corpus` is the file of them, or `contexts` are their texts by
    name.
    """

    path: Path
    lines: QuestionLines
    corpus: Path | None = None
    contexts: Mapping[str, str] = field(default_factory=dict)

    @property
    def brings_reports(self) -> bool:
        """Whether it can be asked without other reports."""
        return self.corpus is not None or bool(self.contexts)

    @property
    def known(self) -> tuple[LabelledQuestion, ...]:
        """The questions with something known to be right."""
        return tuple(each for each in self.lines.questions if not each.disliked)

    def list_warnings(self) -> Iterator[str]:
        """Yield what should be known of the set, a line each."""
        yield from self.lines.warnings
        if left := len(self.lines.questions) - len(self.known):
            yield f"left out {left} whose answer was disliked; {_HINT}"

    def write_corpus(self, folder: Path) -> Path:
        """Return the file of the reports that the set brings, written into `folder` if need be."""
        if self.corpus:
            return self.corpus
        path = folder / f"{self.path.stem}.jsonl"
        records = ({"id": name, "text": text} for name, text in self.contexts.items())
        path.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
        return path


_HINT = 'to ask it too, write in the right "answers" and "sources", and "liked": true'


def read_set(path: Path) -> QuestionSet:
    """Read the questions at `path`: our lines, SQuAD's JSON, or a BEIR folder.

    What is wrong with single questions is in its lines.

    Raises:
        QuestionFileError: it cannot be read, or holds nothing that can be asked.
    """
    if path.is_dir() or (path.suffix == ".tsv" and is_beir(path)):
        if not is_beir(path):
            message = f"{path} is a folder without {QUERIES}"
            raise QuestionFileError(f"{message}; give a file of questions, or a BEIR folder")
        return QuestionSet(path, read_beir(path), corpus=find_folder(path) / CORPUS)
    if path.suffix.lower() == ".json":
        lines, contexts = read_squad(path)
        return QuestionSet(path, lines, contexts=contexts)
    read = QuestionSet(path, read_lines(path))
    if not read.known and not read.lines.problems:
        raise QuestionFileError(f"every answer in {path} was disliked; {_HINT}")
    return read


def check_set(asked: QuestionSet, names: Collection[str]) -> None:
    """Check the questions, and that all their sources are among the `names` of the reports.

    Raises:
        QuestionFileError: one is no question, or names a report that is not there; all are told.
    """
    missing = [
        Problem(question.place, _tell_missing(source, names))
        for question in asked.known
        for source in question.sources
        if compose(source) not in names
    ]
    refuse_problems(asked.path, [*asked.lines.problems, *missing])


def list_names(reports: Sequence[Report] | Iterator[Report]) -> dict[str, str]:
    """Return each name that one of `reports` has, with the one that it is cited by."""
    return {
        compose(name): report.source
        for report in reports
        for name in (report.source, *report.aliases)
    }


def list_names_in(
    docs: Path | None, library: Path | None, fields: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the same of a folder, whose files are read, or of a library; no model is loaded."""
    if library:
        browsed = Library.browse(library)
        try:
            return list_names(browsed.reports())
        finally:
            browsed.close()
    naming = Naming(fields or {})
    results = (
        result
        for file in (find_files([docs]) if docs else ())
        for result in read_file(file, naming)
    )
    return list_names(result for result in results if isinstance(result, Report))


def name_sources(
    questions: Sequence[LabelledQuestion], names: Mapping[str, str]
) -> list[LabelledQuestion]:
    """Return `questions` with each source called by the name that it is cited by."""
    return [
        replace(
            each, sources=tuple(names.get(compose(name), compose(name)) for name in each.sources)
        )
        for each in questions
    ]


def _tell_missing(source: str, names: Collection[str]) -> str:
    last = compose(source).rpartition("/")[2]
    near = sorted(name for name in names if name.rpartition("/")[2] == last)[:_MOST_NEAR]
    meant = f"; is {' or '.join(map(repr, near))} meant?" if near else ""
    count = count_things(len(names), "name")
    return f"sources: {source!r} is not among the {count} of the reports{meant}"
