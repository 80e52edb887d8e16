"""The numbers that Word puts before the paragraphs of a list, and that stand in no text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qa.dates.timex.expressions import find_expressions
from qa.ingest.word.lists import Level, Lists, NumberedList
from qa.language.numbers import find_numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# The bounds of Word, but for decimals; what counts on behind them is no list of a person.
_LAST_LETTER, _LAST_ROMAN = 780, 32767
_LONGEST = 60
# What is looked at behind a number, for what it may be read into.
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph, with the space behind it; or why that is `unread`.

    Both are "" where nothing stands there, or a bullet, which says no more than the paragraph.
    """

    text: str = ""
    unread: str = ""


_NOTHING: Final = Label()


class Numbering:
    """Counts the paragraphs of a document's lists, in the order in which they are read."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        # By the kind of list: the last number of each level, and the story that it runs in.
        self._counted: dict[str, dict[int, int]] = {}
        self._stories: dict[str, Element | None] = {}
        # The lists and levels of which a paragraph was met.
        self._met: set[tuple[str, int]] = set()

    def count(self, paragraph: "Element", story: "Element | None", text: str) -> Label:
        """Count `paragraph`, which stands in `story`, and return what Word shows before its `text`.

        An empty one counts too, but what stands before it is not read.
        """
        found = self._lists.find(paragraph)
        if found is None:
            return _NOTHING
        list_id, at = found
        own = self._lists.lists[list_id]
        numbers = self._advance(list_id, own, at)
        # In which order Word counts the paragraphs of several stories is not told.
        first = self._stories.setdefault(own.kind, story)
        if first is not story:
            self._stories[own.kind] = None
        label = _write_label(own.levels, at, numbers) if text.strip() else _NOTHING
        if label.text and self._stories[own.kind] is None:
            return Label(unread="list number of lists that go on in a note or box")
        if label.text and not _stands_apart(label.text, text):
            return Label(unread="list number of lines that begin with a date or number")
        return label

    def _advance(self, list_id: str, own: NumberedList, at: int) -> Mapping[int, int]:
        numbers = self._counted.setdefault(own.kind, {})
        begins = (list_id, at) not in self._met and at in own.starts
        self._met.add((list_id, at))
        if at in numbers and not begins:
            numbers[at] += 1
        else:
            numbers[at] = own.starts.get(at, own.levels[at].start)
        for deeper in [each for each in numbers if each > at]:
            level = own.levels.get(deeper)
            if level is None or level.restart is None or at < level.restart:
                del numbers[deeper]
        return numbers


def _write_label(levels: Mapping[int, Level], at: int, numbers: Mapping[int, int]) -> Label:
    level = levels[at]
    if level.format == "bullet" or level.is_hidden:
        return _NOTHING
    if len(level.text) > _LONGEST or not level.text.isprintable():
        return Label(unread="list number of signs without a letter")
    pieces: list[str] = []
    for piece, place in _cut(level.text):
        pieces.append(piece)
        if place is None:
            continue
        format_ = levels[place].format if place in levels else "none"
        if format_ in ("bullet", "none"):
            continue
        if place > at or place not in numbers:
            return Label(unread="list number of levels below one that is skipped")
        written = write_number(numbers[place], "decimal" if level.is_legal else format_)
        if written is None:
            return Label(unread=f"list number of the format {format_[:_LONGEST]}")
        pieces.append(written)
    text = "".join(pieces).strip()
    # Without a letter or digit it is a bullet by another name.
    return Label(f"{text}{level.joint}") if any(map(str.isalnum, text)) else _NOTHING


def _stands_apart(label: str, text: str) -> bool:
    """Whether `label` is not read as part of a date or number: "1.4 March 2021" is no 4 March."""
    end = len(label)
    line = label + text.lstrip()[:_LOOKED_AT]
    found = [(each.start, each.end) for each in find_expressions(line, None)]
    found += [(each.start, each.end) for each in find_numbers(line)]
    return not any(first < end < last for first, last in found)


def _cut(text: str) -> "list[tuple[str, int | None]]":
    """Return the pieces of a level's text, each with the level, from 0, whose number follows it."""
    pieces = _PLACE.split(text)
    places = [int(each) - 1 for each in pieces[1::2]]
    return list(zip(pieces[::2], [*places, None], strict=True))


def write_number(number: int, format_: str) -> str | None:
    """Return `number` as Word writes it, None where it is no format of which that is sure."""
    write = _FORMATS.get(format_)
    return write(number) if write else None


def _write_letters(number: int) -> str | None:
    """Return a, b, … z, aa, bb, … zz, aaa."""
    if not 1 <= number <= _LAST_LETTER:
        return None
    times, letter = divmod(number - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] * (times + 1)


def _write_roman(number: int) -> str | None:
    if not 1 <= number <= _LAST_ROMAN:
        return None
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _in_capitals(write: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda number: (write(number) or "").upper() or None


_FORMATS: Final[Mapping[str, Callable[[int], str | None]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _write_letters,
    "upperLetter": _in_capitals(_write_letters),
    "lowerRoman": _write_roman,
    "upperRoman": _in_capitals(_write_roman),
}
