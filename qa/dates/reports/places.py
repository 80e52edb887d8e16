"""The date in the place of a report: the name of its file, the folders around it, its address.

`25.11.2014`, `14 Nov 2014`, `20141209T1830Z` and the folders `2014/11/14` are days, `2014-04` is a
month, `04-11-2014` one of two days until other names of its folder tell the order. Versions, phone
numbers, docket numbers, addresses of machines and sizes are none.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qa.dates.reports.columns import Column
from qa.dates.reports.written import Written, read_written
from qa.dates.timex.almanac import last_of_month, make_date
from qa.dates.timex.lexicon import MONTHS

_YEAR = r"(?P<year>(?:19|20)\d\d)"
# "v2014.12.09", "tel 2014-12-09": a version, a phone, the address of a machine.
_NUMBERED = re.compile(
    r"(?:^|[\W_\d])(?:(?:v|ver|version|rev|revision|build|ip|ipv4|isbn|issn|doi|sku)[\W_]{0,3}"
    r"|(?:tel|telephone|phone|fax|mob|mobile)[\W_\d]{0,12})\Z",
    re.I,
)
# "docket-20141209", "case 2014-04": the twelve hundred and ninth of a year, not a day of it.
_COUNTED = re.compile(
    r"(?:^|[\W_\d])(?:docket|case|no|nr|num|number|ref|reference|id|ticket|invoice|order|serial"
    r"|acct|account|file no|issue|vol|volume|az|aktenzeichen)[\W_]{0,3}\Z",
    re.I,
)
_SIZE = re.compile(r"\s?(?:px|x\d|kb|mb|gb|dpi|bytes)", re.I)
_AFTER_NUMBER = re.compile(r"\d([-._ :])\Z")
_ISO = re.compile(
    rf"(?<!\d){_YEAR}(?:(?P<sign>[-_ ])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
    r"|\.(?P<month2>\d\d)\.(?P<day2>\d\d))(?!\d)"
)
_COMPACT = re.compile(
    r"(?<![^\W_])(?P<letters>[A-Za-z]{3,})?" + _YEAR + r"(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?:[.,]\d+)?(?:Z|[+-]\d{4})?"
    r"|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?(?![^\W_])",
)
_TRIPLE = re.compile(
    r"(?<!\d)(?P<one>\d{1,2})(?P<sign>[-_. ])(?P<other>\d{1,2})(?P=sign)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)(?!\.\d)"
)
_NAMED = re.compile(
    r"(?<![^\W_])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\W_]{0,3}(?:de[\W_])?(?P<name>[^\W\d_]{3,12})\.?"
    r",?[\W_]{0,3}(?:de[\W_])?(?P<year>(?:19|20)\d\d)(?![^\W_])"
    r"|(?<![^\W_])(?P<name2>[^\W\d_]{3,12})\.?[\W_]{0,3}(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,[\W_]{0,2}|[\W_]{1,3})(?P<year2>(?:19|20)\d\d)(?![^\W_])"
    r"|(?<![^\W_])(?P<year3>(?:19|20)\d\d)[\W_]{0,2}(?P<name3>[^\W\d_]{3,12})[\W_]{0,2}"
    r"(?P<day3>\d{1,2})(?![^\W_])"
)
_MONTH = re.compile(rf"(?<!\d)(?<!\d[-._/]){_YEAR}[-_](?P<month>\d\d)(?![-.]?\d)(?![^\W_])")
_NAMED_MONTH = re.compile(
    r"(?<![^\W_])(?:(?P<name>[A-Za-z]{3,9})\.?[\W_]{0,2}(?P<year>(?:19|20)\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)[\W_]{0,2}(?P<name2>[A-Za-z]{3,9}))(?![^\W_])"
)
_FOLDERS = re.compile(
    r"(?:^|/)(?P<year>(?:19|20)\d\d)/(?:(?P<month>\d{1,2})|(?:\d{1,2}[\W_])?(?P<name>[A-Za-z]{3,9})"
    r"|(?:19|20)\d\d[-_.](?P<again>\d\d))/"
    r"(?:(?P<day>\d{1,2})(?=/)|(?:19|20)\d\d[-_.]\d\d[-_.](?P<last>\d\d)(?=/))?"
)
_JOINED_FOLDERS = re.compile(r"(?:^|/)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)(?P<day>\d\d)(?=/)")
_CAPTURE = re.compile(
    r"archive\.(?:org|today|ph|is|md|li|fo|vn)[/_](?:web[/_])?"
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{0,6}(?:[a-z]{2}_)?[/_]+",
    re.I,
)
_WORDS_TOO = frozenset({"march", "may", "mar"})
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,5}$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says of a date: the day, a month, one of two days, or a day it was seen by."""

    written: Written
    words: str
    is_capture: bool = False


