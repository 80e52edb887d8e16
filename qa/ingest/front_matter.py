"""The block of fields above the prose of a note or a post, as Jekyll, Hugo and Obsidian write it.

It stands between two lines of `---` (YAML) or `+++` (TOML) at the top of the file. Of YAML, lines
that hold a field are read, not all of the language: a title with a colon in it, which YAML refuses,
is a title all the same.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qa.dates.reports.columns import Column
from qa.dates.reports.given import NO_FIELD, NO_METADATA, DateField, Metadata
from qa.dates.reports.written import read_written
from qa.ingest.fieldnames import Naming, plain_name
from qa.types import Refusal

_OPENING = re.compile(r"\ufeff?(?:[ \t]*\r?\n)*(---|\+\+\+)[ \t]*\r?\n")
_CLOSINGS = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M),
             "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.M)}  # fmt: skip
_LONGEST = 1 << 16
_FIELD = re.compile(r"""(["']?)([^\W\d_][\w .@/-]{0,40}?)\1[ \t]*:(?:[ \t]+(.*)|)""")
_NESTED = re.compile(r"[ \t]+\S|-(?:[ \t]|$)")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?""")
# "Pier #4" is none, though YAML has it so.
_COMMENT = re.compile(r"(?:^|\s)#(?:\s.*|$)")
_BLOCK = re.compile(r"[>|][-+\d]{0,2}(?:\s+#.*)?")
_TAG = re.compile(r"!{1,2}[\w:.,/]*\s+")
# "[[2021-03-04]]", "[[2021-03-04|Thursday]]": a link to the note of a day.
_LINK = re.compile(r"\[+\s*([^\[\]|]+?)\s*(?:\|[^\[\]]*)?\]+")
_NO_VALUE = frozenset({"", "null", "~", "none", "true", "false", "yes", "no"})

# As `plain_name` has them. What others of these say is no day of publication.
_CHANGED = frozenset(
    "lastmod lastmodified lastmodifiedat modified modifiedat datemodified updated updatedat "
    "dateupdated lastupdated update edited mtime".split()
)
_CREATED = frozenset("created createdat createdon creationdate datecreated ctime".split())
_FETCHED = frozenset(
    "captured clipped retrieved accessed dateaccessed fetched saved datesaved added "
    "dateadded".split()
)
_OTHER_SENSES = frozenset("tag day time data jour".split())
# By one of these, or a date or a title, the block shows that it is one.
_KEYS = frozenset(
    "layout tags tag categories category author authors slug draft description summary permalink "
    "aliases keywords cssclass cssclasses type lang".split()
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above the prose, which begins behind the first `end` characters of the file.

    `unread` names the fields that were not understood, each with why.
    """

    end: int = 0
    title: str = ""
    date: DateField = NO_FIELD
    metadata: Metadata = NO_METADATA
    url: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)

    def tell_unread(self, source: str) -> Iterator[Refusal]:
        """Yield a line for each field of the file `source` that was not understood."""
        for name, reason in self.unread.items():
            yield Refusal(f"{source}, {name}", reason)


