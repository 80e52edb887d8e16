"""The text of a page of columns in the order in which a person reads it.

A gutter is a strip that next to no line crosses, with prose on both of its sides: lines of several
words that fill their column and go on in the next line. Rows of a table are none, so a table is
read by its rows. What crosses the gutter, such as a heading, is read between what stands above and
below it. Recursive XY-cut (Nagy and Seth, 1984), with spanning lines as the cuts across.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from qa.ingest.layout.lines import Run, group_rows

_FEWEST_LINES = 3
_GUTTER = 0.5
# Of a newspaper's page of eight columns; maps and tables have more.
_MOST_RUNS, _MOST_STRIPS = 1500, 12
_FEWEST_WORDS = 3.0
# Of the lines that more lines follow, those that reach so far into their column's width.
_FILLED, _MOSTLY = 0.7, 0.6
_CROSSING = 0.35
_DEEPEST = 4
_MARGIN_GAP = 1.7
_MARGIN_LINES = 2
_SHORT_LINE = 0.8
_ENDED = re.compile(r"[.!?:…][\"”’»)\]]*\Z")
_HYPHENED = re.compile(r"[^\W\d_][-‐]\Z")


def read_columns(runs: list[Run]) -> str | None:
    """Return the text of a page by its columns; None where it has but one."""
    top, body, bottom = _cut_margins(runs)
    if _find_gutter(body) is None:
        return None
    blocks = [*_as_lines(top), *_read_block(body, 0), *_as_lines(bottom)]
    return _join_blocks(blocks)


def _cut_margins(runs: list[Run]) -> tuple[list[Run], list[Run], list[Run]]:
    """Cut off a line or two that stand apart at the top and at the bottom of the page."""
    rows = group_rows(runs)
    gaps = [above[0].y - below[0].y for above, below in pairwise(rows)]
    if len(gaps) < _FEWEST_LINES:
        return [], runs, []
    usual = median(gaps)
    first, last = 0, len(rows)
    for lines in range(1, _MARGIN_LINES + 1):
        if gaps[lines - 1] > _MARGIN_GAP * usual:
            first = lines
        if gaps[-lines] > _MARGIN_GAP * usual:
            last = len(rows) - lines
    flat = [
        [run for row in part for run in row]
        for part in (rows[:first], rows[first:last], rows[last:])
    ]
    return flat[0], flat[1], flat[2]


def _read_block(runs: list[Run], depth: int) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of `runs` in order, each with whether it may go on in the next one."""
    gutter = _find_gutter(runs) if depth < _DEEPEST else None
    if gutter is None:
        yield from _read_paragraphs(runs)
        return
    band: list[Run] = []
    spanning: list[Run] = []
    for row in group_rows(runs):
        across = [run for run in row if run.left < gutter < run.right]
        if across:
            yield from _read_band(band, gutter, depth)
            band = []
            spanning.extend(row)
        else:
            yield from _as_lines(spanning)
            spanning = []
            band.extend(row)
    yield from _as_lines(spanning)
    yield from _read_band(band, gutter, depth)


def _read_band(band: list[Run], gutter: float, depth: int) -> Iterator[tuple[str, bool]]:
    for side in (
        [run for run in band if run.right <= gutter],
        [run for run in band if run.left >= gutter],
    ):
        if side:
            yield from _read_block(side, depth + 1)


def _find_gutter(runs: list[Run]) -> float | None:
    """Return the middle of the widest strip with columns of prose on both sides, if any."""
    for left, right in _list_strips(runs):
        middle = (left + right) / 2
        crossing = [run for run in runs if run.left < middle < run.right]
        sides = (
            [run for run in runs if run.right <= middle],
            [run for run in runs if run.left >= middle],
        )
        rows = len(group_rows(runs))
        if len(group_rows(crossing)) > _CROSSING * rows and not _stand_beside(*sides, crossing):
            continue
        if all(_is_column(side, 0) for side in sides) and _overlap(*sides):
            return middle
    return None


def _stand_beside(left: list[Run], right: list[Run], crossing: list[Run]) -> bool:
    """Whether the lines that cross stand together, above or below all of the columns."""
    if not left or not right or not crossing:
        return True
    sides = [run.y for run in (*left, *right)]
    between = [run for run in crossing if min(sides) < run.y < max(sides)]
    return len(group_rows(between)) <= _CROSSING * len(group_rows([*left, *right]))