def read_place(source: str) -> Iterator[Named]:
    """Yield the dates in the path `source`, the nearest first: the file's, its folders'.

    That of a ZIP archive is left out: it is the day of a backup as often as of its reports.
    """
    capture = _CAPTURE.search(source)
    seen = _to_day(capture) if capture else None
    if capture and seen:
        yield Named(Written(seen, seen), seen.isoformat(), is_capture=True)
        source = source[capture.end() :]
    parts = [part for part in source.split("/") if not part.lower().endswith(".zip")]
    found = [read_name(part) for part in reversed(parts)]
    folders = _read_folders("/".join(parts))
    # A day among the folders of the year stands before what a folder says of a month.
    if folders and folders.written.day:
        yield from filter(None, (found[0] if found else None, folders))
    else:
        yield from filter(None, [*found, folders])


def read_address(url: str) -> Iterator[Named]:
    """Yield the dates in the path of the address `url`; that of its capture first, if it is one."""
    capture = _CAPTURE.search(url)
    if capture and (seen := _to_day(capture)):
        yield Named(Written(seen, seen), seen.isoformat(), is_capture=True)
        url = url[capture.end() :]
    path = re.sub(r"^[a-z]+:/+", "", url, flags=re.I).partition("/")[2]
    path = re.split(r"[?#]", path)[0]
    folders = _read_folders(f"/{path}")
    if folders and folders.written.day:
        yield folders
        return
    for part in reversed(path.split("/")):
        named = read_name(part)
        if named and named.written.day:
            yield named
            return
    if folders:
        yield folders


def read_name(name: str) -> Named | None:
    """Return the date in `name`, of a file or a folder; of several, the days from first to last."""
    plain = _SUFFIX.sub("", name)
    days = list(_find_days(plain))
    decided = [each for each in days if each.written.day]
    if decided:
        firsts = [each.written.first for each in decided]
        if len(set(firsts)) == 1:
            return decided[0]
        words = " and ".join(dict.fromkeys(each.words for each in decided))
        return Named(Written(min(firsts), max(firsts)), words)
    return days[0] if days else _read_month(plain)


def settle_order(name: str, list_others: Callable[[], Iterable[str]]) -> Named | None:
    """Return the day in `name` in the order that the others beside it show, None if none does."""
    named = read_name(name)
    if named is None or not named.written.is_undecided:
        return None
    column = Column()
    for other in list_others():
        for each in _find_days(_SUFFIX.sub("", other)):
            column.note(each.written)
    told = named.written.read_in(column.order_of(named.written))
    return Named(told, named.words) if told.day else None


def _find_days(plain: str) -> Iterator[Named]:
    """Yield the days in `plain`; where no number of a day can be right, nothing."""
    for found in _ISO.finditer(plain):
        sign, groups = found["sign"] or ".", found.groupdict()
        month, number = groups["month"] or groups["month2"], groups["day"] or groups["day2"]
        day = make_date(int(found["year"]), int(month), int(number))
        if day and not _is_a_number(plain, found, sign, is_surely_dated=sign in "-_"):
            yield Named(Written(day, day), found[0])
    for found in _COMPACT.finditer(plain):
        day, letters = _to_day(found), found["letters"] or ""
        is_counted = _COUNTED.search(plain[: found.start()] + letters) is not None
        # A hexadecimal sum has letters and digits by chance.
        is_sum = letters != "" and re.fullmatch("[a-f]+", letters, re.I) is not None
        if (
            day
            and not is_counted
            and not is_sum
            and not _is_a_number(plain, found, "", start=letters)
        ):
            yield Named(Written(day, day), found[0][len(letters) :])
    for found in _TRIPLE.finditer(plain):
        if not _is_a_number(plain, found, found["sign"]):
            yield from _read_triple(found)
    for found in _NAMED.finditer(plain):
        day = _read_named(found)
        if day:
            yield Named(Written(day, day), found[0].strip())


