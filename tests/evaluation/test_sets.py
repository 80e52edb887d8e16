import json
from pathlib import Path

import pytest

from qa.errors import QuestionFileError
from qa.evaluation.sets import check_set, name_sources, read_set

BOATS = "Eleven boats sank in the harbour of Lindow."


def write_squad(path: Path, *asked: dict) -> Path:
    paragraphs = [{"context": BOATS, "qas": list(asked)}, {"context": "It rained.", "qas": []}]
    article = {"title": "Lindow", "paragraphs": paragraphs}
    path.write_text(json.dumps({"version": "v2.0", "data": [article]}), encoding="utf-8")
    return path


def write_beir(folder: Path, judged: str) -> Path:
    (folder / "qrels").mkdir(parents=True)
    corpus = [{"_id": "d1", "title": "T", "text": BOATS}, {"_id": "d2", "text": "It rained."}]
    queries = [{"_id": "q1", "text": "Where did boats sink?"}, {"_id": "q2", "text": "Rain?"}]
    for name, records in (("corpus", corpus), ("queries", queries)):
        lines = "\n".join(map(json.dumps, records))
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}")
    return folder


def test_squad_brings_its_contexts(tmp_path: Path):
    told = {"id": "a", "question": "How many boats sank?",
            "answers": [{"text": "Eleven", "answer_start": 0}] * 2}  # fmt: skip
    untold = {"id": "b", "question": "Who rowed?", "answers": [], "is_impossible": True}
    read = read_set(write_squad(tmp_path / "dev.json", told, untold))
    eleven, nothing = read.lines.questions
    assert (eleven.answers, eleven.sources, eleven.kind) == (("Eleven",), ("Lindow/1",), "number")
    assert (nothing.answers, nothing.answerable) == ((), False)
    records = read.write_corpus(tmp_path).read_text(encoding="utf-8").splitlines()
    assert list(map(json.loads, records)) == [
        {"id": "Lindow/1", "text": BOATS},
        {"id": "Lindow/2", "text": "It rained."},
    ]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"id": "a", "question": "Who?", "answers": []}, "neither answers, nor is_impossible"),
        ({"id": "a", "question": "Who?", "answers": [{}]}, 'one has no "text"'),
        ({"id": "a", "question": "Who?", "answers": [{"text": "Nobody"}]}, "does not stand in"),
        ({"question": "Who?", "is_impossible": True}, "id: a name or a number is needed"),
        ({"id": "a", "is_impossible": True}, "question: text is needed"),
        ("x", "not a question"),
    ],
)
def test_what_is_wrong_in_squad_is_told_with_its_place(tmp_path: Path, asked, wrong: str):
    path = write_squad(tmp_path / "dev.json", asked)
    (problem,) = read_set(path).lines.problems
    assert problem.place == f"{path}: data[0].paragraphs[0].qas[0]"
    assert wrong in problem.what


@pytest.mark.parametrize("text", ["{", "[]", '{"data": 3}', '{"data": []}'])
def test_other_json_is_refused(tmp_path: Path, text: str):
    (tmp_path / "dev.json").write_text(text)
    with pytest.raises(QuestionFileError):
        read_set(tmp_path / "dev.json")


def test_beir_is_read_with_its_grades(tmp_path: Path):
    folder = write_beir(tmp_path / "b", "q1\td1\t2\nq1\td2\t0\n")
    read = read_set(folder)
    (query,) = read.lines.questions
    assert (query.identity, query.sources, query.grades) == ("q1", ("d1",), (2,))
    assert (query.judgeable, read.corpus) == (False, folder / "corpus.jsonl")
    assert "left out 1 query that" in read.lines.warnings[0]
    (folder / "qrels" / "dev.tsv").write_text("q2\td2\t1\n")
    assert "dev.tsv" in read_set(folder).lines.warnings[0]
    assert [q.identity for q in read_set(folder / "qrels" / "dev.tsv").lines.questions] == ["q2"]


def test_what_is_wrong_in_beir_is_told_with_its_line(tmp_path: Path):
    folder = write_beir(tmp_path / "b", "q1\td9\t1\nq7\td1\t1\nq1 d1 1\n")
    with (folder / "corpus.jsonl").open("a") as corpus:
        corpus.write('\n{"text": "no id"}\n{"_id": "d1", "text": "again"}\n{')
    told = [str(problem).removeprefix(f"{folder}/") for problem in read_set(folder).lines.problems]
    assert told == [
        'corpus.jsonl:3: not a record: it needs "_id" and "text"',
        "corpus.jsonl:4: the id 'd1' is that of line 1 too",
        "corpus.jsonl:5: not JSON (Expecting property name enclosed in double quotes: "
        "line 1 column 2 (char 1))",
        "qrels/test.tsv:2: the corpus has no text 'd9'",
        "qrels/test.tsv:3: no query is called 'q7'",
        "qrels/test.tsv:4: not a judgement: query-id, corpus-id and score",
    ]


def test_a_folder_of_something_else_is_refused(tmp_path: Path):
    with pytest.raises(QuestionFileError, match=r"a folder without queries\.jsonl"):
        read_set(tmp_path)


def test_sources_that_are_not_there_are_told_with_those_meant(tmp_path: Path):
    path = tmp_path / "q.jsonl"
    line = {"id": "1", "question": "Who?", "answers": ["x"], "sources": ["a.txt", "b.txt"]}
    path.write_text(json.dumps(line))
    read = read_set(path)
    with pytest.raises(QuestionFileError) as caught:
        check_set(read, {"2021/a.txt", "b.txt"})
    assert str(caught.value).splitlines()[0] == (
        f"{path}:1: sources: 'a.txt' is not among the 2 names of the reports;"
        " is '2021/a.txt' meant?"
    )
    check_set(read, {"a.txt", "b.txt"})


def test_a_source_is_called_as_it_is_cited(tmp_path: Path):
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"id": "1", "question": "Who?", "answers": ["x"], "sources": ["e\\u0301.txt"]}'
    )
    (named,) = name_sources(read_set(path).known, {"é.txt": "first.txt"})
    assert named.sources == ("first.txt",)


def test_disliked_answers_are_left_out_and_told(tmp_path: Path):
    path = tmp_path / "q.jsonl"
    lines = [{"id": n, "question": "Who?", "answers": ["x"], "liked": n > 1} for n in (1, 2)]
    path.write_text("\n".join(map(json.dumps, lines)))
    read = read_set(path)
    assert [each.identity for each in read.known] == ["2"]
    assert any("left out 1 whose answer was disliked" in told for told in read.list_warnings())
