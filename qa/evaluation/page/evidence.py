"""The words of the reports that a page shows: quotes and known answers in what stands around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qa.evaluation.metrics import Judged
from qa.evaluation.questions import LabelledQuestion, Match
from qa.library.library import Library
from qa.render import render_block
from qa.types import Citation, Report, Span

# Characters shown before and behind what is marked.
_AROUND = 320
# A pattern that somebody wrote is not let loose on more of a report.
_SEARCHED = 200_000
QUOTE, ANSWER, KNOWN = "quote", "words", "known"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, the classes of the marks it stands in, and what they are called.

    `anchors` are the names of those that begin with it.
    """

    text: str
    marks: str
    names: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a report with its marks; `is_cut` tells whether it goes on before and behind."""

    pieces: tuple[Piece, ...]
    is_cut: tuple[bool, bool]


@dataclass(slots=True)
class ShownReport:
    """A report with all that is to be marked in it, and the anchor that leads to it."""

    report: Report
    anchor: str
    marks: list[tuple[Span, str]] = field(default_factory=list)

    def list_excerpts(self) -> Iterator[Excerpt]:
        """Yield the parts with marks, in order; the beginning where there are none."""
        text = self.report.text
        for window in self._list_windows():
            inside = [mark for mark in self.marks if _touches(mark[0], window)]
            pieces = tuple(self._cut_pieces(window, inside))
            yield Excerpt(pieces, (window.start > 0, window.end < len(text.rstrip())))

    def name_mark(self, span: Span) -> str:
        """Return the anchor of the mark over `span`."""
        return f"{self.anchor}-{span.start}-{span.end}"

    def _cut_pieces(self, window: Span, marks: Sequence[tuple[Span, str]]) -> Iterator[Piece]:
        edges = {edge for span, _ in marks for edge in (span.start, span.end)}
        inside = sorted(edge for edge in edges if window.start < edge < window.end)
        seen: set[str] = set()
        for start, end in pairwise([window.start, *inside, window.end]):
            over = [(span, kind) for span, kind in marks if span.start <= start < span.end]
            names = dict.fromkeys(self.name_mark(span) for span, kind in over if kind != ANSWER)
            kinds = dict.fromkeys(kind for _, kind in over)
            begun = tuple(name for name in names if name not in seen)
            seen.update(begun)
            text = render_block(self.report.text[start:end])
            yield Piece(text, " ".join(kinds), " ".join(names), begun)

    def _list_windows(self) -> list[Span]:
        text = self.report.text
        windows: list[Span] = []
        for span, _ in sorted(self.marks, key=lambda mark: mark[0].start):
            wide = _widen(text, span)
            if windows and wide.start <= windows[-1].end:
                windows[-1] = Span(windows[-1].start, max(windows[-1].end, wide.end))
            else:
                windows.append(wide)
        return windows or [_widen(text, Span(0, min(len(text), 1)))]


class Evidence:
    """The reports that the answers of a run cite, or that are listed for them."""

    def __init__(self, library: Library, judged: Sequence[Judged]) -> None:
        self._library = library
        self._shown: dict[str, ShownReport | None] = {}
        self._known: dict[str, list[tuple[str, Span | None]]] = {}
        for row in judged:
            for citation in row.answer.citations:
                self._mark_citation(citation)
            self._known[row.question.identity] = list(self._mark_known(row.question))

    @property
    def reports(self) -> list[ShownReport]:
        """The reports to be shown, by name."""
        found = [shown for shown in self._shown.values() if shown]
        return sorted(found, key=lambda shown: shown.report.source)

    def link_citation(self, citation: Citation) -> str:
        """Return the anchor of the words that `citation` quotes, "" where they have gone."""
        shown = self._find(citation.source)
        return shown.name_mark(_place(citation, shown.report)) if shown else ""

    def link_known(self, question: LabelledQuestion) -> list[tuple[str, str, bool]]:
        """Return each listed source, its anchor, and whether a known answer is marked there."""
        links = []
        for source, span in self._known[question.identity]:
            shown = self._find(source)
            anchor = "" if not shown else shown.name_mark(span) if span else shown.anchor
            links.append((source, anchor, span is not None))
        return links

    def _find(self, source: str) -> ShownReport | None:
        if source not in self._shown:
            report = self._library.report_named(source)
            anchor = f"report-{len(self._shown) + 1}"
            self._shown[source] = ShownReport(report, anchor) if report else None
        return self._shown[source]

    def _mark_citation(self, citation: Citation) -> None:
        shown = self._find(citation.source)
        if not shown:
            return
        shown.marks.append((_place(citation, shown.report), QUOTE))
        offset = shown.report.offset
        shown.marks += [
            (Span(mark.start - offset, mark.end - offset), ANSWER) for mark in citation.marks
        ]

    def _mark_known(self, question: LabelledQuestion) -> Iterator[tuple[str, Span | None]]:
        for source in dict.fromkeys(question.sources):
            shown = self._find(source)
            span = find_known(question, shown.report.text[:_SEARCHED]) if shown else None
            if shown and span:
                shown.marks.append((span, KNOWN))
            yield source, span


def find_known(question: LabelledQuestion, text: str) -> Span | None:
    """Return where `text` has the evidence noted for `question`, or a known answer; else None."""
    noted = question.notes.get("evidence")
    for each in noted if isinstance(noted, list) else [noted]:
        if isinstance(each, str) and each and (start := text.find(each)) >= 0:
            return Span(start, start + len(each))
    for known in question.answers:
        pattern = known if question.match is Match.REGEX else re.escape(known)
        found = re.search(pattern, text, re.I)
        if found and found.end() > found.start():
            return Span(found.start(), found.end())
    return None


def _place(citation: Citation, report: Report) -> Span:
    return Span(citation.start - report.offset, citation.end - report.offset)


def _touches(span: Span, window: Span) -> bool:
    return span.start < window.end and window.start < span.end


def _widen(text: str, span: Span) -> Span:
    """Return `span` with what stands around it, cut between words."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    if start > 0:
        space = re.compile(r"\s+").search(text, start, span.start)
        start = space.end() if space else span.start
    if end < len(text):
        cut = max(text.rfind(" ", span.end, end), text.rfind("\n", span.end, end))
        end = cut if cut > 0 else span.end
    return Span(start, end)
