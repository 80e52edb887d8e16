"""From token scores to spans of characters: the best ones, whole words, and how many to give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.reader.stances import Stance
from qa.reader.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_TOKENS = 30
SEVERAL = 5
# Log-odds that a further answer may lie below the best one.
_SEVERAL_MARGIN = 3.0
_CANDIDATES = 20
OTHERS = 4
# Of a whole passage: a text of megabytes has thousands of windows.
_MOST_SPANS = 100
_ASKS_SEVERAL = re.compile(
    r"\b(?:which|what)\s+(?:other\s+|were\s+the\s+|are\s+the\s+)?"
    r"(?:two|three|four|five|six|\d+|several|\w+(?<!s)s|people|men|women|children)\b"
    r"|^(?:who|what|which)\s+(?:were|are|have)\b|^(?:name|list)\b",
    re.I,
)
_NOT_PLURAL = re.compile(r"\b(?:which|what)\s+(?:is|was|does|has|this|gas|bus|news|series)\b", re.I)
_WORD = re.compile(r"\w")
# What belongs to the number beside it.
_BEFORE_NUMBER = re.compile(r"(?:US\$|[$€£¥#])?(?:\d[\d,.]*)?$")
_AFTER_NUMBER = re.compile(r"(?:[,.:]\d+)*(?:%| ?per ?cent\b|(?:st|nd|rd|th)\b)?")


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """Characters `start` to `end` (exclusive) of a passage, and the log-odds that they answer."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage says to a question.

    `spans` are best first, none if the passage holds no word: one, or several where several are
    asked for. `score` is the log-odds that the passage answers, minus infinity without spans.
    Scores of different passages compare. `others` are the next best spans, that overlap no other.
    `stance` is whether it says yes or no to a question for that, None where the reader cannot tell.
    """

    spans: tuple[ReadSpan, ...]
    score: float
    others: tuple[ReadSpan, ...] = ()
    stance: "Stance | None" = None


def find_spans(window: Window, scores: "NDArray[np.float32]") -> list[ReadSpan]:
    """Return the best spans of a window that do not overlap, scored against no answer.

    Args:
        window: its tokens' places in the passage.
        scores: tokens × 2, of each as first and as last of the answer; row 0 is no answer.
    """
    count = window.last - window.first
    if not count:
        return []
    none = float(scores[0].sum())
    first, last = scores[window.first : window.last].T
    reach = min(count, LONGEST_TOKENS)
    # totals[i, k] is the span of tokens i to i + k; beyond the window is impossible.
    padded = np.append(last, np.full(reach, -np.inf, dtype=last.dtype))
    totals = first[:, None] + np.lib.stride_tricks.sliding_window_view(padded, reach)[:count]
    flat = totals.ravel()
    best = np.argsort(-flat, kind="stable")[:_CANDIDATES]
    spans: list[ReadSpan] = []
    for place in best[np.isfinite(flat[best])]:
        start, length = divmod(int(place), reach)
        characters = window.offsets[start][0], window.offsets[start + length][1]
        spans.append(ReadSpan(*characters, float(flat[place]) - none))
    return keep_apart(spans)


def keep_apart(spans: Sequence[ReadSpan]) -> list[ReadSpan]:
    """Return the best of `spans`, best first, without those that overlap a better one."""
    kept: list[ReadSpan] = []
    for span in sorted(spans, key=lambda span: -span.score)[:_MOST_SPANS]:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return kept


def widen_span(text: str, span: ReadSpan) -> ReadSpan:
    """Return `span` grown to whole words and numbers: "1.5" of "$1.5" becomes "$1.5"."""
    start, end = span.start, span.end
    while 0 < start < len(text) and _joined(text, start):
        start -= 1
    while 0 < end < len(text) and _joined(text, end):
        end += 1
    if start < len(text) and text[start].isdigit():
        before = _BEFORE_NUMBER.search(text, max(0, start - 20), start)
        start = before.start() if before else start
    if text[end - 1].isdigit():
        after = _AFTER_NUMBER.match(text, end)
        end = after.end() if after else end
    return ReadSpan(start, end, span.score)


def choose_spans(question: str, spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """Return the best of `spans`, and further good ones if `question` asks for several."""
    if not spans:
        return ()
    if not asks_several(question):
        return (spans[0],)
    good = [s for s in spans if s.score > max(0.0, spans[0].score - _SEVERAL_MARGIN)]
    return (spans[0], *(span for span in good[:SEVERAL] if span is not spans[0]))


def asks_several(question: str) -> bool:
    """Whether `question` asks for more than one thing: "Which countries …", "Name …"."""
    text = question.strip()
    return bool(_ASKS_SEVERAL.search(text)) and not _NOT_PLURAL.search(text)


def _joined(text: str, place: int) -> bool:
    return bool(_WORD.match(text[place - 1]) and _WORD.match(text[place]))
