"""A BEIR folder (Thakur et al., 2021): `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`."""

import csv
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.counting import count_things
from qa.errors import QuestionFileError
from qa.evaluation.problems import Problem
from qa.evaluation.questions import LabelledQuestion, QuestionLines, read_record, read_text

CORPUS, QUERIES, JUDGEMENTS = "corpus.jsonl", "queries.jsonl", "qrels"
# The split that results are told of.
_SPLIT = "test.tsv"
_COLUMNS = 3

Judgements = dict[str, dict[str, int]]


def is_beir(path: Path) -> bool:
    """Whether `path` is such a folder, or a file of judgements in one."""
    return (find_folder(path) / QUERIES).is_file()


def find_folder(path: Path) -> Path:
    """Return the folder that `path` is, or that its judgements are of."""
    return path.parent.parent if path.suffix == ".tsv" else path


def read_beir(path: Path) -> QuestionLines:
    """Return the queries of a folder, or of one file of judgements in it: `scifact/qrels/dev.tsv`.

    Of several files of judgements `test.tsv` is read. Queries have no known answers: what is
    retrieved and cited is measured.

    Raises:
        QuestionFileError: a file is missing or cannot be read.
    """
    folder = find_folder(path)
    chosen, warnings = _choose_judgements(path)
    problems: list[Problem] = []
    known = {identity for identity, _ in _list_ids(folder / CORPUS, problems)}
    queries = dict(_list_ids(folder / QUERIES, problems))
    judged = _read_judgements(chosen, problems, known, queries.keys())
    questions = [
        question
        for identity, query in queries.items()
        if identity in judged
        for question in _read_query(identity, query, judged[identity], problems)
    ]
    if left := len(queries) - len(judged.keys() & queries.keys()):
        warnings.append(
            f"{folder / QUERIES}: left out {count_things(left, 'query')} that {chosen} does not "
            "judge, or judges nothing to answer"
        )
    if not questions and not problems:
        raise QuestionFileError(f"{chosen} judges no query; nothing can be asked")
    return QuestionLines(tuple(questions), tuple(problems), tuple(warnings))


def _choose_judgements(path: Path) -> tuple[Path, list[str]]:
    if path.suffix == ".tsv":
        return path, []
    found = sorted((path / JUDGEMENTS).glob("*.tsv"))
    if not found:
        raise QuestionFileError(f"no judgements in {path / JUDGEMENTS}; put {_SPLIT} there")
    chosen = next((each for each in found if each.name == _SPLIT), found[0])
    others = [str(each) for each in found if each != chosen]
    told = f"{chosen} is read; to ask those of another, give it instead: {', '.join(others)}"
    return chosen, [told] if others else []


def _list_ids(path: Path, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: dict[str, int] = {}
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(place, f"not JSON ({error})"))
            continue
        has_both = isinstance(record, dict) and isinstance(record.get("text"), str)
        if not has_both or not isinstance(record.get("_id"), str | int):
            problems.append(Problem(place, 'not a record: it needs "_id" and "text"'))
            continue
        identity = str(record["_id"])
        if identity in seen:
            what = f"the id {identity!r} is that of line {seen[identity]} too"
            problems.append(Problem(place, what))
        seen.setdefault(identity, number)
        yield identity, {**record, "place": place}


def _read_judgements(
    path: Path, problems: list[Problem], known: set[str], queries: Collection[str]
) -> Judgements:
    """Return what each query is answered by, and how well; a grade of 0 says that it is not."""
    judged: Judgements = {}
    # A quotation mark is a letter like others here.
    rows = csv.reader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        if not row or (number == 1 and not row[-1].strip().lstrip("-").isdecimal()):
            continue
        place = f"{path}:{number}"
        if len(row) != _COLUMNS or not row[2].strip().lstrip("-").isdecimal():
            problems.append(Problem(place, "not a judgement: query-id, corpus-id and score"))
            continue
        query, source, grade = row[0].strip(), row[1].strip(), int(row[2])
        if query not in queries:
            problems.append(Problem(place, f"no query is called {query!r}"))
        if source not in known:
            problems.append(Problem(place, f"the corpus has no text {source!r}"))
        if grade > 0:
            judged.setdefault(query, {})[source] = grade
    return judged


def _read_query(
    identity: str, query: Mapping[str, Any], judged: Mapping[str, int], problems: list[Problem]
) -> Iterator[LabelledQuestion]:
    place = str(query["place"])
    record = {"id": identity, "question": query["text"], "sources": list(judged)}
    question, wrong = read_record(record, place)
    problems += [Problem(place, what) for what in wrong]
    if question:
        yield replace(question, grades=tuple(judged.values()))
