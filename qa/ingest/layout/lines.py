"""The words of a PDF page with their places, and the runs of words between wide gaps."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

# In heights of the letters: above it two letters are of two words, two words of two runs.
_WORD_GAP = 0.18
_RUN_GAP = 0.9
_NARROW_GAP = 0.45
_FEWEST_ALIGNED = 3
# Words of one column begin at one place in every twentieth line or so, by chance.
_FEWEST_IN_MANY, _MANY_LINES = 5, 0.3
_SAME_LINE = 0.35
_SPACES = frozenset(" \t\r\n\xa0\u2002\u2003\u2009\u202f")
# PDFium's marks of a hyphen at the end of a line.
_HYPHENS = frozenset("\ufffe\x02\xad")
_LOW_SURROGATES = range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, from `left` to `right`, on its baseline `y`; points from the lower left."""

    character: str
    left: float
    right: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line without a wide gap between them."""

    text: str
    left: float
    right: float
    y: float
    height: float

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def read_runs(textpage: Any) -> list[Run]:
    """Return the runs of the PDFium `textpage`, line by line from the top, each from the left."""
    glyphs = list(_read_glyphs(textpage))
    if not glyphs:
        return []
    lines = _group_lines(glyphs)
    edges = _find_edges(lines)
    return [run for line in lines for run in _cut_runs(line, edges)]


def _find_edges(lines: list[list[Glyph]]) -> frozenset[int]:
    """Return where columns begin: where some runs do, or words behind a gap in many lines."""
    runs = Counter(round(run.left) for line in lines for run in _cut_runs(line, frozenset()))
    words = Counter(left for line in lines for left in _list_words(line))
    many = max(_FEWEST_IN_MANY, _MANY_LINES * len(lines))
    return frozenset(
        [left for left, count in runs.items() if count >= _FEWEST_ALIGNED]
        + [left for left, count in words.items() if count >= many]
    )


def _list_words(line: list[Glyph]) -> set[int]:
    letters = [glyph for glyph in line if glyph.character not in _SPACES]
    return {
        round(other.left)
        for one, other in pairwise(letters)
        if other.left - one.right > _NARROW_GAP * other.height
    }


def group_rows(runs: list[Run]) -> list[list[Run]]:
    """Return `runs` row by row from the top, each from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if rows and rows[-1][0].y - run.y <= _SAME_LINE * max(run.height, rows[-1][0].height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _read_glyphs(textpage: Any) -> Iterator[Glyph]:
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if raw.FPDFText_IsGenerated(textpage, index) == 1 or code == 0:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if code in _LOW_SURROGATES:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        raw.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        character = "-" if chr(code) in _HYPHENS else chr(code)
        height = abs(box.top - box.bottom) or 1.0
        yield Glyph(character, box.left, max(box.right, box.left), y.value, height)


def _group_lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if lines and lines[-1][0].y - glyph.y <= _SAME_LINE * min(
            glyph.height, lines[-1][0].height
        ):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda glyph: glyph.left) for line in lines]


def _cut_runs(line: list[Glyph], edges: frozenset[int]) -> Iterator[Run]:
    """Cut a line where a wide gap stands, that of a gutter or of two cells.

    Behind a long line the gutter is narrow: there the word begins where others do, at `edges`.
    """
    height = median(glyph.height for glyph in line)
    pieces: list[Glyph] = []
    text = ""
    for glyph in line:
        if glyph.character in _SPACES:
            text += " " if text and not text.endswith(" ") else ""
            continue
        gap = glyph.left - pieces[-1].right if pieces else 0.0
        is_aligned = gap > _NARROW_GAP * height and round(glyph.left) in edges
        if pieces and (gap > _RUN_GAP * height or is_aligned):
            yield _make_run(text, pieces)
            pieces, text = [], ""
        elif pieces and gap > _WORD_GAP * height and not text.endswith(" "):
            text += " "
        text += glyph.character
        pieces.append(glyph)
    if pieces:
        yield _make_run(text, pieces)


def _make_run(text: str, glyphs: list[Glyph]) -> Run:
    return Run(
        text.strip(),
        glyphs[0].left,
        max(glyph.right for glyph in glyphs),
        glyphs[0].y,
        median(glyph.height for glyph in glyphs),
    )
