"""The articles of a file that holds several: an export, a diary, a live blog, a digest, a chat.

A file is split only where each part shows where it begins and when it was written: by a number
("1 of 3 DOCUMENTS"), by a line that is a date and nothing else, or by a day before each message. An
article that tells of many days has them in its sentences, and stays whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from qa.dates.reports.columns import Column
from qa.dates.reports.written import Written, read_written

_NUMBERED = re.compile(
    r"^[ \t]*(?:(?:document|dokument|documento|article)[ \t]+)?(\d{1,5})[ \t]+"
    r"(?:of|von|de|di|sur|/)[ \t]+(\d{1,5})"
    r"(?:[ \t]+(?:documents?|dokumente?n?|documentos?|documenti|articles?))?[ \t]*$",
    re.I | re.M,
)
_LINE = re.compile(r"[^\n]+")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_DATE, _LONGEST_TITLE = 60, 120
_DATE_LABEL = re.compile(r"(?:date|dated|published|posted|datum|fecha)(?: on)?:?\s+", re.I)
_DECORATION = " \t\r\ufeff#*_=-–—[]():"
_WEEKDAY_BEHIND = re.compile(r"[,\s]+(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
# "LOAD-DATE: …", "Copyright 2014 …", "End of Document": these end an article of an export.
_ENDING = re.compile(r"[A-Z][A-Z -]{2,30}:|copyright\b|©|end of document|document \w{20,}", re.I)
_CLOCK_FIRST = re.compile(r"^\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?,?\s+", re.I)
# A title has a word; "SN" and "HD" are marks of an export.
_NAMED = re.compile(r"[^\W\d_]{4}|[a-z]{2}")
# Lines of an export that tell when an article was published, or at the latest.
_PUBLISHED = re.compile(
    r"^[ \t]*(?:publication[ -]date|pub(?:lished|[ -]date)?|date|PD)[ \t]*:?[ \t]+(\S[^\n]{5,50})$",
    re.I | re.M,
)
_LOADED = re.compile(
    r"^[ \t]*(?:load|entry|last updated)[ -]?(?:date)?:[ \t]+([^\n]{6,50})$", re.I | re.M
)
_SENTENCE_END = (".", "!", "?", "”", '"', "’", "…", ":", ",", ";")
# An article that tells of days gone by in lines of their own was not written on them.
_HISTORY = re.compile(r"\b(?:timeline|chronology|history|key (?:dates|events|moments))\b", re.I)
_FEWEST_LETTERS = 30
_TITLE_LINES = 3
# "[07/05/2019, 10:12] Ann: …", "2019-05-07 10:12 <ann> …", "5/7/19, 10:12 AM - Ann: …".
_MESSAGE = re.compile(
    r"^\ufeff?\u200e?\[?((?:\d{4}[-/.]\d\d?[-/.]\d\d?)|(?:\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)))"
    r"(?:,\s*|T|\s+)\d\d?:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\]?(?:\s+-)?\s+(?:<[^>\n]+>|[^:\n]{1,60}:)",
    re.I | re.M,
)
_FEWEST_MESSAGES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of a file's text that are a report of their own.

    `written` is when, by its own line, or until when; `shown` is that line, and `behind` the
    character behind it, 0 where it is no line of its own. It `is_sure` where nothing else than a
    part can begin there. A part without `written` may still date itself.
    """

    start: int
    end: int
    title: str = ""
    written: Written | None = None
    shown: str = ""
    is_sure: bool = True
    behind: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence or a part of one, rather than a title or a label."""
        return len(self.text) > _LONGEST_TITLE or self.text.endswith(_SENTENCE_END)


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that is a date: its place among the lines, and where the part begins, with a title."""

    place: int
    first: int
    written: Written


def find_parts(text: str) -> list[Part]:
    """Return the parts of `text`, which together are all of it; none where it is one report."""
    return _split_numbered(text) or _split_messages(text) or _split_dated(text)


def _split_numbered(text: str) -> list[Part]:
    """Split at "1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS" and so on, in their order."""
    heads = list(_NUMBERED.finditer(text))
    numbers = [int(head[1]) for head in heads]
    totals = {head[2] for head in heads}
    if len(heads) < 2 or len(totals) > 1 or numbers[-1] > int(heads[0][2]):
        return []
    if any(other != one + 1 for one, other in pairwise(numbers)):
        return []
    starts = [head.start() for head in heads]
    parts = [_read_numbered(text, start, end) for start, end in pairwise([*starts, len(text)])]
    return _with_preface(text, parts)


def _read_numbered(text: str, start: int, end: int) -> Part:
    """Read the head of an article: its first line that is a date, before its first sentence."""
    lines = list(_list_lines(text, start, end))[1:]
    for place, line in enumerate(lines):
        if line.is_prose:
            break
        if written := _read_date_line(line.text):
            title = _find_title(lines, place, 0)
            return Part(start, end, title, written, line.text, behind=line.end)
    title = next((line.text for line in lines if not line.is_prose), "")
    for found in _PUBLISHED.finditer(text, start, end):
        if written := _read_date_line(found[1].strip()):
            return Part(start, end, title, written, found[0].strip())
    loaded = _LOADED.search(text, start, end)
    written = _read_date_line(loaded[1].strip()) if loaded else None
    if loaded and written:
        return Part(start, end, title, Written(date.min, written.last), loaded[0].strip())
    return Part(start, end, title)


