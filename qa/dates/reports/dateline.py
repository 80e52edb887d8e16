"""The line that dates a report: "April 5, 2006" alone, or "LONDON, April 5, 2006 (Reuters) —".

A dateline may begin with its date, with or without a place: "May 9, 2018 (TORVIK) - ". A sentence
that begins with a date ("May 9, 2018 was a Wednesday") is none, nor is the first line of a
chronology, all of whose lines begin with dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qa.dates.reports.beside import CHANGED, PUBLISHED
from qa.dates.reports.shown import Shown, find_shown
from qa.dates.reports.written import Written, read_written
from qa.dates.timex.expressions import find_expressions
from qa.types import TimeExpression

# A dateline stands among the first lines: title, subtitle, byline, date.
_LINES = 4
_LONGEST_LINE = 100
_OTHER_WORDS = 6
_LABELS = frozenset(
    "by published posted updated last modified first created date dated issued release released"
    " immediate for at on et est edt pt pst pdt gmt utc bst cet am pm a.m p.m local time edition"
    " and staff correspondent writer reporter a.m. p.m. report press".split()
)
# When it was changed or copied; it was published by then.
_CHANGED = re.compile(
    r"\b(?:updated|modified|corrected|revised|edited|amended|printed|print(?:ed)? date|downloaded"
    r"|retrieved|accessed|captured|archived|saved|generated|exported|crawled|scraped|fetched"
    r"|viewed|expires?)\b",
    re.I,
)
# Only its own line tells of a copy; a sentence may tell of printed or archived things.
_COPIED = re.compile(
    r"\W*(?:last |page |date |this (?:page|copy|document) (?:was )?)?(?:printed|downloaded"
    r"|retrieved|accessed|captured|archived|saved|generated|exported|crawled|scraped|fetched|viewed)\b"
    r"[^.!?\n]{0,60}\Z",
    re.I,
)
_LONGEST_PLACE = 60
_MOST_PLACE_WORDS = 8
_SMALL = frozenset("of de la le les del da do al el and the der am an sur und y e".split())
# Words that begin a sentence, never a place.
_NO_PLACE = frozenset(
    "on in at since until till after before from as for to but that when during late early signed"
    " born died founded dated this it he she they we i there under with".split()
)
_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/|\[[^\[\]\n]{1,40}\])"
# Behind the date of "LONDON, April 5, 2006 (Reuters) - ".
_DASH = re.compile(rf"[\])*_]{{0,3}}[\s.,]*{_AGENCY}?\s*(?:--|[-–—_:|])\s*")
# Behind the date of "May 9, 2018 (TORVIK) - ", "2018-05-09 TORVIK (AP) — ".
_PLACE_BEHIND = re.compile(
    rf"[\])*_]{{0,3}}[\s.,:|–—-]*(?P<open>[(\[])?(?P<place>[^()\[\]\n:|]{{1,{_LONGEST_PLACE}}}?)[)\]]?"
    rf"\s*{_AGENCY}?(?:\s*(?:--|[–—:|])|\s-|-\s)\s*"
)
_CLOCK = re.compile(r"[\s,]*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\b", re.I)
_DECORATION = " \t*#>_([{“\"'|–—-"
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_FULL_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_OPENING_CHARACTER = re.compile(r"[“\"'‘(\[]*[^\W_a-z]")
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day that a line gives, and the words of the line that give it.

    `day` is None where they are numbers in an order that nothing tells; it is one of `earliest` and
    `latest` then.
    """

    day: date | None
    words: str
    earliest: date
    latest: date


def read_dateline(text: str) -> Dateline | None:
    """Return what the first lines of `text` give as its date; the day of a change is none."""
    for line in _first_lines(text):
        for found in _find_days(line):
            if _is_changed(line, found) or not (
                _stands_alone(line, found) or _opens_a_story(line, found, text)
            ):
                continue
            written = found.written
            return Dateline(written.day, found.words, written.first, written.last)
    return None


def read_changed(text: str) -> Dateline | None:
    """Return what the first lines of `text` give as the day of its last change."""
    for line in _first_lines(text):
        for found in _find_days(line):
            day = found.written.day
            is_copied = _COPIED.match(line[: found.start]) is not None
            if day and not is_copied and _is_changed(line, found) and _stands_alone(line, found):
                return Dateline(day, found.words, day, day)
    return None


def read_copied(text: str) -> Dateline | None:
    """Return the earliest day on which a line at either end says it was printed or fetched."""
    days = [
        (found.written.day, found.words)
        for line in {*_first_lines(text), *_last_lines(text)}
        for found in _find_days(line)
        if found.written.day and _COPIED.match(line[: found.start])
    ]
    if not days:
        return None
    day, words = min(days)
    return Dateline(day, words, day, day)


def is_of_a_copy(text: str, start: int) -> bool:
    """Whether the date at `start` of `text` tells when it was printed or fetched."""
    line_start = text.rfind("\n", 0, start) + 1
    return _COPIED.fullmatch(text, line_start, start) is not None


