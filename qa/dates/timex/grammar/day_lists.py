"""Days that share their month: "3 to 5 May", "April 20, 21 and 26", "Monday 20 and 27 April".

Each day of a list is an expression of its own: a list is one or more *items*, a number with or
without its weekday, between separators, and a month in front of the first or behind the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.dates.timex.almanac import day_exists
from qa.dates.timex.grammar.absolute import (
    finish_date,
    read_calendar_date,
    read_month,
)
from qa.dates.timex.grammar.numerals import read_day_number, read_year_number
from qa.dates.timex.lexicon import MONTHS, PLURAL_WEEKDAYS, WEEKDAYS, word_set
from qa.dates.timex.meanings import NumberedWeekday, PartialDate, Phrase
from qa.language.number_words import ORDINAL_ENDINGS, ORDINALS, TENS
from qa.language.tokens import Tokens

_LINKS = frozenset({"-", "–", "—", "to", "and", "or", "through", "until", "till", "&", "plus"})
_ALL_WEEKDAYS = WEEKDAYS | PLURAL_WEEKDAYS
_SHORTEST_FULL = 6
# A list of more days than this is none; the look to the left of a month goes no further.
_MOST_TOKENS = 60
_SURE_BY_COMMAS = 3
_IN_LIST = (
    frozenset(WEEKDAYS) | frozenset(PLURAL_WEEKDAYS) | ORDINAL_ENDINGS | frozenset(ORDINALS)
    | frozenset(TENS) | _LINKS | frozenset({",", ".", "the", "of"})
)  # fmt: skip
# "March 3 and 4 people": what is counted, where no plural tells.
_COUNTED = word_set("percent % people men women children million billion thousand police more - /")
_NO_PLURAL = word_set("was is has as this its his us yes always perhaps unless besides across plus")
# What may stand behind the bare number of "on Tuesday 19", which could count something else.
_BEHIND_NUMBER = word_set(". , ; ) at from until till between") | {"", *_LINKS}


@dataclass(frozen=True, slots=True)
class _Item:
    """Tokens `start` to `end` (exclusive) that name a day of a month, and its weekday if told."""

    start: int
    end: int
    day: int
    weekday: int | None
    is_ordinal: bool


@dataclass(frozen=True, slots=True)
class _List:
    """Items in a row, and whether more than commas join them."""

    items: tuple[_Item, ...]
    is_linked: bool

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def is_sure(self) -> bool:
        """Whether these are no numbers that merely stand side by side."""
        has_weekdays = all(item.weekday for item in self.items)
        return self.is_linked or has_weekdays or len(self.items) >= _SURE_BY_COMMAS


def read_day_list(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read two or more days that share a month, from token `i` on; empty if there are none."""
    return (
        _read_month_first(tokens, i)
        or _read_month_last(tokens, i)
        or _read_paired(tokens, i)
        or _read_without_month(tokens, i)
    )


def read_numbered_weekday(tokens: Tokens, i: int) -> Phrase | None:
    """Read "Monday the 27th" and "Tuesday 19", of a month that is left unsaid."""
    item = _read_item(tokens, i)
    if item is None or item.weekday is None or not _stands_without_month(tokens, item):
        return None
    return Phrase(i, item.end, NumberedWeekday(item.weekday, item.day))


def find_list_start(tokens: Tokens, month: int, floor: int) -> int:
    """Where a list of days might begin that the month at token `month` closes."""
    words, i = tokens.words, month
    least = max(floor, month - _MOST_TOKENS)
    while i > least and (words[i - 1] in _IN_LIST or _is_short_number(words[i - 1])):
        i -= 1
    return i


