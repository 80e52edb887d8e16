"""Rich Text Format to reports: what is shown, in reading order, with notes behind paragraphs."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report, read_title
from qa.ingest.office.properties import make_properties
from qa.ingest.richtext.story import join_paragraphs, read_story
from qa.types import Refusal, Report

_MARK = b"{\\rtf"


def read_rtf(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the RTF file `stream`, cited as `source`, and what of it is not read.

    Raises:
        SourceError: it is none, or too large.
    """
    data = read_whole(stream)
    if not data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(_MARK):
        raise SourceError("not RTF: it does not begin with {\\rtf; save it as .rtf again")
    try:
        story = read_story(data)
    except ValueError as error:
        raise SourceError(f"cannot be read as RTF: {error}") from error
    if not story.is_whole:
        yield Refusal(f"{source}, in part", "the file breaks off; what stands before is read")
    if unread := [count_things(number, each) for each, number in (+story.left_out).items()]:
        yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")
    try:
        created = date(*story.created).isoformat()
    except ValueError:
        created = ""
    properties = make_properties(story.title, created)
    text = join_paragraphs(story.paragraphs)
    yield build_report(
        source,
        join_paragraphs([*story.paragraphs, *dict.fromkeys(story.running)]),
        kind="rtf",
        title=properties.title or read_title(text),
        metadata=properties.metadata,
        dated_by=len(text),
    )
