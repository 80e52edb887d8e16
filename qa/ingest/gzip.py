"""Gzip files: what they unpack to, within bounds."""

import gzip
import io
from typing import BinaryIO

from qa.ingest.bounds import UnpackedStream


def unpack_gzip(stream: BinaryIO) -> io.BufferedReader:
    """Return the unpacked bytes of `stream`; reading them raises SourceError where it is a bomb."""
    unpacked = gzip.GzipFile(fileobj=stream)
    return io.BufferedReader(UnpackedStream(unpacked, stream.tell))
