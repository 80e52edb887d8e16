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
# What stands before a name, and before a number: no sentence ends with it.
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Fr|Sr|St|Ste|Mt|Ft|Gen|Lt|Col|Maj|Capt|Cpl"
    r"|Sgt|Pvt|Adm|Cmdr|Brig|Sen|Rep|Gov|Pres|Hon|Supt|Det|Insp|Amb|Atty|Bros|Approx|approx)\.\s*\Z"
)
_BEFORE_NUMBER = re.compile(r"(?:^|[\s(“\"‘])(?:Nos?|Vols?|Figs?|Art|Sec|Ch|pp?|para)\.\s*\Z", re.I)
# Ends that are taken for abbreviations, or for the middle of a sentence.
_MISSED = re.compile(r"(?:[.!?]\)|\b(?:March|May|June|July)\.)(?=\s+[A-Z“\"])")
_ABBREVIATED = re.compile(r"\b[\w.]{1,6}\.\s*\Z")
_WIDEST_ABBREVIATION = 12


def split_sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the sentences of `text` from `start` on, in order, without the space around them.

    A blank line always ends a sentence; a line break does, unless the paragraph is hard-wrapped.
    The boundaries in a paragraph are sentencex's (Wikimedia), but for those behind words that stand
    before a name or a number, and a few that it misses. No sentence is longer than 1,200
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
    found = {each["end_index"] for each in sentencex.get_sentence_boundaries("en", plain)}
    missed = {each.end() for each in _MISSED.finditer(plain)}
    for end in sorted(found | missed):
        at = paragraph.start + end
        if at > start and (at == paragraph.end or not _is_inside(text, start, at)):
            yield Span(start, at)
            start = at


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether the sentence from `start` goes on behind `end`, which was taken for its last stop."""
    said = text[max(start, end - _WIDEST_ABBREVIATION) : end]
    behind = text[end : end + _WIDEST_ABBREVIATION].lstrip()
    is_joined = not said[-1:].isspace() and text[end : end + 1].isalnum()
    if is_joined or (_HALF_PAST.search(said) and _GOES_ON.match(behind)):
        return True
    if _BEFORE_NAME.search(said) and behind[:1].isalnum():
        return True
    if _BEFORE_NUMBER.search(said) and behind[:1].isdecimal():
        return True
    # "5 km. from the border": no sentence begins small behind what may be short for something.
    return behind[:1].islower() and _ABBREVIATED.search(said) is not None


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
