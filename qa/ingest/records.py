"""Records of JSONL and CSV to reports, by their fields `id, title, date, text, url`."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import IO

from qa.dates.reports.columns import Column
from qa.dates.reports.given import DateField
from qa.dates.reports.written import Order, read_written
from qa.ingest.bounds import MEGABYTE
from qa.ingest.build import Origin, build_report
from qa.ingest.fieldnames import Naming, name_field
from qa.types import Refusal, Report

_TAKEN = ("id", "title", "text", "url")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Of records that wait for the order of their dates; more of them wait on disk.
_WAITING_IN_MEMORY = 32 * MEGABYTE
_MOST_SHOWN = 5
_LOOKED_AT = 20
_LONGEST_LIST = 80


@dataclass(slots=True)
class _Told:
    """The values of a date field that were not understood: how many, and the first of them."""

    count: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, value: str, place: str) -> None:
        self.count += 1
        if len(self.shown) < _MOST_SHOWN:
            self.shown.append(f"“{' '.join(value.split())[:60]}” ({place})")

    def list_shown(self) -> str:
        more = self.count - len(self.shown)
        return ", ".join(self.shown) + (f" and {more:,} more" if more else "")


@dataclass(slots=True)
class _Dates:
    """What is known of one date field of a file."""

    column: Column = field(default_factory=Column)
    count: int = 0
    unread: _Told = field(default_factory=_Told)
    undecided: _Told = field(default_factory=_Told)


class RecordReader:
    """Makes reports of the records of one file, one after the other.

    A record whose date may be read in two orders waits for the end of the file, which may settle
    it.
    """

    def __init__(self, source: str, kind: str, naming: Naming) -> None:
        self._source = source
        self._kind = kind
        self._naming = naming
        # Fields that hold dates where none is known as the date, and in how many records they look.
        self._unnamed: dict[str, None] = {}
        self._looked = 0
        self._dates: dict[str, _Dates] = {}
        self._waiting: IO[str] = SpooledTemporaryFile(  # noqa: SIM115 - closed in `finish`
            _WAITING_IN_MEMORY, "w+", encoding="utf-8"
        )

    def take(
        self, record: Mapping[str, object], place: str, row: str = ""
    ) -> Iterator[Report | Refusal]:
        """Yield the report in `record`, which stands at `place`, why there is none, or nothing yet.

        A report's `source` is its record's `id`, which is cited with its `row` where that has a
        name; offsets are into the record's text.
        """
        names = self._naming.find(record)
        fields = _read_fields(record, names, place)
        if isinstance(fields, Refusal):
            yield fields
            return
        if "date" not in names and self._looked < _LOOKED_AT:
            self._looked += 1
            self._look_for_dates(record, names)
        value, name = fields["date"], names.get("date", "date")
        dates = self._dates.setdefault(name, _Dates())
        written = read_written(value)
        dates.column.note(written)
        if value.strip():
            dates.count += 1
            if written is None:
                dates.unread.add(value, place)
        if written and written.is_undecided:
            self._waiting.write(json.dumps([fields, name, place, row]) + "\n")
        else:
            yield self._build(fields, name, place, row, None)

    def finish(self) -> Iterator[Report | Refusal]:
        """Yield the reports that waited, and a line for each date field that was not understood."""
        with self._waiting as waiting:
            waiting.seek(0)
            for line in waiting:
                fields, name, place, row = json.loads(line)
                written = read_written(fields["date"])
                dates = self._dates[name]
                order = dates.column.order_of(written) if written else None
                if order is None:
                    dates.undecided.add(fields["date"], place)
                yield self._build(fields, name, place, row, order)
        for name in self._unnamed:
            message = "holds dates, but is not known as the date of its reports"
            yield Refusal(
                f"{self._source}, the field “{name}”",
                f"{message}; name it: {name_field('date', name)}",
            )
        for name, dates in self._dates.items():
            yield from self._tell(name, dates)

    def _look_for_dates(self, record: Mapping[str, object], names: Mapping[str, str]) -> None:
        for name, value in record.items():
            written = read_written(value) if isinstance(value, str) else None
            # A bare number is more often a count than a year or a moment.
            if written and not str(value).isdecimal() and name not in names.values():
                self._unnamed[name] = None

    def _build(
        self, fields: Mapping[str, str], name: str, place: str, row: str, order: Order | None
    ) -> Report | Refusal:
        called = "its date field" if name == "date" else f"its field “{name}”"
        given = DateField(fields["date"], called, order)
        # Without an id, its place is what it is called by.
        has_row = bool(row and fields["id"])
        built = build_report(
            fields["id"] or place, fields["text"], kind=self._kind, title=fields["title"],
            field=given, url=fields["url"], origin=Origin.RECORD,
            pages=(0,) if has_row else (), page_names=(row,) if has_row else (),
        )  # fmt: skip
        return built if isinstance(built, Report) else replace(built, source=place)

    def _tell(self, name: str, dates: _Dates) -> Iterator[Refusal]:
        place = f"{self._source}, the date field “{name}”"
        of_all = f"of its {dates.count:,} values"
        if dates.unread.count:
            shown = dates.unread.list_shown()
            yield Refusal(
                place, f"{dates.unread.count:,} {of_all} are no dates it can read: {shown}"
            )
        if dates.undecided.count:
            shown = dates.undecided.list_shown()
            message = f"{dates.undecided.count:,} {of_all} may have the day or the month first"
            yield Refusal(
                place, f"{message}, and no other tells: {shown}; write them as 2019-05-02"
            )


def _read_fields(
    record: Mapping[str, object], names: Mapping[str, str], place: str
) -> dict[str, str] | Refusal:
    fields: dict[str, str] = {}
    for each in _TAKEN:
        value = record.get(names.get(each, each)) or ""
        if not isinstance(value, str):
            return Refusal(place, f"the field {names.get(each, each)!r} is not a string")
        fields[each] = value
    day = record.get(names.get("date", "date"))
    if day is not None and not isinstance(day, str | int | float):
        # {"$date": …}: as databases export it; else it is told as it stands.
        inner = list(day.values()) if isinstance(day, Mapping) else []
        is_wrapped = len(inner) == 1 and isinstance(inner[0], str | int | float)
        day = inner[0] if is_wrapped else json.dumps(day, ensure_ascii=False, default=str)
    fields["date"] = "" if day is None else str(day)
    if any(_LONE_SURROGATE.search(value) for value in fields.values()):
        return Refusal(place, "holds half of a surrogate pair, which is no character")
    if "text" not in names:
        message = f"has no field 'text', but: {', '.join(record)[:_LONGEST_LIST]}"
        return Refusal(place, f"{message}; call one so, or name it: {name_field('text', 'NAME')}")
    if not fields["text"].strip():
        return Refusal(place, f"empty: its field {names.get('text', 'text')!r} holds no text")
    return fields