def _split_messages(text: str) -> list[Part]:
    """Split a chat by its days; its order of day and month is settled by all of them."""
    found = list(_MESSAGE.finditer(text))
    lines = sum(1 for _ in _LINE.finditer(text))
    if len(found) < _FEWEST_MESSAGES or len(found) * 3 < lines or text[: found[0].start()].strip():
        return []
    read = [(message.start(), message[1], read_written(message[1])) for message in found]
    column = Column()
    for _, _, written in read:
        column.note(written)
    days = [
        (start, shown, written.read_in(column.order_of(written)))
        for start, shown, written in read
        if written
    ]
    firsts = [
        day for before, day in pairwise([(0, "", None), *days]) if before[2] != day[2] and day[2]
    ]
    if len(firsts) < 2:
        return []
    ends = [start for start, _, _ in firsts[1:]] + [len(text)]
    return [
        Part(0 if not place else start, end, "", written, shown)
        for place, ((start, shown, written), end) in enumerate(zip(firsts, ends, strict=True))
    ]


def _split_dated(text: str) -> list[Part]:
    """Split at lines that are a date and nothing else, each with what is told below it."""
    lines = list(_list_lines(text, 0, len(text)))
    heads = _find_heads(lines)
    if len(heads) < 2:
        return []
    in_front = lines[: heads[0].place]
    days = [head.written.first for head in heads]
    if any(line.is_prose or _HISTORY.search(line.text) for line in in_front) or _is_history(days):
        return []
    has_titles = all(head.first < head.place for head in heads)
    is_sure = has_titles or _is_in_order(days)
    starts = [lines[head.first].start for head in heads]
    ends = [*starts[1:], len(text)]
    parts = [
        Part(start, end, _find_title(lines, head.place, head.first), head.written,
             lines[head.place].text, is_sure, lines[head.place].end)
        for head, start, end in zip(heads, starts, ends, strict=True)
    ]  # fmt: skip
    return [_from_beginning(parts[0]), *parts[1:]]


def _find_heads(lines: Sequence[_Line]) -> list[_Head]:
    dated = [
        (place, written)
        for place, line in enumerate(lines)
        if (written := _read_date_line(line.text))
    ]
    heads: list[_Head] = []
    for number, (place, written) in enumerate(dated):
        until = dated[number + 1][0] if number + 1 < len(dated) else len(lines)
        # "Published …" above "Updated …" is one head; a date at the end of a text heads nothing.
        if not _tells(lines[place + 1 : until]):
            continue
        floor = heads[-1].place + 1 if heads else 0
        heads.append(_Head(place, _find_first(lines, place, floor), written))
    return heads


def _tells(lines: Sequence[_Line]) -> bool:
    told = [line.text for line in lines if line.is_prose and not _ENDING.match(line.text)]
    return sum(sum(map(str.isalpha, each)) for each in told) >= _FEWEST_LETTERS


def _find_first(lines: Sequence[_Line], place: int, floor: int) -> int:
    """Return the first of the lines above a date that belong to it: a title, a paper's name."""
    first = place
    while first > max(floor, place - _TITLE_LINES):
        above = lines[first - 1]
        if above.is_prose or _ENDING.match(above.text):
            break
        first -= 1
    return first


def _find_title(lines: Sequence[_Line], place: int, first: int) -> str:
    """Return the title below the date at `place`, else the one above it, from `first` on."""
    below = lines[place + 1 : place + 2]
    above = list(reversed(lines[first:place]))
    for line in [*below, *above]:
        if not line.is_prose and not _ENDING.match(line.text) and _NAMED.search(line.text):
            return line.text.strip(_DECORATION)
    return ""


def _read_date_line(line: str) -> Written | None:
    """Return the day that `line` is, with its weekday and clock; None where it says more."""
    if len(line) > _LONGEST_DATE or not _HAS_YEAR.search(line):
        return None
    plain = _DATE_LABEL.sub("", line.strip(_DECORATION), count=1)
    plain = _WEEKDAY_BEHIND.sub("", _CLOCK_FIRST.sub("", plain)).strip(_DECORATION)
    written = read_written(plain)
    if written is None or written.day is None or written.sign not in ("", "."):
        return None
    # A number of seconds, or eight digits, may count anything.
    return None if plain.isdecimal() else written


def _is_history(days: Sequence[date]) -> bool:
    """Whether an article of the first day looks back upon the others, from the oldest on."""
    first, rest = days[0], list(days[1:])
    return len(rest) > 1 and first > max(rest) and rest == sorted(rest)


def _is_in_order(days: Sequence[date]) -> bool:
    ordered = sorted(days)
    return list(days) in (ordered, ordered[::-1])


def _list_lines(text: str, start: int, end: int) -> Iterator[_Line]:
    for found in _LINE.finditer(text, start, end):
        if plain := found[0].strip():
            yield _Line(found.start(), found.end(), plain)


def _with_preface(text: str, parts: list[Part]) -> list[Part]:
    """Return `parts` and, where something is told before the first, that as a part of its own."""
    preface = list(_list_lines(text, 0, parts[0].start))
    if _tells(preface):
        return [Part(0, parts[0].start), *parts]
    return [_from_beginning(parts[0]), *parts[1:]]


def _from_beginning(part: Part) -> Part:
    return replace(part, start=0)
