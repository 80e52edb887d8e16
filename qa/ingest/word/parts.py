"""The parts of a Word document that hold text: its body, notes, headers and footers, and styles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.ingest.word.tags import find_all, find_child, is_on, name_of, value_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element as Element


def list_notes(document: "Document") -> "dict[tuple[str, str], Element]":
    """Return the footnotes and endnotes, by ("footnote" or "endnote", id)."""
    return {
        (kind, value_of(note, "id")): note
        for kind in ("footnote", "endnote")
        for root in list_related(document.part, f"{kind}s")
        for note in root
        if name_of(note) == kind
    }


def list_running(document: "Document") -> "tuple[list[Element], list[Element]]":
    """Return the headers and the footers that are shown on some page, each once."""
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    settings = next(list_related(document.part, "settings"), None)
    is_mirrored = is_on(settings, "evenAndOddHeaders")
    for section in find_all(document.element.body, "sectPr"):
        for reference in section:
            kind = value_of(reference, "type")
            if (kind == "first" and not is_on(section, "titlePg")) or (
                kind == "even" and not is_mirrored
            ):
                continue
            if name_of(reference) == "headerReference":
                headers[value_of(reference, "id")] = None
            elif name_of(reference) == "footerReference":
                footers[value_of(reference, "id")] = None
    parts = document.part.related_parts
    above, below = (
        [_parse(parts[key]) for key in keys if key in parts] for keys in (headers, footers)
    )
    return above, below


def read_styles(document: "Document") -> tuple[frozenset[str], dict[str, str]]:
    """Return the ids of the styles whose text is hidden, and the name of each style.

    Names are English whatever the language of the Word that wrote them; ids are not.
    """
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    hidden: dict[str, bool] = {}
    for root in list_related(document.part, "styles"):
        for style in find_all(root, "style"):
            key = value_of(style, "styleId")
            name, base = find_child(style, "name"), find_child(style, "basedOn")
            names[key] = value_of(name) if name is not None else key
            based[key] = value_of(base) if base is not None else ""
            properties = find_child(style, "rPr")
            if find_child(properties, "vanish") is not None:
                hidden[key] = is_on(properties, "vanish")
    return frozenset(key for key in names if _inherits(key, hidden, based)), names


def _inherits(key: str, hidden: dict[str, bool], based: dict[str, str]) -> bool:
    seen: set[str] = set()
    while key and key not in hidden and key not in seen:
        seen.add(key)
        key = based.get(key, "")
    return hidden.get(key, False)


def list_related(part: "Part", kind: str) -> "Iterator[Element]":
    """Yield the root of each part that `part` names as one of this `kind`, such as "footnotes"."""
    for relation in part.rels.values():
        if relation.reltype.rpartition("/")[2] == kind and not relation.is_external:
            yield _parse(relation.target_part)


def _parse(part: "Part") -> "Element":
    from docx.oxml.parser import parse_xml

    root: Element = parse_xml(part.blob)
    return root
