"""PowerPoint presentations to reports: python-pptx opens them; a slide's text, then its notes."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.office.package import (
    DAMAGED,
    check_package,
    count_parts,
    is_ole,
    retype_main,
)
from qa.ingest.office.properties import read_core
from qa.ingest.office.xml import attribute, find_named, local_name
from qa.ingest.places import join_places
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_BETWEEN_PARAGRAPHS = "\n\n"
# Boxes that every slide has: its number, the day of showing it, a running line.
_RUNNING = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_COUNTED = {
    "pic": "picture",
    "chart": "chart",
    "relIds": "diagram",
    "oleObj": "embedded object",
    "contentPart": "drawing by hand",
}

_PARTS = {
    "page of comments": r"ppt/comments/[^/]+\.xml",
    "recording": r"ppt/media/.+\.(?:mp4|m4a|mp3|wav|avi|wmv|mov|mpe?g)",
    "macro": r"ppt/vbaProject\.bin",
}


def read_pptx(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the presentation `stream`, cited as `source`, and what is not read.

    Shapes are read in the order of the slide's file, which is that of reading it aloud. A fallback
    that is drawn where a program does not know a shape is not read beside it.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    if is_ole(data):
        raise SourceError("a presentation with a password, or a .ppt; save it as .pptx without one")
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    try:
        check_package(data)
        data = retype_main(data, _MAIN)
        yield from _read(data, source)
    # What python-pptx, zipfile and lxml raise on broken files, as mutated ones show.
    except (
        *DAMAGED, LxmlError, PythonPptxError, TypeError, AttributeError, AssertionError,
    ) as error:  # fmt: skip
        raise SourceError(f"a damaged presentation, or none: {error}") from error


def _read(data: bytes, source: str) -> Iterator[Report | Refusal]:
    import pptx

    left_out: Counter[str] = Counter()
    pieces: list[tuple[str, str]] = []
    title = ""
    for number, slide in enumerate(pptx.Presentation(io.BytesIO(data)).slides, start=1):
        if attribute(slide.element, "show") in ("0", "false"):
            yield Refusal(f"{source}, slide {number}", "a hidden slide; show it to have it read")
            continue
        blocks = list(_read_shapes(slide.shapes._spTree, left_out))
        pieces.append((f"slide {number}", _BETWEEN_PARAGRAPHS.join(blocks)))
        notes = _read_notes(slide, left_out)
        pieces.append((f"notes of slide {number}", _BETWEEN_PARAGRAPHS.join(notes)))
        title = title or _read_title(slide)
    for each, pattern in _PARTS.items():
        left_out[each] += count_parts(data, pattern)
    if unread := [count_things(number, each) for each, number in (+left_out).items()]:
        yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")
    placed = join_places(pieces)
    properties = read_core(data)
    yield build_report(
        source,
        placed.text,
        kind="pptx",
        title=properties.title or title,
        metadata=properties.metadata,
        pages=placed.starts,
        page_names=placed.names,
    )


def _read_notes(slide: Any, left_out: Counter[str]) -> list[str]:
    if not slide.has_notes_slide:
        return []
    return list(_read_shapes(slide.notes_slide.shapes._spTree, left_out))


def _read_title(slide: Any) -> str:
    shape = slide.shapes.title
    return " ".join(shape.text_frame.text.split()) if shape is not None else ""


def _read_shapes(shapes: "Iterable[_Element]", left_out: Counter[str]) -> Iterator[str]:
    """Yield the paragraphs of `shapes`, a row of a table as one; count what is no text."""
    for shape in shapes:
        name = local_name(shape)
        if name in _COUNTED:
            left_out[_COUNTED[name]] += 1
        elif name in ("Fallback", "nvSpPr", "nvGrpSpPr", "nvGraphicFramePr"):
            continue
        elif name == "sp" and (_is_hidden(shape) or _kind_of(shape) in _RUNNING):
            left_out["hidden shape"] += _is_hidden(shape) and _has_text(shape)
        elif name == "p":
            if text := _read_paragraph(shape).strip():
                yield text
        elif name == "tr":
            cells = [" ".join(_read_shapes(cell, left_out)) for cell in shape]
            yield "\t".join(cells).rstrip("\t")
        else:
            yield from _read_shapes(shape, left_out)


def _read_paragraph(paragraph: "_Element") -> str:
    """Return the text of `paragraph`; a field that shows a number or a day is none."""
    pieces: list[str] = []
    for child in paragraph:
        name = local_name(child)
        if name == "r":
            pieces.append("".join(each.text or "" for each in find_named(child, "t")))
        elif name == "br":
            pieces.append("\n")
        elif name in ("AlternateContent", "m", "oMath", "oMathPara"):
            pieces.append("".join(each.text or "" for each in find_named(child, "t")))
    return "".join(pieces).replace("\v", "\n")


def _kind_of(shape: "_Element") -> str:
    return next((attribute(each, "type") for each in find_named(shape, "ph")), "")


def _is_hidden(shape: "_Element") -> bool:
    described = next(find_named(shape, "cNvPr"), None)
    return described is not None and attribute(described, "hidden") in ("1", "true")


def _has_text(shape: "_Element") -> bool:
    return any((each.text or "").strip() for each in find_named(shape, "t"))
