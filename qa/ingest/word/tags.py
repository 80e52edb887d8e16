"""The elements of WordprocessingML by their local names, and what is asked of them again and again.

ECMA-376, part 1. Names are compared without their namespace: the same elements stand in several,
of Word 2007, of its extensions, and of the strict variant.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OFF = frozenset({"0", "false", "off", "none"})


def name_of(element: "Element") -> str:
    """Return the local name, "" of a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: "Element", name: str = "val") -> str:
    """Return the attribute with the local `name`, or ""."""
    return next(
        (str(value) for key, value in element.items() if key.rpartition("}")[2] == name), ""
    )


def find_child(element: "Element | None", *path: str) -> "Element | None":
    """Return what the first children called as in `path` lead to, or None."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if name_of(child) == name), None)
    return element


def find_all(element: "Element", *names: str) -> "Iterator[Element]":
    """Yield every element below with one of these names, in the order of the document."""
    return (each for each in element.iter() if name_of(each) in names)


def is_on(properties: "Element | None", *names: str) -> bool:
    """Whether `properties` set one of these switches."""
    found = (find_child(properties, name) for name in names)
    return any(each is not None and value_of(each).lower() not in _OFF for each in found)
