"""What a question expects: read from its words and, where the model is known, from its meaning."""

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder
from qa.question.expected import Expected, expect_answer, find_head, list_features, load_regressions


class OtherEncoder:
    """An encoder whose vectors the regression does not know, and must not ask for."""

    identity = "another@0"

    def encode_queries(self, texts):
        raise AssertionError(texts)


def name_likeliest(text: str, encoder: SentenceEncoder | None = None) -> Expected:
    likely = expect_answer(text, encoder)
    return max(likely, key=lambda each: likely[each])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which nurse was arrested?", Expected.PERSON),
        ("Which welder found the leak?", Expected.PERSON),
        ("What was the depth of the quake?", Expected.NUMBER),
        ("What was the height of the wave?", Expected.NUMBER),
        ("At which chapel were they married?", Expected.PLACE),
        ("Which company built the tunnel?", Expected.GROUP),
        ("How did the prisoners get out?", Expected.MANNER),
        ("For what reason was the line shut?", Expected.REASON),
        ("In what year did the dam break?", Expected.DATE),
    ],
)
def test_an_open_question_is_read_by_its_meaning(
    encoder: SentenceEncoder, text: str, expected: Expected
):
    assert name_likeliest(text, encoder) is expected


def test_with_another_model_the_words_alone_decide():
    text = "What was the depth of the quake?"
    assert expect_answer(text, OtherEncoder()) == expect_answer(text)
    assert name_likeliest("How many people died?") is Expected.NUMBER


def test_the_meaning_is_more_than_the_words(encoder: SentenceEncoder):
    text = "Which welder found the leak?"
    assert expect_answer(text, encoder) != expect_answer(text)


def test_shares_are_those_of_the_regression():
    text = "who sold it"
    fitted = load_regressions()
    rows = [fitted.features[each] for each in list_features(text) if each in fitted.features]
    scores = fitted.lexical.bias + sum(fitted.lexical.words[row] for row in rows) / len(rows) ** 0.5
    shares = np.exp(scores) / np.exp(scores).sum()
    assert list(expect_answer(text).values()) == pytest.approx(shares.tolist(), rel=1e-4)
    assert list(expect_answer(text)) == list(fitted.classes)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("At which coffee chain can they surf?", "coffee chain"),
        ("What is the name of the village?", "village"),
        ("What was the depth of the quake?", "depth"),
        ("Which nurse was arrested?", "nurse"),
        ("When did it burn?", ""),
    ],
)
def test_the_head_tells_what_is_asked_for(text: str, head: str):
    assert find_head(text) == head