def _list_strips(runs: list[Run]) -> list[tuple[float, float]]:
    """Return the widest strips between what ends left of a run and where it begins."""
    if not runs or len(runs) > _MOST_RUNS:
        return []
    height = median(run.height for run in runs)
    strips = []
    for start in {round(run.left, 1) for run in runs}:
        # Ragged lines: the strip begins where the longest line left of it ends.
        begin = max((run.right for run in runs if run.right <= start), default=start)
        if start - begin >= _GUTTER * height:
            strips.append((begin, start))
    return sorted(strips, key=lambda strip: strip[0] - strip[1])[:_MOST_STRIPS]


def _overlap(left: list[Run], right: list[Run]) -> bool:
    """Whether the columns stand side by side for some lines."""
    low = max(min(run.y for run in left), min(run.y for run in right))
    high = min(max(run.y for run in left), max(run.y for run in right))
    beside = [
        sum(low - 1 <= row[0].y <= high + 1 for row in group_rows(side)) for side in (left, right)
    ]
    return min(beside) >= _FEWEST_LINES


def _is_column(runs: list[Run], depth: int) -> bool:
    """Whether `runs` are lines of prose, or columns of it."""
    if _is_prose(runs):
        return True
    if depth >= _DEEPEST - 1:
        return False
    for left, right in _list_strips(runs):
        middle = (left + right) / 2
        sides = (
            [run for run in runs if run.right <= middle],
            [run for run in runs if run.left >= middle],
        )
        crossing = len(runs) - len(sides[0]) - len(sides[1])
        if crossing <= _CROSSING * len(runs) and all(_is_column(side, depth + 1) for side in sides):
            return True
    return False


def _is_prose(runs: list[Run]) -> bool:
    """Whether most lines are one run that fills the width and goes on in the next line."""
    rows = group_rows(runs)
    if len(rows) < _FEWEST_LINES:
        return False
    whole = [row[0] for row in rows if len(row) == 1]
    if len(whole) < _MOSTLY * len(rows):
        return False
    width = max(run.right for run in runs) - min(run.left for run in runs)
    filled = sum(run.right - run.left >= _FILLED * width for run in whole)
    goes_on = sum(not _ENDED.search(run.text) for run in whole[:-1])
    words = sum(run.words for run in whole) / len(whole)
    letters = sum(sum(map(str.isalpha, run.text)) for run in whole)
    signs = sum(len(run.text.replace(" ", "")) for run in whole)
    return (
        filled >= _MOSTLY * len(whole)
        and goes_on * 2 >= len(whole) - 1
        and words >= _FEWEST_WORDS
        and letters >= 0.7 * signs
        and any(_ENDED.search(word) for run in whole for word in run.text.split())
    )


def _as_lines(runs: list[Run]) -> Iterator[tuple[str, bool]]:
    for row in group_rows(runs):
        yield " ".join(run.text for run in row), False


def _read_paragraphs(runs: list[Run]) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of one column, its lines joined; the last may go on elsewhere."""
    rows = group_rows(runs)
    if not rows:
        return
    if not _is_prose(runs) and len(rows) > 1:
        yield from _as_lines(runs)
        return
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    usual = median([one[0].y - other[0].y for one, other in pairwise(rows)] or [0.0])
    text = ""
    for place, row in enumerate(rows):
        line = " ".join(run.text for run in row)
        if place and _begins_paragraph(rows[place - 1], row, left, right, usual):
            yield text, False
            text = line
        else:
            text = join_lines(text, line)
    yield text, _ENDED.search(text) is None


def _begins_paragraph(
    above: list[Run], row: list[Run], left: float, right: float, usual: float
) -> bool:
    last = above[-1]
    is_apart = usual > 0 and above[0].y - row[0].y > 1.4 * usual
    is_other_size = abs(last.height - row[0].height) > 0.15 * last.height
    has_ended = _ENDED.search(last.text) is not None
    is_short = last.right - left < _SHORT_LINE * (right - left)
    is_indented = row[0].left - left > 0.6 * row[0].height
    return is_apart or is_other_size or (has_ended and (is_short or is_indented))


def join_lines(text: str, line: str) -> str:
    """Return `text` with `line` behind it: a word that is cut by a hyphen is whole again."""
    if not text:
        return line
    if _HYPHENED.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def _join_blocks(blocks: Iterable[tuple[str, bool]]) -> str:
    """Return the blocks as lines; a sentence that goes on in the next column is one."""
    text = ""
    goes_on = False
    for block, is_open in blocks:
        is_joined = goes_on and _may_go_on(text, block)
        text = join_lines(text, block) if is_joined else f"{text}\n{block}" if text else block
        goes_on = is_open
    return text


def _may_go_on(text: str, block: str) -> bool:
    """Whether an unended `text` goes on with `block`: one that ends in a heading does not."""
    return len(text.rsplit("\n", 1)[-1].split()) >= _FEWEST_LINES and block != ""
