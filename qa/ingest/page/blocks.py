"""All the text of a page that is nothing but text, such as a chapter of a book, block by block."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section
    summary table tbody tfoot thead tr ul""".split()
)
_UNSEEN = frozenset("head script style template noscript svg math iframe object rt rp".split())
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
# Marks, in text, of the end of a block and of a line; neither is a character of prose.
_END, _BREAK = "\x1e", "\x1f"


def list_blocks(tree: "HtmlElement") -> list[str]:
    """Return the paragraphs, headings, items and rows of tables of `tree`, in their order."""
    whole = "".join(_walk(tree))
    blocks = (_SPACE.sub(" ", each).strip() for each in whole.split(_END))
    lines = (_AROUND_BREAK.sub("\n", each.replace(_BREAK, "\n")).strip("\n ") for each in blocks)
    return [each.replace("\x1d", "\t").strip("\t") for each in lines if each.strip("\x1d \n")]


def find_heading(tree: "HtmlElement") -> str:
    """Return the first heading of `tree`, or ""."""
    for element in tree.iter():
        if element.tag in _HEADINGS and (text := " ".join(list_blocks(element)).strip()):
            return text
    return ""


def _walk(tree: "HtmlElement") -> Iterator[str]:
    """Yield the text of `tree` with marks between blocks; nesting, however deep, is no matter."""
    from lxml.etree import iterwalk

    skipped = 0
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not skipped:
                yield element.tail or ""
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        is_unseen = tag in _UNSEEN or element.get("hidden") is not None
        if event == "start":
            skipped += is_unseen
            if not skipped:
                yield _mark(tag) + (element.text or "")
        else:
            skipped -= is_unseen
            if not skipped:
                yield (_END if tag in _BLOCKS else "\x1d" if tag in _CELLS else "")
                yield element.tail or "" if element is not tree else ""


def _mark(tag: str) -> str:
    return _BREAK if tag == "br" else _END if tag in _BLOCKS else ""