def _is_short_number(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal()


def _read_item(tokens: Tokens, i: int) -> _Item | None:
    words = tokens.words
    at, weekday = _read_weekday_name(tokens, i)
    has_article = words[at] == "the"
    has_comma = weekday is not None and words[at] == ","
    if has_comma:
        at += 1
        has_article = words[at] == "the"
    at += has_article
    numbered = read_day_number(tokens, at)
    if numbered is None:
        return None
    day, end = numbered
    is_ordinal = not words[end - 1].isdecimal()
    if has_comma and not (is_ordinal or words[end] in MONTHS or words[end] in _BEHIND_NUMBER):
        return None
    return _Item(i, end, day, weekday, is_ordinal)


def _read_weekday_name(tokens: Tokens, i: int) -> tuple[int, int | None]:
    """Read the weekday of an item: the token behind it, and which it is."""
    word = tokens.words[i]
    weekday = _ALL_WEEKDAYS.get(word)
    if weekday is None or not (len(word) >= _SHORTEST_FULL or tokens.is_capitalised(i)):
        return i, None
    has_stop = len(word) < _SHORTEST_FULL and tokens.words[i + 1] == "." and tokens.touches(i)
    return i + 1 + has_stop, weekday


def _read_items(tokens: Tokens, i: int) -> _List | None:
    """Read the items from token `i` on."""
    first = _read_item(tokens, i)
    if first is None:
        return None
    items, is_linked = [first], False
    while len(items) < _MOST_TOKENS:
        at, linked = _skip_separator(tokens, items[-1].end)
        item = _read_item(tokens, at) if at > items[-1].end else None
        if item is None:
            break
        items.append(item)
        is_linked = is_linked or linked
    return _List(tuple(items), is_linked)


def _skip_separator(tokens: Tokens, i: int) -> tuple[int, bool]:
    """The token behind "," or "and" or ", and"; `i` itself if there is neither."""
    at = i + (tokens.words[i] == ",")
    is_linked = tokens.words[at] in _LINKS
    return at + is_linked, is_linked


def _read_month_first(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "March 3-5, 2021", "April 20, 21 and 26" and "May the 3rd and 4th"."""
    named = read_month(tokens, i)
    if named is None:
        return ()
    month, at = named
    found = _read_items(tokens, at)
    if found is None or len(found.items) < 2 or not _exist(found.items, month):
        return ()
    told = read_year_number(tokens, found.end + (tokens.words[found.end] == ","))
    if told is None and _counts_things(tokens, i, found):
        return ()
    if not (found.is_sure or _is_linked_beside(tokens, i, found.end)):
        return ()
    if len(found.items) > 2 and not _ascend(found.items):
        return ()
    year, end = told or (None, found.end)
    starts = [i, *(item.start for item in found.items[1:])]
    ends = [*(item.end for item in found.items[:-1]), end]
    return tuple(
        Phrase(start, stop, PartialDate(year, month, item.day))
        for item, start, stop in zip(found.items, starts, ends, strict=True)
    )


def _is_linked_beside(tokens: Tokens, start: int, end: int) -> bool:
    """Whether "April 29, 30" goes on in "and May 1", or "29, 30 April" in "and 1 May"."""
    at, is_linked = _skip_separator(tokens, end)
    following = read_day_number(tokens, at)
    behind = following[1] if following else at
    goes_on = is_linked and tokens.words[behind] in MONTHS
    return goes_on or tokens.words[start - 1] in _LINKS


def _counts_things(tokens: Tokens, i: int, found: _List) -> bool:
    """Whether the last number counts what stands behind it: "on March 3 and 4 soldiers died"."""
    behind = tokens.words[found.end]
    if found.items[-1].is_ordinal or tokens.words[i - 1] == "the":
        return False
    if behind in _COUNTED:
        return True
    is_plural = behind.isalpha() and behind.endswith("s") and not behind.endswith("ss")
    return is_plural and len(behind) > 3 and behind not in _NO_PLURAL


def _read_month_last(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "3 to 5 May 2021", "Monday 20, Tuesday 21 and Sunday 26 April", "the 3rd and 4th of"."""
    found = _read_items(tokens, i)
    if found is None or len(found.items) < 2:
        return ()
    named = read_month(tokens, found.end + (tokens.words[found.end] in ("of", "-")))
    if named is None or not (found.is_sure or _is_linked_beside(tokens, i, named[1])):
        return ()
    if not _exist(found.items, named[0]) or not _ascend(found.items):
        return ()
    *others, own = found.items
    last = finish_date(tokens, own.start, named[1], named[0], own.day)
    if last is None or not isinstance(last.meaning, PartialDate):
        return ()
    shared = last.meaning
    return (*(_place(item, shared) for item in others), last)


def _place(item: _Item, shared: PartialDate) -> Phrase:
    return Phrase(item.start, item.end, replace(shared, day=item.day))


def _read_paired(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "Tuesday and Wednesday, March 3 and 4": as many numbers as weekdays.

    So too "Monday (April 20)".
    """
    names: list[tuple[int, int]] = []
    at = i
    while True:
        end, weekday = _read_weekday_name(tokens, at)
        if weekday is None:
            return ()
        names.append((at, end))
        at, _ = _skip_separator(tokens, end)
        is_bracketed = tokens.words[at] == "("
        at += is_bracketed
        if tokens.words[at] not in _ALL_WEEKDAYS:
            break
    if at == names[-1][1] or (len(names) == 1 and not is_bracketed):
        return ()
    days = _read_month_first(tokens, at) or _read_month_last(tokens, at)
    if not days and len(names) == 1:
        days = _read_single(tokens, at)
    if len(days) != len(names):
        return ()
    named = zip(names, days, strict=True)
    return (*(Phrase(start, end, day.meaning) for (start, end), day in named), *days)


def _read_single(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    day = read_calendar_date(tokens, i)
    is_day = day and isinstance(day.meaning, PartialDate) and day.meaning.day
    return (day,) if day and is_day else ()


def _read_without_month(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "Tuesday 3 and Thursday 5": each has its weekday, so that the month can be found."""
    found = _read_items(tokens, i)
    if found is None or len(found.items) < 2:
        return ()
    if not all(item.weekday for item in found.items) or tokens.words[found.end] in MONTHS:
        return ()
    if not _stands_without_month(tokens, found.items[-1]):
        return ()
    return tuple(
        Phrase(item.start, item.end, NumberedWeekday(item.weekday or 1, item.day))
        for item in found.items
    )


def _stands_without_month(tokens: Tokens, item: _Item) -> bool:
    """Whether this names a day: "on Tuesday 19 people met" and "Monday the 1st team" do not."""
    words = tokens.words
    if item.is_ordinal:
        behind = words[item.end]
        return words[item.end - 1] in ORDINAL_ENDINGS and behind not in _ALL_WEEKDAYS
    is_bare = words[item.end - 2] in _ALL_WEEKDAYS
    return is_bare and words[item.end] in _BEHIND_NUMBER


def _exist(items: Sequence[_Item], month: int) -> bool:
    return all(day_exists(month, item.day) for item in items)


def _ascend(items: Sequence[_Item]) -> bool:
    return all(one.day < other.day for one, other in pairwise(items))
