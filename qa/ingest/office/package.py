"""Documents that are ZIP packages of XML parts: what is checked before a library opens them."""

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile

from qa.errors import SourceError
from qa.ingest.bounds import LARGEST_FILE, MEGABYTE, check_unpacked

# A parsed part takes about 10 times its size.
LARGEST_PART = 64 * MEGABYTE
# What zipfile raises on damaged archives, as mutated ones show.
DAMAGED = (
    BadZipFile, zlib.error, EOFError, LookupError, ValueError, NotImplementedError, RuntimeError,
    OSError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
# The namespaces of the strict variant, which the libraries do not open.
_VARIANT = re.compile(
    rb'"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled|'
    rb"ms-powerpoint\.(?:presentation|slideshow|template)\.macroEnabled|"
    rb"openxmlformats-officedocument\.(?:wordprocessingml\.template|"
    rb'presentationml\.(?:slideshow|template)))\.main\+xml"'
)
_STRICT = b"purl.oclc.org/ooxml"


def check_package(data: bytes, *, forbidden: bytes = b"<!DOCTYPE") -> None:
    """Check that the parts of `data` can be unpacked and parsed within bounds.

    Parts of XML that hold the bytes `forbidden` are refused.

    Raises:
        SourceError: they cannot, define entities, or are of the strict variant.
    """
    with ZipFile(io.BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
        check_unpacked(size, len(data))
        if size > LARGEST_FILE:
            raise SourceError(f"unpacks to more than {LARGEST_FILE // MEGABYTE} MB; split it")
        for part in parts.infolist():
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            if part.file_size > LARGEST_PART:
                message = f"its {part.filename} is larger than {LARGEST_PART // MEGABYTE} MB"
                raise SourceError(f"{message}; split it")
            # Without the zero bytes, that of UTF-16 reads alike.
            if forbidden in parts.read(part).replace(b"\0", b""):
                raise SourceError(f"its {part.filename} defines entities, as XML bombs do")
            if part.filename == "_rels/.rels" and _STRICT in parts.read(part):
                raise SourceError("of the kind “Strict Open XML”; save it as the common kind")


def is_ole(data: bytes) -> bool:
    """Whether `data` is a compound file: an old format, or a new one with a password."""
    return data.startswith(_OLE)


def count_parts(data: bytes, pattern: str) -> int:
    """Return how many parts of the package `data` have a name that `pattern` matches whole."""
    with ZipFile(io.BytesIO(data)) as parts:
        return sum(1 for name in set(parts.namelist()) if re.fullmatch(pattern, name, re.I))


def read_part(data: bytes, name: str) -> bytes:
    """Return the part `name` of the package `data`, b"" where it has none."""
    with ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name) if name in parts.namelist() else b""


def retype_main(data: bytes, main: bytes) -> bytes:
    """Return the package `data` with its main part of the type `main`, if it is a variant of it.

    Templates, shows and documents with macros differ from a document in that type alone, and the
    libraries open no other.
    """
    types = read_part(data, "[Content_Types].xml")
    retyped = _VARIANT.sub(b'"' + main + b'"', types)
    if retyped == types:
        return data
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            new.writestr(name, retyped if name == "[Content_Types].xml" else old.read(name))
    return made.getvalue()
