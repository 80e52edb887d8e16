"""SQuAD's JSON (Rajpurkar et al., 2016, 2018): its contexts as reports, its questions as ours."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qa.errors import QuestionFileError
from qa.evaluation.problems import Problem
from qa.evaluation.questions import (
    UNANSWERABLE,
    LabelledQuestion,
    QuestionLines,
    read_record,
    read_text,
)
from qa.question.kinds import find_kind


def read_squad(path: Path) -> tuple[QuestionLines, dict[str, str]]:
    """Return the questions in `path`, and the contexts that they are asked of, by their names.

    A context is called by its title and its place below it: `Normans/3`. What may not be answered
    has the kind `null`; the kinds of the others are told by their question words.

    Raises:
        QuestionFileError: the file cannot be read, or is not SQuAD's JSON at all.
    """
    try:
        content = json.loads(read_text(path))
        articles = list(content["data"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"{path} is not SQuAD's JSON ({type(error).__name__}: {error})"
        raise QuestionFileError(f'{message}; it needs "data", a list of articles') from error
    reader = _Reader(path)
    for number, article in enumerate(articles):
        reader.take_article(article, f"{path}: data[{number}]")
    if not reader.questions and not reader.problems:
        raise QuestionFileError(f"{path} holds no question; nothing can be asked")
    return QuestionLines(tuple(reader.questions), tuple(reader.problems), ()), reader.contexts


class _Reader:
    def __init__(self, path: Path) -> None:
        self.questions: list[LabelledQuestion] = []
        self.problems: list[Problem] = []
        self.contexts: dict[str, str] = {}
        self._path = path
        self._seen: dict[str, str] = {}

    def take_article(self, article: Any, place: str) -> None:
        paragraphs = article.get("paragraphs") if isinstance(article, Mapping) else None
        if not isinstance(paragraphs, list):
            self.problems.append(Problem(place, 'not an article: "paragraphs" is no list'))
            return
        title = str(article.get("title") or "context")
        for number, paragraph in enumerate(paragraphs):
            self._take_paragraph(paragraph, title, f"{place}.paragraphs[{number}]")

    def _take_paragraph(self, paragraph: Any, title: str, place: str) -> None:
        context = paragraph.get("context") if isinstance(paragraph, Mapping) else None
        asked = paragraph.get("qas") if isinstance(paragraph, Mapping) else None
        if not isinstance(context, str) or not context.strip() or not isinstance(asked, list):
            what = 'not a paragraph: it needs "context", a text, and "qas", a list'
            self.problems.append(Problem(place, what))
            return
        source = self._name(title)
        self.contexts[source] = context
        for number, question in enumerate(asked):
            self._take_question(question, source, context, f"{place}.qas[{number}]")

    def _name(self, title: str) -> str:
        numbers = (f"{title}/{number}" for number in range(1, len(self.contexts) + 2))
        return next(name for name in numbers if name not in self.contexts)

    def _take_question(self, asked: Any, source: str, context: str, place: str) -> None:
        if not isinstance(asked, Mapping):
            self.problems.append(Problem(place, "not a question: a JSON object is needed"))
            return
        wrong: list[str] = []
        answers = list(_list_answers(asked, context, wrong))
        told = not asked.get("is_impossible", False)
        if told and not answers and not wrong:
            wrong.append("neither answers, nor is_impossible: true")
        record = {
            "id": asked.get("id"),
            "question": asked.get("question"),
            "answers": answers if told else [],
            "sources": [source],
            "match": "text",
            "kind": str(find_kind(str(asked.get("question")))) if told else UNANSWERABLE,
        }
        question, more = read_record(record, place)
        identity = str(asked.get("id", ""))
        if identity in self._seen:
            more.append(f"the id {identity!r} is that of {self._seen[identity]} too")
        self._seen.setdefault(identity, place)
        self.problems += [Problem(place, what) for what in (*wrong, *more)]
        if question:
            self.questions.append(question)


def _list_answers(asked: Mapping[str, Any], context: str, wrong: list[str]) -> Iterator[str]:
    answers = asked.get("answers") or []
    texts = [each.get("text") if isinstance(each, Mapping) else None for each in answers]
    for text in dict.fromkeys(texts):
        if not isinstance(text, str) or not text.strip():
            wrong.append('answers: one has no "text"')
        elif text not in context:
            wrong.append(f"answers: {text!r} does not stand in the context")
        else:
            yield text
