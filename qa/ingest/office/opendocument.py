"""OpenDocument files (ODF 1.3): their content, and the paragraphs of it as a person sees them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.errors import SourceError
from qa.ingest.office.package import DAMAGED, check_package, is_ole, read_part
from qa.ingest.office.xml import attribute, find_named, local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENCRYPTED = re.compile(rb"<(?:\w+:)?encryption-data\b")
# White space is one space; more of it, tabs and line ends have elements of their own.
_SPACE = re.compile(r"[ \t\r\n]+")
_LONGEST_SPACE = 200
# What is never shown: what a change took away, what describes a picture or a form.
_UNSEEN = frozenset(
    {"tracked-changes", "title", "desc", "forms", "sequence-decls", "variable-decls", "notes",
     "user-field-decls", "dde-connection-decls", "settings", "note-citation", "event-listeners"}
)  # fmt: skip
_COUNTED = {
    "annotation": "comment",
    "image": "picture",
    "object": "embedded object",
    "object-ole": "embedded object",
    "plugin": "embedded object",
    "hidden-text": "run of hidden text",
    "hidden-paragraph": "run of hidden text",
}


@contextmanager
def open_document(data: bytes, kind: str) -> "Iterator[_Element]":
    """Give the content of the package `data`, a document of `kind`, such as "workbook".

    Raises:
        SourceError: it is damaged, too large, a bomb or has a password; so are parsers' errors in
            the block.
    """
    from lxml.etree import LxmlError

    if is_ole(data):
        raise SourceError(f"a {kind} of another format; save it in the one that its suffix tells")
    try:
        check_package(data)
        if _ENCRYPTED.search(read_part(data, "META-INF/manifest.xml")):
            raise SourceError(f"a {kind} with a password; save it without one")
        yield parse_xml(read_part(data, "content.xml"))
    except (*DAMAGED, LxmlError, TypeError, AttributeError) as error:
        raise SourceError(f"a damaged {kind}, or none: {error}") from error


def list_hidden(*roots: "_Element") -> frozenset[str]:
    """Return the names of the styles whose text is hidden."""
    return frozenset(
        attribute(style, "name")
        for root in roots
        for style in find_named(root, "style")
        if any(attribute(each, "display") == "none" for each in style.iter())
    )


def read_paragraphs(
    element: "_Element", left_out: Counter[str], hidden: Collection[str] = ()
) -> list[str]:
    """Return the paragraphs and rows of tables below `element`; what stands beside one behind it.

    What is seen and is no text is counted in `left_out`.
    """
    return _Reader(left_out, hidden).read_blocks(element)


@dataclass(slots=True)
class _Reader:
    left_out: Counter[str]
    hidden: Collection[str]
    _behind: list[str] = field(default_factory=list)

    def read_blocks(self, parent: "_Element") -> list[str]:
        blocks: list[str] = []
        for element in parent:
            name = local_name(element)
            if self._leave_out(element, name):
                continue
            if name in ("p", "h"):
                text = self._read_inline(element).strip(" ")
                blocks += [text, *self._take_behind()]
            elif name == "table":
                blocks += self._read_rows(element)
            else:
                blocks += self.read_blocks(element)
        return [block for block in blocks if block.strip()]

    def _take_behind(self) -> list[str]:
        behind, self._behind = self._behind, []
        return behind

    def _read_rows(self, table: "_Element") -> list[str]:
        rows = []
        for row in find_named(table, "table-row"):
            if next(row.iterancestors("{*}table"), None) is not table:
                continue
            cells = [
                " ".join(self.read_blocks(cell))
                for cell in row
                if local_name(cell) in ("table-cell", "covered-table-cell")
            ]
            rows.append("\t".join(cells).rstrip("\t"))
        return rows

    def _leave_out(self, element: "_Element", name: str) -> bool:
        """Whether `element` is not read; it is counted where a person would see it."""
        if not name or name in _UNSEEN:
            return True
        if attribute(element, "style-name") in self.hidden and name in ("p", "h", "span"):
            self.left_out["run of hidden text"] += bool("".join(element.itertext()).strip())
            return True
        if name == "section" and attribute(element, "display") == "none":
            self.left_out["run of hidden text"] += 1
            return True
        # A field that shows the day on which the file is opened.
        if name in ("date", "time") and attribute(element, "fixed") != "true":
            self.left_out["date field"] += 1
            return True
        if name in _COUNTED:
            # A chart has a picture of itself beside it.
            is_shadow = name == "image" and _stands_beside_object(element)
            self.left_out[_COUNTED[name]] += not is_shadow
            return True
        return False

    def _read_inline(self, parent: "_Element") -> str:
        pieces = [_SPACE.sub(" ", parent.text or "")]
        for element in parent:
            name = local_name(element)
            if not self._leave_out(element, name):
                pieces.append(self._read_piece(element, name))
            pieces.append(_SPACE.sub(" ", element.tail or ""))
        return "".join(pieces)

    def _read_piece(self, element: "_Element", name: str) -> str:
        match name:
            case "s":
                count = attribute(element, "c")
                return " " * min(int(count) if count.isdecimal() else 1, _LONGEST_SPACE)
            case "tab":
                return "\t"
            case "line-break":
                return "\n"
            case "note" | "text-box" | "custom-shape":
                outer, self._behind = self._behind, []
                blocks = self.read_blocks(element)
                self._behind = [*outer, *blocks, *self._behind]
                return ""
            case "ruby-text":
                return ""
            case _:
                return self._read_inline(element)


def _stands_beside_object(element: "_Element") -> bool:
    frame = element.getparent()
    return frame is not None and any(local_name(each).startswith("object") for each in frame)