def _first_lines(text: str) -> list[str]:
    """Return the lines that may date a report: the first ones, up to the second of its prose."""
    lines = [line.strip() for line in text[: _LINES * 400].splitlines()]
    first: list[str] = []
    prose = 0
    for line in filter(None, lines):
        if len(first) == _LINES or prose > 1:
            break
        first.append(line)
        prose += len(line) > _LONGEST_LINE and line.endswith((".", "!", "?", "”", '"'))
    return first


def _last_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[-_LINES * 400 :].splitlines())
    return [line for line in lines if line][-_LINES:]


def _find_days(line: str) -> Iterator[Shown]:
    """Yield the full days that are written out in `line`: English ones, else those of others."""
    head = line[: 2 * _LONGEST_LINE]
    found = [each for each in map(_as_shown, find_expressions(head, None)) if each]
    yield from found or find_shown(head)


def _as_shown(expression: TimeExpression) -> Shown | None:
    full = _FULL_DAY.fullmatch(expression.value)
    # "Memorial Day 2023" has but one number: it names a feast, not the day of writing.
    numbers = re.findall(r"\d+", expression.text)
    is_written_out = len(numbers) > 1 or len(numbers[0]) == 8 if numbers else False
    if full is None or not is_written_out:
        return None
    day = date.fromisoformat(full[1])
    numeric = read_written(expression.text)
    written = numeric if numeric and numeric.is_undecided else Written(day, day)
    # Dots stand between the numbers of dates that have the day first.
    if written.sign == ".":
        written = Written(day, day)
    return Shown(expression.start, expression.end, expression.text, written)


def _is_changed(line: str, found: Shown) -> bool:
    """Whether the words before the date, from the one before it on, tell of a change."""
    floor = max((each.end for each in _find_days(line) if each.end <= found.start), default=0)
    of_a_change = _CHANGED.search(line, floor, found.start) or CHANGED.search(
        line, floor, found.start
    )
    return of_a_change is not None


def _stands_alone(line: str, found: Shown) -> bool:
    """Whether the line holds nothing but the date, labels, and names as in a byline."""
    if len(line) > _LONGEST_LINE or _is_of_another_label(line[: found.start]):
        return False
    others = [each for each in _find_days(line) if each.start != found.start]
    if any(not _is_changed(line, each) and each.written != found.written for each in others):
        # "3 March 2020 – 9 June 2020": how long something lasts.
        return PUBLISHED.search(line, 0, found.start) is not None
    rest = line[: found.start] + " " + line[found.end :]
    words = _WORD.findall(rest)
    return len(words) <= _OTHER_WORDS and all(
        word.lower().rstrip(".") in _LABELS or word.lower() in _LABELS or word[0].isupper()
        for word in words
    )


def _is_of_another_label(before: str) -> bool:
    """Whether the date is that of something named: "Concert: 24 December 2023"."""
    label = re.search(r"([^\W\d_][\w.’'-]*)\s*:\s*\Z", before)
    if label is None or label[1].isupper():
        return False
    return label[1].lower() not in _LABELS and PUBLISHED.search(before) is None


def _opens_a_story(line: str, found: Shown, text: str) -> bool:
    before = line[: found.start].lstrip(_DECORATION)
    clock = _CLOCK.match(line, found.end)
    end = clock.end() if clock else found.end
    dash = _DASH.match(line, end)
    if before.strip():
        if dash is None or not _is_place(before):
            return False
        is_wire = before.strip(" ,:–—-").split("(")[0].isupper() or "(" in dash[0] or "/" in dash[0]
        return is_wire or _OPENING_CHARACTER.match(line, dash.end()) is not None
    if _heads_a_chronology(line, found, text):
        return False
    place = _PLACE_BEHIND.match(line, end)
    if place and _is_place(place["place"]) and (place["open"] or place["place"].strip().isupper()):
        return _tells(line, place.end())
    return dash is not None and _tells(line, dash.end())


def _is_place(words: str) -> bool:
    """Whether `words` may be a place, with a country, an agency or a name before or behind it."""
    names = [word for word in re.split(r"[\s,/()\[\]:|.–—-]+", words) if word]
    if not names or len(names) > _MOST_PLACE_WORDS or len(words) > _LONGEST_PLACE + 20:
        return False
    return names[0][0].isupper() and all(
        name.lower() not in _NO_PLACE and (name[0].isupper() or name in _SMALL) for name in names
    )


def _tells(line: str, start: int) -> bool:
    """Whether prose begins at `start`: a capital, some words, and the end of a sentence."""
    rest = line[start:]
    return (
        _OPENING_CHARACTER.match(rest) is not None
        and len(rest.split()) >= _FEWEST_WORDS
        and re.search(r"[.!?…][”\"’')\]]*(?:\s|$)|[。！？]", rest) is not None
    )


def _heads_a_chronology(line: str, found: Shown, text: str) -> bool:
    """Whether another line begins with another day."""
    for other in text.splitlines():
        plain = other.strip().lstrip(_DECORATION)
        if not plain[:1].isalnum() or not re.search(r"\d", plain[:20]) or other.strip() == line:
            continue
        for day in _find_days(plain[:40]):
            if day.start == 0 and day.written != found.written and len(plain) > day.end + 1:
                return True
    return False
