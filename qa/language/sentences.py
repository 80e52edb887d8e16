"""A text to its sentences, each with its characters' offsets."""

import re
from collections.abc import Iterator

import sentencex

from qa.types import Span

# Without a bound, a megabyte of one word would be one sentence, and one quote.
_LONGEST = 1200
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"[^\n]+")
_WRAPPED_WIDTH = 100
# sentencex cuts within such a character where it takes the space behind a stop to be a byte.
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
# "5 p.m. Tuesday", "9 a.m. ET": these stops end no sentence, though a capital follows.
_HALF_PAST = re.compile(r"\b[ap]\.m\.\s*\Z", re.I)
_GOES_ON = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,3}T|GMT|UTC)\b")


def split_sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the sentences of `text` from `start` on, in order, without the space around them.

    A blank line always ends a sentence; a line break does, unless the paragraph is hard-wrapped.
    The boundaries in a paragraph are sentencex's (Wikimedia). No sentence is longer than 1,200
    characters.
    """
    return tuple(
        sentence
        for paragraph in _paragraphs(text, start)
        for boundary in _boundaries(text, paragraph)
        for sentence in _bounded(text, boundary)
    )


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    block_start = start
    for blank in [*_BLANK_LINE.finditer(text, start), None]:
        block_end = len(text) if blank is None else blank.start()
        if _is_wrapped(text[block_start:block_end]):
            yield Span(block_start, block_end)
        else:
            for line in _LINE.finditer(text, block_start, block_end):
                yield Span(line.start(), line.end())
        block_start = block_end if blank is None else blank.end()


def _is_wrapped(block: str) -> bool:
    """Tell a hard-wrapped paragraph, whose lines are of like width and break inside sentences."""
    lines = block.strip("\n").split("\n")
    if len(lines) < 2 or max(map(len, lines)) > _WRAPPED_WIDTH:
        return False
    broken = sum(not line.rstrip().endswith((".", "!", "?", '"', "”", ":")) for line in lines[:-1])
    width = max(map(len, lines))
    full = sum(len(line) > 0.6 * width for line in lines[:-1])
    return width > 40 and broken * 2 >= len(lines) - 1 and full * 2 >= len(lines) - 1


def _boundaries(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    plain = _WIDE_SPACE.sub(" ", text[paragraph.start : paragraph.end])
    for found in sentencex.get_sentence_boundaries("en", plain):
        end = paragraph.start + found["end_index"]
        is_hour = _HALF_PAST.search(text, max(start, end - 8), end) is not None
        if end == paragraph.end or not (is_hour and _GOES_ON.match(text, end)):
            yield Span(start, end)
            start = end


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Trim `span`, and cut it at spaces where it is longer than a sentence may be."""
    start, end = _trimmed(text, span.start, span.end)
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield Span(*_trimmed(text, start, cut))
        start, end = _trimmed(text, cut, end)
    if start < end:
        yield Span(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
