"""What was not done is not told as done: sentences that were worded by hand, none learned from."""

import json
import re
from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.answering.composing.verdict import Verdict
from qa.assistant import Assistant
from qa.indexing import index_sources
from qa.library.library import Library
from qa.reader.reader import has_base
from qa.reader.readers import open_readers
from qa.types import Question

pytestmark = pytest.mark.skipif(
    not has_base("large"), reason="the large reader's base is not installed: '.[large]'"
)
SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "questions" / "denials.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
LEAST_WORDS = 0.7


@pytest.fixture(scope="module")
def assistant(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the sentences, a report each."""
    folder = tmp_path_factory.mktemp("denials")
    for each in SENTENCES:
        (folder / f"{each['id']}.txt").write_text(each["text"] + "\n", encoding="utf-8")
    library = Library.in_memory(encoder)
    index_sources([folder], library, encoder)
    return Assistant(library, encoder, open_readers("large"))


def read_verdict(text: str) -> str:
    """Return the yes or no that an answer begins with, else "open"."""
    first = text.partition(":")[0]
    return first.lower() if first in (Verdict.YES, Verdict.NO) else "open"


def test_no_yes_or_no_is_wrong(assistant: Assistant):
    told = {
        each["id"]: read_verdict(assistant.ask(Question(each["question"])).text)
        for each in SENTENCES
    }
    wrong = [
        (each["question"], told[each["id"]])
        for each in SENTENCES
        if told[each["id"]] not in (each["verdict"], "open")
    ]
    assert wrong == []


def test_who_when_and_what_are_of_what_was_done(assistant: Assistant):
    asked = [each for sentence in SENTENCES for each in sentence["asked"]]
    right = [_is_right(assistant, each) for each in asked]
    assert len(right) >= 25
    assert sum(right) / len(right) >= LEAST_WORDS


def _is_right(assistant: Assistant, each: dict) -> bool:
    answer = assistant.ask(Question(each["question"]))
    if each["answer"] is None:
        return not answer.answered
    return answer.answered and re.search(each["answer"], answer.text, re.I) is not None