def _read_triple(found: re.Match[str]) -> Iterator[Named]:
    sign = found["sign"].replace("_", "-").replace(" ", "-")
    written = read_written(f"{found['one']}{sign}{found['other']}{sign}{found['year']}")
    if written and written.is_undecided and sign == ".":
        # Dots stand between the numbers of dates that have the day first.
        day = written.day_first or written.first
        written = Written(day, day)
    if written:
        yield Named(written, found[0])


def _read_named(found: re.Match[str]) -> date | None:
    for end in ("", "2", "3"):
        name = found[f"name{end}"]
        if name:
            month = _month_of(name)
            if month == 0 and not end:
                other = read_written(f"{found['day']} {name} {found['year']}")
                return other.day if other else None
            return make_date(int(found[f"year{end}"]), month, int(found[f"day{end}"]))
    return None


def _read_month(plain: str) -> Named | None:
    for found in _MONTH.finditer(plain):
        year, month = int(found["year"]), int(found["month"])
        in_front = plain[: found.start()]
        is_number = _NUMBERED.search(in_front) or _COUNTED.search(in_front)
        if not 1 <= month <= 12 or is_number:
            continue
        if month == (year + 1) % 100:
            # A season, or a financial year, as well as a month.
            return Named(Written(date(year, 1, 1), date(year + 1, 12, 31)), found[0])
        return Named(_month(year, month), found[0])
    for found in _NAMED_MONTH.finditer(plain):
        name = found["name"] or found["name2"]
        month = _month_of(name)
        # "peace march 2014", "2014 may day": a word of other meanings is a month at the beginning.
        is_word = name.lower() in _WORDS_TOO and (found["name2"] or found.start() > 0)
        if month and not is_word:
            return Named(_month(int(found["year"] or found["year2"]), month), found[0])
    return None


def _read_folders(path: str) -> Named | None:
    """Return what folders of years, months and days say: `2014/11/14/…`, `2014/nov/…`."""
    best: Named | None = None
    for found in [*_JOINED_FOLDERS.finditer(path), *_FOLDERS.finditer(path)]:
        groups = found.groupdict()
        name = groups.get("name")
        month = _month_of(name) if name else int(groups["month"] or groups.get("again") or 0)
        day = groups.get("day") or groups.get("last")
        year = int(groups["year"])
        whole = make_date(year, month, int(day)) if day else None
        if whole:
            return Named(Written(whole, whole), found[0].strip("/"))
        if 1 <= month <= 12:
            best = Named(_month(year, month), found[0].strip("/"))
    return best


def _is_a_number(
    plain: str,
    found: re.Match[str],
    sign: str,
    *,
    is_surely_dated: bool = False,
    start: str = "",
) -> bool:
    """Whether `found` in `plain` is of a version, a phone, the address of a machine, or a size.

    Behind another number and its own `sign` it goes on with that, unless `is_surely_dated`: reports
    are numbered, as in `001-2021-03-31`.
    """
    in_front = plain[: found.start()]
    if _NUMBERED.search(in_front + start) or _SIZE.match(plain, found.end()):
        return True
    before = _AFTER_NUMBER.search(in_front)
    return before is not None and (before[1] in ".:" or (before[1] == sign and not is_surely_dated))


def _month_of(name: str) -> int:
    """Return the number of the English month `name`, 0 where it is none."""
    return MONTHS.get(name.lower(), 0)


def _month(year: int, month: int) -> Written:
    return Written(date(year, month, 1), last_of_month(year, month))


def _to_day(found: re.Match[str]) -> date | None:
    return make_date(int(found["year"]), int(found["month"]), int(found["day"]))
