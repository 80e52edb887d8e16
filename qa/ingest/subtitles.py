"""Subtitles (.srt, .vtt) to reports: what is said, each cue the place of its quotes by its time."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from typing import BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.types import Refusal, Report

# "00:01:02,500 --> 00:01:04,000", and WebVTT's "01:02.500 --> 01:04.000 line:90%".
_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*--?>\s*{_CLOCK}(?:\s.*)?")
# Blocks of WebVTT that nobody sees.
_UNSEEN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
# "<i>", "<c.yellow>", "<00:01:02.500>", "{\an8}": how it is shown.
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_NUMBER = re.compile(r"\s*\d+\s*")
# A new paragraph begins behind a pause, and where somebody else speaks.
_PAUSE = timedelta(seconds=3)
_NEW_SPEAKER = re.compile(r"(?:[-–—] ?\w|>>|[A-Z][\w .'’-]{1,30}:\s)")
_BETWEEN_PARAGRAPHS, _BETWEEN_CUES = "\n\n", " "


@dataclass(frozen=True, slots=True)
class _Cue:
    start: timedelta
    end: timedelta
    lines: tuple[str, ...]


def read_subtitles(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the subtitles `stream`, cited as `source`, and how many lines are lost.

    A line that stays on the screen with the next is read once.

    Raises:
        SourceError: it is not text, holds no cue, or is too large.
    """
    text = decode_text(read_whole(stream)).removeprefix("\ufeff")
    cues, outside = _split_cues(text)
    if not cues:
        reason = "no subtitles: no line is such as 00:00:01,000 --> 00:00:02,500"
        raise SourceError(
            f"{reason}; save its text as .txt" if text.strip() else "empty: it holds no text"
        )
    if outside:
        yield Refusal(
            f"{source}, in part", f"not read of it: {count_things(outside, 'line')} outside of cues"
        )
    said, starts, names = _join(cues)
    yield build_report(
        source,
        said,
        kind="vtt" if text.startswith("WEBVTT") else "srt",
        title=PurePosixPath(source).stem,
        pages=starts,
        page_names=names,
    )


def _split_cues(text: str) -> tuple[list[_Cue], int]:
    """Return the cues of `text`, and how many lines with words stand outside of them."""
    cues: list[_Cue] = []
    outside = 0
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, block in enumerate(re.split(r"\n(?:[ \t]*\n)+", plain)):
        lines = block.split("\n")
        timings = [place for place, line in enumerate(lines) if _TIMING.fullmatch(line)]
        if not timings:
            is_header = number == 0 and lines and lines[0].startswith("WEBVTT")
            words = [line for line in lines if line.strip() and not _NUMBER.fullmatch(line)]
            if words and not is_header and not _UNSEEN.match(lines[0].strip()):
                outside += len(words)
            continue
        for each, place in enumerate(timings):
            is_last = each + 1 == len(timings)
            until = len(lines) if is_last else timings[each + 1]
            # Without a blank line between, the number of the next cue stands before its time.
            told = lines[place + 1 : until]
            if not is_last and told and _NUMBER.fullmatch(told[-1]):
                told.pop()
            if cue := _read_cue(lines[place], told):
                cues.append(cue)
    return cues, outside


def _read_cue(timing: str, lines: list[str]) -> _Cue | None:
    found = _TIMING.fullmatch(timing)
    shown = tuple(filter(None, (_clean(line) for line in lines)))
    if found is None or not shown:
        return None
    return _Cue(_read_clock(found.groups()[:4]), _read_clock(found.groups()[4:]), shown)


def _read_clock(parts: tuple[str | None, ...]) -> timedelta:
    hours, minutes, seconds, thousandths = parts
    return timedelta(
        hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0),
        milliseconds=int((thousandths or "0").ljust(3, "0")),
    )  # fmt: skip


def _clean(line: str) -> str:
    """Return what is shown of `line`, behind the name of who speaks, where the file has it."""
    named = _VOICE.sub(lambda voice: f"{voice[1].strip()}: ", line)
    return " ".join(html.unescape(_MARKUP.sub("", named)).split())


def _join(cues: list[_Cue]) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    text, starts, names = "", [], []
    before = _Cue(timedelta(), timedelta(), ())
    pieces: list[str] = []
    size = 0
    for cue in cues:
        repeated = next(
            (n for n in range(len(cue.lines), 0, -1) if cue.lines[:n] == before.lines[-n:]), 0
        )
        is_near = cue.start - before.end < _PAUSE
        fresh = cue.lines[repeated if is_near else 0 :]
        if fresh:
            is_new = not is_near or _NEW_SPEAKER.match(fresh[0])
            between = (_BETWEEN_PARAGRAPHS if is_new else _BETWEEN_CUES) if pieces else ""
            said = " ".join(fresh)
            starts.append(size + len(between))
            names.append(f"at {_show_clock(cue.start)}")
            pieces += (between, said)
            size += len(between) + len(said)
        before = cue
    text = "".join(pieces)
    return text, tuple(starts), tuple(names)


def _show_clock(clock: timedelta) -> str:
    minutes, seconds = divmod(int(clock.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
