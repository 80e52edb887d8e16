"""Questions over articles as examples: told, nearly told, told elsewhere."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from qa.types import Span
from training.reader.examples import Stance
from training.reader.news import NewsExamples, NewsQuestion

FILLER = "Rain fell on the hills and the rivers rose for a week, farmers in the valley said. "
MILL = FILLER * 8 + "Karin Blom sold the old mill to a cousin in May. " + FILLER * 8
HARBOUR = "The harbour of Lindow was closed on Monday after a storm sank eleven boats there."
START = MILL.index("Karin Blom")


class Letters:
    """An encoder of how often each letter stands in a text."""

    name = identity = "letters"

    def encode_documents(self, texts: Sequence[str]) -> np.ndarray:
        counts = np.array([[text.lower().count(chr(97 + n)) for n in range(26)] for text in texts])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)

    encode_queries = encode_documents


@pytest.fixture
def news() -> NewsExamples:
    sold = Span(START, START + len("Karin Blom"))
    verdict = Span(START, MILL.index(" to a cousin"))
    questions = [
        NewsQuestion("mill", "who", "Who sold the mill?", (sold,), ""),
        NewsQuestion("mill", "who", "Who burned the mill down?", (), ""),
        NewsQuestion("mill", "yes_no", "Did Blom sell the mill?", (verdict,), "yes"),
    ]
    articles = {"mill": MILL, "harbour": HARBOUR}
    other = NewsQuestion("harbour", "what", "What was closed?", (Span(0, 11),), "")
    return NewsExamples([*questions, other], articles, Letters())


def test_what_is_told_keeps_its_answer_and_its_stance(news: NewsExamples):
    told = {each.question: each for each in news.make_told(random.Random(1))}
    sold = told["Who sold the mill?"]
    assert sold.context[sold.start : sold.end] == "Karin Blom"
    assert sold.stance is None
    assert told["Did Blom sell the mill?"].stance is Stance.YES
    assert "Who burned the mill down?" not in told


def test_a_near_miss_has_no_answer_and_is_of_its_article(news: NewsExamples):
    (miss,) = news.make_near_misses(random.Random(1))
    assert (miss.question, miss.is_answered) == ("Who burned the mill down?", False)
    assert miss.context in MILL


def test_elsewhere_the_answer_does_not_stand(news: NewsExamples):
    elsewhere = list(news.make_elsewhere(random.Random(1), 1.0))
    assert {each.question for each in elsewhere} >= {"Who sold the mill?"}
    assert all("Karin Blom" not in each.context for each in elsewhere)
    assert all(not each.is_answered for each in elsewhere)
    (closed,) = [each for each in elsewhere if each.question.startswith("Did")]
    assert closed.stance is Stance.OPEN


def test_of_others_the_text_is_another_articles(news: NewsExamples):
    for each in news.make_of_others(random.Random(1), 1.0):
        own = HARBOUR if each.question == "What was closed?" else MILL
        assert each.context not in own
