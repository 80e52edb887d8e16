"""Letters with accents in one form, however they were typed, saved or sent.

"Ü" is one character (NFC, as most keyboards type it) or a "U" and a mark (NFD, as macOS names
files): the Unicode Standard, annex 15. Names are kept and compared in NFC; texts keep what they
have, so that offsets hold.
"""

import unicodedata
from pathlib import Path


def compose(text: str) -> str:
    """Return `text` in NFC."""
    return unicodedata.normalize("NFC", text)


def fold_name(text: str) -> str:
    """Return `text` as names are searched: in small letters, without accents."""
    return strip_accents(text).casefold()


def strip_accents(text: str) -> str:
    """Return `text` with the letters that its accents stand on alone."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFD", text)
    return "".join(each for each in spread if not unicodedata.combining(each))


def find_path(typed: str | Path) -> Path:
    """Return the path that was `typed`, or the one there is that differs only in how it is spelled.

    Where there is neither, it is returned as it is.
    """
    path = Path(typed)
    if path.exists() or str(path).isascii():
        return path
    parent = find_path(path.parent)
    if not parent.is_dir():
        return path
    alike = (each for each in sorted(parent.iterdir()) if compose(each.name) == compose(path.name))
    return next(alike, path)
