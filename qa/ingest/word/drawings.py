"""What a drawing of a Word document holds: text boxes and shaped words to read, and the rest."""

from collections import Counter
from typing import TYPE_CHECKING

from qa.ingest.word.tags import find_all, name_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def look_into(drawing: "Element") -> "tuple[list[Element], Counter[str]]":
    """Return the text boxes and the shaped words of `drawing`, and what else it shows."""
    boxes: list[Element] = []
    shown: Counter[str] = Counter()
    is_object = name_of(drawing) == "object"
    if is_object:
        shown["embedded object"] += 1
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        name = name_of(element)
        if name == "txbxContent" or (name == "textpath" and value_of(element, "string")):
            boxes.append(element)
            continue
        if name == "AlternateContent":
            waiting.extend(reversed(choose_alternative(element)))
            continue
        if name in ("chart", "relIds"):
            shown["chart" if name == "chart" else "diagram"] += 1
        elif name in ("pic", "imagedata") and not is_object:
            shown["picture"] += 1
        elif name == "contentPart":
            shown["drawing by hand"] += 1
        waiting.extend(reversed(element))
    return boxes, shown


def choose_alternative(alternatives: "Element") -> "Element":
    """Return the one of `alternatives` that Word shows: the first, unless it holds nothing."""
    shown = ("t", "txbxContent", "pic", "chart", "relIds", "contentPart")
    kinds = [each for each in alternatives if name_of(each) in ("Choice", "Fallback")]
    full = (each for each in kinds if next(find_all(each, *shown), None) is not None)
    return next(full, kinds[0] if kinds else alternatives)
