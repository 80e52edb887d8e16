"""Questions over passages as token windows, each token with its characters in the passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

WINDOW_TOKENS = 224  # question, passage and marks: about 150 words of passage
OVERLAP_TOKENS = 64  # of two windows on a long passage: more than two answers of the longest kind
_QUESTION_TOKENS = 64


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the reader.

    `ids` are its tokens; the passage's are `first` to `last` (exclusive) of them, and
    `offsets[i - first]` are the characters of token `i` in the passage. `pair` is the row of the
    question and passage that it was cut from.
    """

    pair: int
    ids: tuple[int, ...]
    types: tuple[int, ...]
    first: int
    last: int
    offsets: tuple[tuple[int, int], ...]


def cut_windows(
    tokenizer: "PreTrainedTokenizerBase", questions: Sequence[str], passages: Sequence[str]
) -> list[Window]:
    """Return the windows of each question over its passage, in order, at least one a pair.

    A question is read up to its 64th token; a long passage is cut into windows that overlap.
    """
    if not questions:
        return []
    encoded = tokenizer(
        [shorten_question(tokenizer, question) for question in questions],
        list(passages),
        truncation="only_second",
        max_length=WINDOW_TOKENS,
        stride=OVERLAP_TOKENS,
        return_overflowing_tokens=True,
        return_offsets_mapping=True,
    )
    windows = []
    for row, pair in enumerate(encoded["overflow_to_sample_mapping"]):
        sides = encoded.sequence_ids(row)
        first = sides.index(1) if 1 in sides else len(sides) - 1
        last = first + sides.count(1)
        ids = tuple(encoded["input_ids"][row])
        types = tuple(int(side == 1) for side in sides[:first]) + (1,) * (len(ids) - first)
        offsets = tuple(map(tuple, encoded["offset_mapping"][row][first:last]))
        windows.append(Window(pair, ids, types, first, last, offsets))
    return windows


def shorten_question(tokenizer: "PreTrainedTokenizerBase", question: str) -> str:
    """Return `question` up to its 64th token, so that every window has room for the passage."""
    # A token has at least one character, and few questions are this long.
    if len(question) <= _QUESTION_TOKENS:
        return question
    # The characters bound the work on a question of megabytes.
    encoded = tokenizer(
        question[: 40 * _QUESTION_TOKENS],
        truncation=True,
        max_length=_QUESTION_TOKENS + 2,
        return_offsets_mapping=True,
    )
    end = max((end for _, end in encoded["offset_mapping"]), default=0)
    return question[:end]
