"""A report to passages: runs of whole sentences, short enough for the encoder to read in full."""

from qa.language.sentences import split_sentences
from qa.types import Passage, Report, Span

# The bundled encoder reads 256 word pieces: about 180 words of news.
_WORDS = 120


def split_passages(report: Report, words: int = _WORDS) -> tuple[Passage, ...]:
    """Return the passages of `report`, in order, each of at most `words` words.

    A sentence is never cut: one that is longer makes a passage by itself.
    """
    passages: list[Passage] = []
    run: list[Span] = []
    length = 0
    for sentence in split_sentences(report.text, report.body_start):
        size = len(report.text[sentence.start : sentence.end].split())
        if run and length + size > words:
            passages.append(_passage(run))
            run, length = [], 0
        run.append(sentence)
        length += size
    if run:
        passages.append(_passage(run))
    return tuple(passages)


def _passage(run: list[Span]) -> Passage:
    return Passage(run[0].start, run[-1].end, tuple(run))
