"""Presentations, books and saved pages, made here."""

import io
from datetime import datetime

from format_samples import MORE, TEXT, make_zip
from pptx import Presentation


def save_slides(presentation: Presentation) -> bytes:
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def make_pptx(*slides: tuple[str, str, str], created: datetime | None = None) -> bytes:
    """Return a presentation of `slides`: a title, a body and notes each."""
    presentation = Presentation()
    for title, body, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, body
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    if created:
        presentation.core_properties.created = created
    return save_slides(presentation)


def make_rtf(body: str = f"{TEXT}\\par {MORE}\\par", head: str = "") -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg1252{head}{body}}}".encode("cp1252")


def list_book(
    chapters: dict[str, str], meta: str = "", nav: str = "", extra: str = ""
) -> dict[str, bytes]:
    """Return the members of a book whose `chapters` are pages by the names of their files."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    contents = (
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"<metadata>{meta}</metadata><manifest>{items}{contents}</manifest>"
        f"<spine>{spine}{extra}</spine></package>"
    )
    root = '<container><rootfiles><rootfile full-path="in/c.opf"/></rootfiles></container>'
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": root.encode(),
        "in/c.opf": package.encode(),
        "in/nav.xhtml": f"<html><body><nav>{nav}</nav></body></html>".encode(),
        **{
            f"in/{name}": f"<!DOCTYPE html><html><body>{page}</body></html>".encode()
            for name, page in chapters.items()
        },
    }


def make_epub(*texts: str) -> bytes:
    return make_zip(list_book({f"{n}.xhtml": f"<p>{text}</p>" for n, text in enumerate(texts)}))


def make_mht(page: bytes, headers: str = "") -> bytes:
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://news.example.org/harbour",
        "Date: Fri, 2 Apr 2021 10:00:00 -0000",
        'Content-Type: multipart/related; type="text/html"; boundary="B"',
        "",
        "--B",
        "Content-Type: text/html",
        "Content-Location: https://news.example.org/harbour",
        *headers.splitlines(),
        "",
        "",
    ]
    picture = b"\r\n--B\r\nContent-Type: image/png\r\n\r\ncanary\r\n--B--\r\n"
    return "\r\n".join(lines).encode() + page + picture