NO_FRONT_MATTER = FrontMatter()


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`; `NO_FRONT_MATTER` where a line of `---` is but a line."""
    opening = _OPENING.match(text)
    if opening is None:
        return NO_FRONT_MATTER
    closing = _CLOSINGS[opening[1]].search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return NO_FRONT_MATTER
    block = text[opening.end() : closing.start()]
    if opening[1] == "---":
        fields = _read_yaml(block)
    else:
        try:
            fields = _read_toml(block)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return FrontMatter(
                unread={"the block above its text": f"read as text: no TOML: {error}"}
            )
    known = Naming().find(fields)
    names = {plain_name(name) for name in fields}
    if not ({"date", "title"} & known.keys() or names & (_KEYS | _CHANGED | _CREATED)):
        return NO_FRONT_MATTER
    return _understand(fields, min(closing.end() + 1, len(text)))


def _read_toml(block: str) -> dict[str, str]:
    read = tomllib.loads(block.replace("\r\n", "\n"))
    return {name: _drop_link("" if value is None else str(value)) for name, value in read.items()}


def _read_yaml(block: str) -> dict[str, str]:
    """Return the fields of `block`, none where a line of it is neither a field nor part of one."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in block.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            name = found[2]
            # The first one counts.
            kept = fields.setdefault(name, [])
            name = name if not kept else ""
            if name:
                kept.append(found[3] or "")
        elif not fields or not _NESTED.match(line):
            return {}
        elif name:
            fields[name].append(line.strip())
    return {name: _read_value(lines) for name, lines in fields.items()}


def _read_value(lines: list[str]) -> str:
    """Return the value that stands in `lines`, the first of them behind its name."""
    first, *rest = lines
    if _BLOCK.fullmatch(first.strip()):
        return " ".join(rest)
    value = _TAG.sub("", " ".join((first, *rest)).strip(), count=1)
    value = value.removeprefix("- ").strip() if not first and len(rest) == 1 else value
    quoted = _QUOTED.fullmatch(value)
    if quoted is None:
        return _drop_link(_COMMENT.sub("", value).strip())
    if value.startswith("'"):
        return _drop_link(quoted[1][1:-1].replace("''", "'"))
    try:
        return _drop_link(str(json.loads(quoted[1], strict=False)))
    except ValueError:
        return _drop_link(quoted[1][1:-1])


def _drop_link(value: str) -> str:
    found = _LINK.fullmatch(value.strip())
    return found[1] if found else value.strip()


def _understand(fields: Mapping[str, str], end: int) -> FrontMatter:
    told = {name: value for name, value in fields.items() if value.lower() not in _NO_VALUE}
    unread = {name: reason for name in _list_dates(told) if (reason := _doubt(told[name]))}
    published = [name for name in _list_published(told) if read_written(told[name])]
    known = Naming().find(told)
    urls = (told.get(known.get("url", ""), ""), told.get(known.get("source", ""), ""))
    url = next((each for each in urls if each.lower().startswith(("http://", "https://"))), "")
    return FrontMatter(
        end,
        told.get(known.get("title", ""), ""),
        _make_field(published[0], told) if published else _first_unread(told),
        _make_metadata(told, is_clipping=bool(url)),
        url,
        {f"the date field “{name}”": reason for name, reason in unread.items()},
    )


def _list_published(told: Mapping[str, str]) -> list[str]:
    """Return the names of the fields that hold the day of publication, the surest first."""
    left = [name for name in told if plain_name(name) not in
            _CHANGED | _CREATED | _FETCHED | _OTHER_SENSES]  # fmt: skip
    found: list[str] = []
    while name := Naming().find(left).get("date"):
        found.append(name)
        left.remove(name)
    # Hugo's `date` is that of writing where there is a `publishDate`.
    return sorted(found, key=lambda name: not plain_name(name).startswith("pub"))


def _list_dates(told: Mapping[str, str]) -> list[str]:
    others = [name for name in told if plain_name(name) in _CHANGED | _CREATED | _FETCHED]
    return [*_list_published(told), *others]


def _doubt(value: str) -> str:
    """Return what is not understood of the date `value`, "" for nothing."""
    written = read_written(value)
    shown = " ".join(value.split())[:60]
    if written is None:
        return f"“{shown}” is no date it can read"
    if written.is_undecided and Column().order_of(written) is None:
        return f"“{shown}” may have the day or the month first; write it as 2019-05-02"
    return ""


def _make_field(name: str, told: Mapping[str, str]) -> DateField:
    written = read_written(told[name])
    order = Column().order_of(written) if written else None
    return DateField(told[name], _describe(name), order, is_alone=True)


def _first_unread(told: Mapping[str, str]) -> DateField:
    return next((_make_field(name, told) for name in _list_published(told)), NO_FIELD)


def _make_metadata(told: Mapping[str, str], *, is_clipping: bool) -> Metadata:
    """Return the days on which it was changed, and made or, of another's page, kept."""
    changed = _find_day(told, _CHANGED)
    # Of a page of others, the note was made when it was kept.
    fetched = _find_day(told, _FETCHED | _CREATED if is_clipping else _FETCHED)
    created = ("", "") if is_clipping else _find_day(told, _CREATED)
    return Metadata(
        created=created[1], created_name=created[0],
        latest=changed[1], latest_name=f"{changed[0]} says",
        captured=fetched[1], captured_name=f"{fetched[0]} says",
    )  # fmt: skip


def _find_day(told: Mapping[str, str], names: frozenset[str]) -> tuple[str, str]:
    """Return which of the fields called as in `names` holds a day, and the day, or two ""."""
    for name, value in told.items():
        written = read_written(value) if plain_name(name) in names else None
        if written and (day := written.read_in(Column().order_of(written)).day):
            return _describe(name), day.isoformat()
    return "", ""


def _describe(name: str) -> str:
    return f"the field “{name}” above its text"
