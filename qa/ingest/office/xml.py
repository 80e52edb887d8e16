"""XML of documents to a tree, without entities or the network, and the names of its tags."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes) -> "_Element":
    """Return the root of the XML `data`.

    Raises:
        lxml.etree.XMLSyntaxError: it is none.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def local_name(element: "_Element") -> str:
    """Return the name of `element` without its namespace, "" of a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: "_Element", name: str) -> str:
    """Return the attribute `name` of `element` in any namespace, or ""."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def find_named(element: "_Element", name: str) -> Iterator["_Element"]:
    """Yield the elements below `element` that are called `name` in any namespace, in order."""
    for each in element.iter():
        if local_name(each) == name:
            yield each


def read_first(element: "_Element", name: str) -> str:
    """Return the text of the first element called `name` below `element`, or ""."""
    return next((" ".join("".join(each.itertext()).split()) for each in find_named(element, name)),
                "")  # fmt: skip
