"""Text of a report as HTML: escaped, with its quotes and the words that answer marked."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import pairwise

from qa.types import Citation, Span

# A blank line, or a sentence that ends with its line.
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:)\"”’])[ \t]*\n\s*")
# A paragraph of more than that around a quote is cut, and so is a quote.
_AROUND, _LONGEST_QUOTE = 300, 1500
_CUT = "…"
# Characters that tell whether a paragraph begins or ends here.
_NEAR = 8


def mark_text(
    text: str,
    shown: Span,
    citations: Sequence[Citation],
    notes: Mapping[int, str],
    clean: Callable[[str], str],
) -> str:
    """Return the characters `shown` of a report's `text` as HTML.

    The quotes of `citations` stand in `<mark>`, the words that answer in `<strong>`. `notes` are
    pieces of HTML by the character that they stand before. `clean` is what each piece of text goes
    through before it is escaped.
    """
    quotes = [Span(cited.start, cited.end) for cited in citations]
    words = [mark for cited in citations for mark in cited.marks]
    edges = {edge for span in (*quotes, *words) for edge in (span.start, span.end)} | set(notes)
    inside = sorted(edge for edge in edges if shown.start < edge < shown.end)
    parts, is_open = [], False
    for start, end in pairwise([shown.start, *inside, shown.end]):
        is_quoted = _covers(quotes, start)
        if is_open and (start in notes or not is_quoted):
            parts.append("</mark>")
            is_open = False
        parts.append(notes.get(start, ""))
        if is_quoted and not is_open:
            parts.append("<mark>")
            is_open = True
        piece = escape(clean(text[start:end]))
        parts.append(f"<strong>{piece}</strong>" if _covers(words, start) else piece)
    return "".join([*parts, "</mark>" if is_open else ""])


def find_paragraph(text: str, quote: Span) -> Span:
    """Return the paragraph of `text` around `quote`, cut to what is read at a glance."""
    end = min(quote.end, quote.start + _LONGEST_QUOTE)
    before = text[max(0, quote.start - _AROUND) : quote.start]
    after = text[end : end + _AROUND]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    first = breaks[-1] if breaks else _skip_part_of_word(before, quote.start)
    ends = _BREAK.search(after)
    last = ends.start() if ends else _drop_part_of_word(after, is_whole=end + _AROUND >= len(text))
    return Span(quote.start - len(before) + first, end + last)


def join_spans(spans: Sequence[Span]) -> list[Span]:
    """Return `spans` in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def show_cuts(text: str, shown: Span) -> tuple[str, str]:
    """Return what to write before and behind `shown`: a sign where its paragraph goes on."""
    before = text[max(0, shown.start - _NEAR) : shown.start]
    after = text[shown.end : shown.end + _NEAR]
    begins = shown.start <= _NEAR or "\n" in before[len(before.rstrip()) :]
    ends = not after.strip() or "\n" in after[: len(after) - len(after.lstrip())]
    return ("" if begins else f"{_CUT} "), ("" if ends else f" {_CUT}")


def _covers(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _skip_part_of_word(before: str, start: int) -> int:
    if start <= _AROUND:
        return 0
    space = re.search(r"\s", before)
    return space.end() if space else len(before)


def _drop_part_of_word(after: str, *, is_whole: bool) -> int:
    if is_whole:
        return len(after.rstrip())
    spaces = [match.start() for match in re.finditer(r"\s+", after)]
    return spaces[-1] if spaces else 0
