"""The properties of a document: its title, and the day on which it was created."""

from dataclasses import dataclass

from qa.dates.reports.given import Metadata
from qa.ingest.office.package import read_part
from qa.ingest.office.xml import parse_xml, read_first

# What programs write where nobody wrote a title.
_NO_TITLE = frozenset(
    {"", "Word Document", "Untitled", "PowerPoint Presentation", "Presentation", "Unknown"}
)
# When the templates of python-docx and python-pptx were made, which all of their documents inherit.
_TEMPLATES_CREATED = ("2013-12-23T23:15:00", "2013-01-27T09:14:16")


@dataclass(frozen=True, slots=True)
class Properties:
    """The title of a document, and the moment that it was created; "" where it tells none.

    When it was last modified is left aside: that dates a copy or a change.
    """

    title: str = ""
    created: str = ""

    @property
    def metadata(self) -> Metadata:
        """What dates the document."""
        return Metadata(created=self.created, created_name="the document's creation date")


def make_properties(title: str, created: str) -> Properties:
    """Return the properties without what programs and templates have put there."""
    plain = " ".join(title.split())
    is_template = created.startswith(_TEMPLATES_CREATED)
    return Properties("" if plain in _NO_TITLE else plain, "" if is_template else created)


def read_core(data: bytes) -> Properties:
    """Return the properties of the Open XML package `data` (ECMA-376, part 2, 11).

    Raises:
        lxml.etree.XMLSyntaxError: they are no XML.
    """
    return _read(data, "docProps/core.xml", "created")


def read_meta(data: bytes) -> Properties:
    """Return the properties of the OpenDocument package `data` (ODF 1.3, part 3, 4.3).

    Raises:
        lxml.etree.XMLSyntaxError: they are no XML.
    """
    return _read(data, "meta.xml", "creation-date")


def _read(data: bytes, name: str, created: str) -> Properties:
    part = read_part(data, name)
    if not part:
        return Properties()
    root = parse_xml(part)
    return make_properties(read_first(root, "title"), read_first(root, created))
