"""The lists that a Word document defines: how each of their levels counts, and who is in them.

ECMA-376, part 1, 17.9. A paragraph or its style names a list (`num`), which is one of a kind
(`abstractNum`) with up to nine levels; lists of one kind count on where the other stopped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.ingest.word.parts import list_related
from qa.ingest.word.tags import find_all, find_child, is_on, name_of, value_of

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts and looks; its `text` has "%1" for the number of the first.

    `restart` is the level, from 1, behind which it begins anew: 0 for none, None for any above it.
    `style` is the id of the paragraphs that are always of this level. One that `is_legal` shows
    all numbers as digits; the numbers of one that `is_hidden` count unseen.
    """

    start: int
    format: str
    text: str
    joint: str
    restart: int | None
    style: str
    is_legal: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: its `kind`, the levels, from 0, and the numbers that some begin with in it alone."""

    kind: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    base: str
    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document by their ids, and which styles put their paragraphs into them."""

    lists: Mapping[str, NumberedList] = field(default_factory=dict)
    styles: Mapping[str, _Style] = field(default_factory=dict)

    def find(self, paragraph: "Element") -> tuple[str, int] | None:
        """Return the list that `paragraph` is in, by its id, and its level; None for none."""
        properties = find_child(paragraph, "pPr")
        chain = list(self._list_bases(_read_value(properties, "pStyle")))
        own = find_child(properties, "numPr")
        inherited = next((each.list_id for _, each in chain if each.list_id), "")
        list_id = _read_value(own, "numId") or inherited
        if list_id == NO_LIST or list_id not in self.lists:
            return None
        level = _read_number(own, "ilvl")
        if level is None:
            level = _find_level(chain, self.lists[list_id].levels)
        return (list_id, level) if level in self.lists[list_id].levels else None

    def _list_bases(self, key: str) -> "Iterator[tuple[str, _Style]]":
        """Yield the style `key`, "" for that of all paragraphs, and those that it is based on."""
        seen: set[str] = set()
        while key in self.styles and key not in seen:
            seen.add(key)
            yield key, self.styles[key]
            key = self.styles[key].base or " "


def read_lists(document: "Document") -> Lists:
    """Return what `document` says of lists."""
    styles = {
        key: style
        for root in list_related(document.part, "styles")
        for each in find_all(root, "style")
        for key, style in _read_style(each)
    }
    roots = list(list_related(document.part, "numbering"))
    kinds = {value_of(each, "abstractNumId"): each for root in roots for each in root
             if name_of(each) == "abstractNum"}  # fmt: skip
    nums = [each for root in roots for each in root if name_of(each) == "num"]
    used = {value_of(each, "numId"): _read_value(each, "abstractNumId") for each in nums}
    levels = {key: _read_levels(_follow(kind, kinds, used, styles)) for key, kind in kinds.items()}
    lists = {
        value_of(each, "numId"): _read_list(each, levels)
        for each in nums
        if _read_value(each, "abstractNumId") in levels
    }
    return Lists(lists, styles)


def _read_style(style: "Element") -> "Iterator[tuple[str, _Style]]":
    numbering = find_child(style, "pPr", "numPr")
    read = _Style(
        _read_value(style, "basedOn"),
        _read_value(numbering, "numId"),
        _read_number(numbering, "ilvl"),
    )
    yield value_of(style, "styleId"), read
    if value_of(style, "type") == "paragraph" and value_of(style, "default") in ("1", "true"):
        yield "", read


def _follow(
    kind: "Element", kinds: "Mapping[str, Element]", used: Mapping[str, str],
    styles: Mapping[str, _Style],
) -> "Element":  # fmt: skip
    """Return the kind of list whose levels `kind` has: another one, where a style stands for it."""
    style = styles.get(_read_value(kind, "numStyleLink"))
    return kinds.get(used.get(style.list_id, ""), kind) if style else kind


def _read_list(num: "Element", levels: Mapping[str, Mapping[int, Level]]) -> NumberedList:
    kind = _read_value(num, "abstractNumId")
    own = dict(levels[kind])
    starts: dict[int, int] = {}
    for override in num:
        level = _to_number(value_of(override, "ilvl"))
        if name_of(override) != "lvlOverride" or level is None:
            continue
        own.update(_read_levels(override))
        start = _read_number(override, "startOverride")
        if start is not None:
            starts[level] = start
    return NumberedList(kind, own, starts)


def _read_levels(parent: "Element") -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in parent:
        number = _to_number(value_of(each, "ilvl"))
        if name_of(each) != "lvl" or number is None:
            continue
        # A format of its own stands in an alternative, and the plain one behind it.
        format_ = next(find_all(each, "numFmt"), None)
        levels[number] = Level(
            start=_read_number(each, "start") or 0,
            format=value_of(format_) if format_ is not None else "decimal",
            text=_read_value(each, "lvlText"),
            joint="" if _read_value(each, "suff") == "nothing" else " ",
            restart=_read_number(each, "lvlRestart"),
            style=_read_value(each, "pStyle"),
            is_legal=is_on(each, "isLgl"),
            is_hidden=is_on(find_child(each, "rPr"), "vanish"),
        )
    return levels


def _find_level(chain: "list[tuple[str, _Style]]", levels: Mapping[int, Level]) -> int:
    for key, style in chain:
        linked = next((at for at, level in levels.items() if key and level.style == key), None)
        if linked is not None or style.level is not None:
            return linked if linked is not None else style.level or 0
    return 0


def _read_value(parent: "Element | None", name: str) -> str:
    child = find_child(parent, name)
    return value_of(child) if child is not None else ""


def _read_number(parent: "Element | None", name: str) -> int | None:
    return _to_number(_read_value(parent, name))


def _to_number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None
