"""Lines that repeat over the pages of a PDF: running headers, footers, and page numbers.

A line runs where it stands at one height of most pages, or of every other one, in the same words;
its numbers are the same too, or count the pages. A line of one page runs if it stands apart at the
top and has both a date and the number of the page.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.dates.reports.beside import CHANGED, OF_SOMETHING_ELSE
from qa.dates.reports.dateline import is_of_a_copy
from qa.dates.reports.shown import Shown, find_shown
from qa.ingest.layout.lines import Run, group_rows

_LINES = 3
_LONGEST = 160
_SAME_HEIGHT = 4.0
_MOST_PAGES, _EVERY_OTHER = 0.6, 0.4
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\b(?:page|p\.|pg\.?|seite|s\.|página|pag\.|pagina|strona|sida|side)\s*\d+|(?:^|\s)\d{1,3}\s*$"
    r"|^\s*\d{1,3}\s",
    re.I,
)
# What a program puts around a page when it prints it: a clock beside the day, an address, 1/3.
_PRINTED = re.compile(r"\d{1,2}:\d\d|https?://|about:blank|file:///", re.I)
# "for the year ended 31 December": of what it tells, not when it was published.
_OF_ITS_SUBJECT = re.compile(
    r"\b(?:ended|ending|as of|as at|effective|from|since|to|by|of|for|on|until|between|and)\W*\Z",
    re.I,
)
_FEWEST_APART = 1.7


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, and its height on the page."""

    text: str
    y: float
    is_top: bool


@dataclass(frozen=True, slots=True)
class Running:
    """The lines that run, page by page, and the date in them.

    `day` is an ISO day, or "", that `place`, such as "running header", gives; by `latest` it was
    printed.
    """

    lines: tuple[tuple[Line, ...], ...]
    day: str = ""
    place: str = ""
    latest: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The running lines that are more than the number of a page, each once."""
        shown: dict[str, str] = {}
        for page in self.lines:
            for line in page:
                if any(map(str.isalpha, line.text)):
                    shown.setdefault(_NUMBER.sub("#", line.text), line.text)
        return tuple(shown.values())

    @property
    def are_any(self) -> bool:
        """Whether a line runs."""
        return any(self.lines)


def find_running(pages: Sequence[Sequence[Run]]) -> Running:
    """Return the lines that run over `pages`, each given by its runs, and what they date."""
    edges = [list(_list_edges(page)) for page in pages]
    found: list[list[Line]] = [[] for _ in pages]
    filled = [place for place, page in enumerate(pages) if page]
    groups: dict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    for place, lines in enumerate(edges):
        for line in lines:
            groups[_NUMBER.sub("#", line.text), line.is_top].append((place, line))
    for group in groups.values():
        for place, line in _find_repeated(group, len(filled)):
            found[place].append(line)
    for place in filled:
        # A page that holds nothing else is no page of running lines alone.
        if len(found[place]) >= len(group_rows(list(pages[place]))):
            found[place] = []
    running = tuple(map(tuple, found))
    if len(filled) == 1:
        return _date_single(running, pages[filled[0]])
    return _date_running(running, filled)


def _list_edges(runs: Sequence[Run]) -> Iterator[Line]:
    rows = group_rows(list(runs))
    edge = min(_LINES, (len(rows) + 1) // 2)
    for place, row in enumerate(rows):
        if place < edge or place >= len(rows) - edge:
            text = " ".join(run.text for run in row)
            if len(text) <= _LONGEST:
                yield Line(text, row[0].y, place < edge)


def _find_repeated(group: list[tuple[int, Line]], pages: int) -> list[tuple[int, Line]]:
    """Return those of `group`, lines of like words, that stand at one height of enough pages."""
    if pages < 2:
        return []
    best: list[tuple[int, Line]] = []
    for _, line in group:
        level = {p: each for p, each in group if abs(each.y - line.y) <= _SAME_HEIGHT}
        if len(level) > len(best):
            best = sorted(level.items())
    enough = max(2.0, _MOST_PAGES * pages)
    places = [place for place, _ in best]
    # Left and right pages have headers of their own; a first page often has none.
    if all((other - one) % 2 == 0 for one, other in pairwise(places)):
        enough = max(2.0, _EVERY_OTHER * pages)
    if len(best) < enough or not _numbers_agree(best):
        return []
    return best


def _numbers_agree(lines: list[tuple[int, Line]]) -> bool:
    """Whether each number of the lines is the same on all pages, or counts them."""
    numbers = [(place, list(map(int, _NUMBER.findall(line.text)))) for place, line in lines]
    for column in range(len(numbers[0][1])):
        values = [(place, row[column]) for place, row in numbers]
        is_same = len({value for _, value in values}) == 1
        counts = len({value - place for place, value in values}) == 1
        if not (is_same or counts):
            return False
    return True


def _date_running(lines: tuple[tuple[Line, ...], ...], filled: list[int]) -> Running:
    """Date by a line that has one date, the same on every page but, at most, the first."""
    latest = ""
    for is_top, place in ((True, "header"), (False, "footer")):
        days: dict[str, set[int]] = defaultdict(set)
        for page in filled:
            for line in (each for each in lines[page] if each.is_top is is_top):
                day, copied = _read_day(line.text)
                latest = copied or latest
                if day:
                    days[day].add(page)
        if len(days) == 1:
            ((day, pages),) = days.items()
            if len(pages) >= max(2, len(filled) - 1):
                return Running(lines, day, f"running {place}", latest)
    return Running(lines, latest=latest)


def _date_single(lines: tuple[tuple[Line, ...], ...], runs: Sequence[Run]) -> Running:
    rows = group_rows(list(runs))
    gaps = [above[0].y - below[0].y for above, below in pairwise(rows)]
    if len(gaps) < _LINES or gaps[0] < _FEWEST_APART * sorted(gaps)[len(gaps) // 2]:
        return Running(lines)
    text = " ".join(run.text for run in rows[0])
    day, _ = _read_day(text)
    without = next((text[: each.start] + text[each.end :] for each in find_shown(text)), "")
    return Running(lines, day, "page's header") if _PAGE_NUMBER.search(without) else Running(lines)


def _read_day(text: str) -> tuple[str, str]:
    """Return the day of the issue in `text`, or the day it was printed on; "" for none."""
    shown: list[Shown] = list(find_shown(text))
    if len(shown) != 1 or not shown[0].written.day:
        return "", ""
    before, day = text[: shown[0].start], shown[0].written.day.isoformat()
    is_copy = is_of_a_copy(text, shown[0].start) or _PRINTED.search(text) is not None
    if is_copy or CHANGED.search(before):
        return "", day
    if OF_SOMETHING_ELSE.search(before) or _OF_ITS_SUBJECT.search(before):
        return "", ""
    return day, ""
