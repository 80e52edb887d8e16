"""What a second, larger reader reads again: the sentences that promise most, in their scene."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.evidence.sentences import Evidence
from qa.language.sentences import split_sentences
from qa.types import Passage, Report, Span

# Over 186 questions on news, of 162 that are told 137 were found with seven, 127 with five.
MOST_EXTRACTS = 7
_MOST_WORDS = 75


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of a report with those around it, to be read as a passage is.

    `score` is by how much the passage that it was found in was scored below the best, 0 or less.
    """

    report: Report
    passage: Passage
    score: float


def cut_extracts(evidence: Sequence[Evidence], most: int = MOST_EXTRACTS) -> list[Extract]:
    """Return up to `most` extracts around the sentences of `evidence`, in their order.

    A sentence that stands in an extract before it makes none of its own.
    """
    extracts: list[Extract] = []
    for found in evidence:
        if len(extracts) == most:
            break
        if not any(_holds(each, found) for each in extracts):
            extracts.append(_cut_around(found))
    return extracts


def _holds(extract: Extract, found: Evidence) -> bool:
    # The first sentence of an extract has nothing before it that tells who "he" is.
    return extract.report.source == found.report.source and found.span in (
        extract.passage.sentences[1:] or extract.passage.sentences
    )


def _cut_around(found: Evidence) -> Extract:
    """Return the sentence found with the one before it, and as many behind as there is room for."""
    text = found.report.text
    sentences = split_sentences(text, found.report.body_start)
    place = next((n for n, each in enumerate(sentences) if each == found.span), None)
    if place is None:
        kept = [found.span]
    else:
        first = last = place
        size = _count_words(text, found.span)
        for side in (place - 1, place + 1, place - 2, place + 2):
            is_next = side in (first - 1, last + 1) and 0 <= side < len(sentences)
            if is_next and size + _count_words(text, sentences[side]) <= _MOST_WORDS:
                size += _count_words(text, sentences[side])
                first, last = min(first, side), max(last, side)
        kept = list(sentences[first : last + 1])
    passage = Passage(kept[0].start, kept[-1].end, tuple(kept))
    return Extract(found.report, passage, found.retrieved)


def _count_words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())
