from hypothesis import given
from hypothesis import strategies as st

from qa.dates.reports.publication import UNKNOWN
from qa.ingest.passages import split_passages
from qa.language.sentences import split_sentences
from qa.types import Report

SENTENCES = st.lists(st.integers(1, 60).map(lambda n: "Word " + "and " * (n - 1) + "end."))


@given(sentences=SENTENCES, words=st.integers(5, 80))
def test_passages_are_whole_sentences_in_order_and_short(sentences: list[str], words: int):
    report = Report("a.txt", "", " ".join(sentences), UNKNOWN)
    passages = split_passages(report, words)
    assert [s for p in passages for s in p.sentences] == list(split_sentences(report.text))
    for passage in passages:
        assert (passage.start, passage.end) == (
            passage.sentences[0].start,
            passage.sentences[-1].end,
        )
        length = len(report.text[passage.start : passage.end].split())
        assert length <= words or len(passage.sentences) == 1


def test_passages_are_filled_before_a_new_one_begins():
    text = "One two three. Four five six. Seven eight nine."
    passages = split_passages(Report("a.txt", "", text, UNKNOWN), words=6)
    assert [text[p.start : p.end] for p in passages] == [
        "One two three. Four five six.",
        "Seven eight nine.",
    ]
