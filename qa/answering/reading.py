"""What a reader marks in the retrieved passages, laid over the sentences that may answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from qa.answering.evidence import Evidence
from qa.reader.spans import Reading
from qa.types import Passage, Report, Span


class PassageReader(Protocol):
    """What finds in passages the words that answer a question."""

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return what each of `passages` says to `question`, in order."""


def read_evidence(
    reader: PassageReader,
    question: str,
    passages: Sequence[tuple[Report, Passage]],
    ranked: Sequence[Evidence],
) -> list[Evidence]:
    """Return `ranked`, sentences of `passages`, with what `reader` marks in them, best first."""
    texts = [report.text[passage.start : passage.end] for report, passage in passages]
    marked: dict[tuple[str, Span], list[tuple[float, Span]]] = defaultdict(list)
    for (report, passage), reading in zip(passages, reader.read(question, texts), strict=True):
        for span in reading.spans:
            place = Span(passage.start + span.start, passage.start + span.end)
            for sentence in passage.sentences:
                if sentence.start <= place.start < sentence.end:
                    # An answer is quoted from one sentence, so it ends where its sentence does.
                    inside = Span(place.start, min(place.end, sentence.end))
                    marked[report.source, sentence].append((span.score, inside))
    read = [_mark(found, marked.get((found.report.source, found.span), [])) for found in ranked]
    return sorted(read, key=lambda found: -found.worth)


def _mark(found: Evidence, marks: Sequence[tuple[float, Span]]) -> Evidence:
    if not marks:
        return found
    best = sorted(marks, key=lambda mark: -mark[0])
    return replace(found, spans=tuple(span for _, span in best), odds=best[0][0])
