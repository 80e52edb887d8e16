"""Bytes to text: byte order marks first, then UTF-8, then what was declared, then a detection."""

import codecs
import io
import re
from typing import BinaryIO, Final

from qa.errors import SourceError

# UTF-32's little-endian mark begins with that of UTF-16. The marks stay in the text, as U+FEFF.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings that news was ever written in; without a list, short texts are found to be exotic.
_DETECTED: Final = (
    "cp1252 latin_1 cp1251 cp1250 koi8_r cp1253 cp1254 cp1255 cp1256 cp1257 shift_jis euc_jp "
    "gb18030 big5 euc_kr cp866"
).split()
_WESTERN = "cp1252"
# Of which Western text is often found to be, since they differ from it in a few letters.
_NEAR_WESTERN = frozenset({"cp1250", "cp1254", "cp1257"})
# By how much these must be likelier by their letters (of 1). News in English is the common case.
_LIKELIER = 0.1
# A letter beside these is of another encoding: "podpisa³" is "podpisał".
_NOT_WESTERN = re.compile(r"[^\W\d_][¹²³¼½¾¿¡¶ªº¢£¥¦§¨¯´¸ˆ˜]|[¹²³¼½¾¢£¥¦¨¯´¸ˆ˜][^\W\d_]")
# Codecs that are encodings of whole texts; others, such as punycode, are slow by design.
_DECLARABLE = re.compile(
    r"ascii|utf-(?:7|8|16|32)|iso8859-\d+|cp\d+|koi8-[rtu]|gb\w+|big5\w*|euc_\w+|shift_jis\w*|"
    r"iso2022_\w+|hz|mac-\w+|tis-620|johab"
)
# Written in ASCII bytes, so that they would pass for UTF-8.
_SEVEN_BIT = re.compile(r"iso2022_\w+|hz|utf-7")
_SAMPLE = 1 << 18
_BEGINNING = 1 << 13
# Fewer in a short file say little.
_FEWEST_ZEROS = 4
_CONTROL = re.compile("[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


def decode_text(data: bytes, declared: str = "") -> str:
    """Return the text that `data` holds, which a header may have `declared` the encoding of.

    Raises:
        SourceError: it is not text, or in no encoding that is known.
    """
    text = data.decode(_find_encoding(data, declared), errors="strict")
    _check_is_text(text)
    return text


def _find_encoding(data: bytes, declared: str) -> str:
    """Return an encoding in which the whole of `data` can be decoded."""
    if marked := _read_mark(data):
        return _require(data, marked)
    known = _normalise(declared)
    candidates = [known] if known and _SEVEN_BIT.fullmatch(known) else []
    candidates += ["utf-8", known]
    for encoding in filter(None, candidates):
        # U+0000 is valid UTF-8, and every second byte of English in UTF-16.
        if _fits(data, encoding) and not (encoding == "utf-8" and b"\0" in data):
            return encoding
    return _guess_wide(data) if b"\0" in data else detect_encoding(data)


def detect_encoding(data: bytes) -> str:
    """Return the encoding that `data`, which is not UTF-8, is most likely in.

    Raises:
        SourceError: it fits none.
    """
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if sample.isascii() and not data.isascii():
        first = next(n for n, byte in enumerate(data) if byte > 127)
        sample = data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2]
    found = list(from_bytes(sample, cp_isolation=_DETECTED))
    if found:
        best, western = found[0], None
        if best.encoding in _NEAR_WESTERN:
            western = next((m for m in found if _WESTERN in m.could_be_from_charset), None)
        if western and western.coherence >= best.coherence - _LIKELIER and _is_western(sample):
            best = western
        encoding = _WESTERN if best is western else best.encoding
        for candidate in (encoding, *best.could_be_from_charset, _WESTERN, "latin-1"):
            if _fits(data, candidate):
                return candidate
    return _require(data, "utf-8")


def recode_marked(stream: io.BufferedReader) -> BinaryIO:
    """Return `stream` in UTF-8, where its mark or its zero bytes say that it is in a wider one."""
    encoding = _read_mark(stream.peek(4)[:4]) or _guess_beginning(stream.peek(_BEGINNING))
    if encoding in {"", "utf-8"}:
        return stream
    return io.BufferedReader(_Recoded(stream, encoding))


def _guess_beginning(data: bytes) -> str:
    """Return which UTF-16 without a mark `data`, the beginning of a file, is, "" where it is none.

    A character that is cut at its end tells nothing.
    """
    whole = data[: len(data) - len(data) % 2 - 2] or data
    try:
        return _guess_wide(whole) if b"\0" in whole else ""
    except SourceError:
        return ""


class _Recoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            data = self._stream.read(io.DEFAULT_BUFFER_SIZE)
            self._left = self._decoder.decode(data, final=not data).encode()
            if not data:
                break
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _read_mark(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _normalise(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    if name in {"ascii", "iso8859-1"}:
        # As browsers read it: the quotation marks of Windows are meant.
        return _WESTERN
    return name if _DECLARABLE.fullmatch(name) else ""


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _require(data: bytes, encoding: str) -> str:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"{error.reason} at byte {error.start}"
        raise SourceError(f"not {encoding.upper()}: {where}; save it as UTF-8") from error
    return encoding


def _guess_wide(data: bytes) -> str:
    """Return which UTF-16 without a mark `data` is, by where its zero bytes are."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # Spaces and line ends alone are a tenth of any script's text.
        if (
            others == 0
            and zeros >= _FEWEST_ZEROS
            and zeros * 20 > len(sample) // 2
            and _fits(data, encoding)
        ):
            return encoding
    raise SourceError(f"not text: it holds zero bytes, the first at byte {data.index(0)}")


def _is_western(data: bytes) -> bool:
    return not _NOT_WESTERN.search(data.decode(_WESTERN, errors="replace"))


def _check_is_text(text: str) -> None:
    if "\0" in text:
        raise SourceError(f"not text: it holds a NUL at character {text.index(chr(0))}")
    controls = len(_CONTROL.findall(text))
    if controls * 50 > len(text):
        raise SourceError(f"not text: {controls} of its {len(text)} characters are controls")
