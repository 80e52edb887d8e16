import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reader.missing import count_missing
from qa.reader.spans import (
    LONGEST_TOKENS,
    ReadSpan,
    asks_several,
    choose_spans,
    find_spans,
    keep_apart,
    widen_span,
)
from qa.reader.windows import Window


def make_window(words: int) -> Window:
    """[CLS] question [SEP], then `words` words of four letters."""
    offsets = tuple((5 * i, 5 * i + 4) for i in range(words))
    count = words + 4
    return Window(0, tuple(range(count)), (0,) * count, 3, 3 + words, offsets)


def brute_force(scores: np.ndarray, first: int, last: int) -> float:
    return max(
        scores[i, 0] + scores[j, 1]
        for i in range(first, last)
        for j in range(i, min(last, i + LONGEST_TOKENS))
    )


@given(words=st.integers(1, 60), seed=st.integers(0, 1000))
def test_the_best_span_is_that_of_a_brute_force(words: int, seed: int) -> None:
    window = make_window(words)
    scores = np.random.default_rng(seed).normal(size=(words + 4, 2)).astype(np.float32)
    best = find_spans(window, scores)[0]
    expected = brute_force(scores, 3, 3 + words) - scores[0].sum()
    assert best.score == pytest.approx(expected, abs=1e-5)
    start, end = best.start // 5, best.end // 5
    assert start <= end < start + LONGEST_TOKENS
    got = scores[3 + start, 0] + scores[3 + end, 1] - scores[0].sum()
    assert best.score == pytest.approx(got, abs=1e-5)


def test_a_window_without_passage_has_no_spans() -> None:
    assert find_spans(make_window(0), np.zeros((4, 2), dtype=np.float32)) == []


def test_overlapping_spans_give_way_to_the_better() -> None:
    spans = [ReadSpan(0, 10, 1.0), ReadSpan(5, 15, 3.0), ReadSpan(20, 25, 2.0)]
    assert keep_apart(spans) == [spans[1], spans[2]]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("It cost $1.5 million.", "5", "$1.5"),
        ("It cost $1.5 million.", "1.5 million", "$1.5 million"),
        ("About 12,500 people", "12", "12,500"),
        ("It rose 4.5% in May", "4", "4.5%"),
        ("the 21st century", "21", "21st"),
        ("the Gerasimov call", "sim", "Gerasimov"),
        ("Москва сказала нет", "скв", "Москва"),
    ],
)
def test_spans_grow_to_whole_words_and_numbers(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    span = widen_span(text, ReadSpan(start, start + len(part), 0.5))
    assert (text[span.start : span.end], span.score) == (whole, 0.5)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries voted against it?", True),
        ("What two states border it?", True),
        ("Who were the speakers?", True),
        ("Name the islands.", True),
        ("Which country voted against it?", False),
        ("What is the capital?", False),
        ("When did Milley call Gerasimov?", False),
    ],
)
def test_a_plural_asks_for_several(question: str, several: bool) -> None:
    assert asks_several(question) is several


def test_several_spans_are_given_only_when_asked_for_and_good() -> None:
    spans = [ReadSpan(0, 5, 6.0), ReadSpan(10, 15, 5.0), ReadSpan(20, 25, 1.0)]
    assert choose_spans("Which country?", spans) == (spans[0],)
    assert choose_spans("Which countries signed?", spans) == (spans[0], spans[1])
    assert choose_spans("Which countries signed?", []) == ()


@pytest.mark.parametrize(
    ("question", "passage", "missing"),
    [
        ("When did Milley call Gerasimov?", "Milley called Gerasimov.", 0),
        ("When did Milley call Shoigu?", "Milley called Gerasimov.", 1),
        ("What did Russia's army do in 2022?", "The Russian army left in 2021.", 1),
        ("Who left?", "He did.", 0),
        ("The Games opened in Rome. Who won?", "Ann won.", 0),
        ("Which US states left?", "Ohio left.", 0),
        ("Did the U.N. and Gen. Falk leave?", "General Falk left.", 0),
        ("Did Yusuf al-Haddad leave?", "Yusuf el-Haddad left.", 0),
        ("Did J. R. Falk leave Łódź?", "Falk left Lviv.", 1),
        ("Lozovyi left when?", "Petrenko left.", 1),
        ("Who left on Monday in March?", "He left on Monday.", 1),
    ],
)
def test_names_and_numbers_that_a_passage_lacks(question: str, passage: str, missing: int) -> None:
    assert count_missing(question, passage) == missing
