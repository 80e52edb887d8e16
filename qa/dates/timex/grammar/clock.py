"""Times on the clock and parts of the day: "8 p.m.", "14:00 GMT", "noon", "this morning"."""

from qa.dates.timex.lexicon import DAY_PARTS, NAMED_HOURS, Unit, word_set
from qa.dates.timex.meanings import Meaning, Offset, Phrase, TimeOfDay
from qa.language.number_words import ONES
from qa.language.numbers import follows
from qa.language.tokens import Tokens

_ZONES = word_set(
    "gmt utc est edt cst cdt mst mdt pst pdt et ct pt bst cet cest ist jst eastern pacific"
)
_WORLD_TIMES = frozenset({"gmt", "utc"})
_HALVES = {"a": 0, "am": 0, "p": 12, "pm": 12}
_BEFORE_HOURS = frozenset({"at", "by", "until", "till", "from", "before", "after"})
_TODAY = Offset(Unit.DAY, 0)
_DETERMINED: dict[str, Meaning] = {
    "this": _TODAY,
    "last": Offset(Unit.DAY, -1),
    "that": Offset(Unit.DAY, 0, from_spoken=True),
    "the": Offset(Unit.DAY, 0, from_spoken=True),
}
_SIDES = {"next": 1, "following": 1, "previous": -1}
DAY_PART_FIRST = frozenset(_DETERMINED) | word_set("early late later earlier mid tonight overnight")


def read_clock(tokens: Tokens, i: int) -> Phrase | None:
    """Read a time of the clock, without its day."""
    if tokens.words[i] in NAMED_HOURS:
        return Phrase(i, i + 1, TimeOfDay(NAMED_HOURS[tokens.words[i]]))
    found = _read_hour(tokens, i)
    if found is None:
        return None
    suffix, end = found
    return Phrase(i, _skip_zone(tokens, end), TimeOfDay(suffix))


def _read_hour(tokens: Tokens, i: int) -> tuple[str, int] | None:
    words = tokens.words
    if len(words[i]) == 4 and words[i].isdecimal():
        return _read_military(tokens, i)
    hour, end = ONES.get(words[i]), i + 1
    if words[i].isdecimal() and len(words[i]) <= 2:
        hour = int(words[i])
    if hour is None or hour > 24:
        return None
    minute, end = _read_minutes(tokens, end)
    half, end = _read_half(tokens, end)
    if half is not None:
        if hour > 12 or hour == 0:
            return None
        hour = hour % 12 + half
    elif follows(tokens, end, ("o", "'", "clock")) or follows(tokens, end, ("o", "’", "clock")):
        end += 3
    elif follows(tokens, end, ("in", "the")) and words[end + 2] in DAY_PARTS:
        hour += 12 if words[end + 2] != "morning" and hour < 12 else 0
        end += 3
    elif minute is None and words[end] not in _WORLD_TIMES:
        return None
    return f"T{hour:02d}:{minute or 0:02d}", end


def _read_military(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """Read the "0735" of "0735 GMT", or "1900 hours"; "for 1900 hours" is a length."""
    words = tokens.words
    hour, minute, end = int(words[i][:2]), int(words[i][2:]), i + 1
    if words[end] in ("hours", "hrs"):
        if words[i][0] != "0" and words[i - 1] not in _BEFORE_HOURS:
            return None
        end += 1
    elif words[end] not in _WORLD_TIMES and not follows(tokens, end, ("local", "time")):
        return None
    return (f"T{hour:02d}:{minute:02d}", end) if hour <= 24 and minute < 60 else None


def _read_minutes(tokens: Tokens, i: int) -> tuple[int | None, int]:
    words = tokens.words
    if words[i] not in (":", ".") or not (tokens.touches(i - 1) and tokens.touches(i)):
        return None, i
    minutes = words[i + 1]
    if len(minutes) != 2 or not minutes.isdecimal() or int(minutes) > 59:
        return None, i
    end = i + 2
    # "2.30" alone is a number; with "p.m." behind it, it is a time.
    if words[i] == "." and _read_half(tokens, end)[0] is None:
        return None, i
    if words[end] == ":" and words[end + 1].isdecimal():
        end += 2
    return int(minutes), end


def _read_half(tokens: Tokens, i: int) -> tuple[int | None, int]:
    words = tokens.words
    half = _HALVES.get(words[i])
    if half is None:
        return None, i
    if words[i] in ("am", "pm"):
        return half, i + 1
    if words[i + 1] == "." and words[i + 2] == "m" and tokens.touches(i):
        return half, i + 4 if words[i + 3] == "." else i + 3
    return None, i


def skip_shift(tokens: Tokens, i: int) -> int:
    """The token behind the "+0000" or "-05:00" of a time stamp; `i` itself if there is none."""
    words = tokens.words
    if words[i] not in ("+", "-") or not tokens.touches(i) or words[i + 1][:1] not in ("0", "1"):
        return i
    if len(words[i + 1]) == 4 and words[i + 1].isdecimal():
        return i + 2
    is_split = words[i + 2] == ":" and len(words[i + 1]) == len(words[i + 3]) == 2
    return i + 4 if is_split and (words[i + 1] + words[i + 3]).isdecimal() else i


def _skip_zone(tokens: Tokens, i: int) -> int:
    words = tokens.words
    if not tokens.touches(i - 1):
        i = skip_shift(tokens, i)
    if words[i] in _ZONES or (words[i] == "local" and words[i + 1] == "time"):
        i += 2 if words[i + 1] == "time" else 1
    if words[i] == "(":
        # A zone in brackets, perhaps with the same time in that zone: one, two or four tokens.
        for length in (1, 2, 4):
            if words[i + length] in _ZONES and words[i + length + 1] == ")":
                return i + length + 2
    return i


def _read_middle(tokens: Tokens, i: int) -> Phrase | None:
    """Read "mid-afternoon" or "mid morning", with the "yesterday" behind it."""
    at = i + 1 + (tokens.words[i + 1] == "-")
    part = DAY_PARTS.get(tokens.words[at])
    return Phrase(i, at + 1, TimeOfDay(part)) if part else None


def read_day_part(tokens: Tokens, i: int) -> Phrase | None:
    """Read "this morning", "tonight", "last night", "that evening", "overnight"."""
    words = tokens.words
    if words[i] == "mid":
        return _read_middle(tokens, i)
    start, i = i, i + (words[i] in ("early", "late", "later", "earlier"))
    if words[i] == "tonight":
        return Phrase(start, i + 1, TimeOfDay("TNI", _TODAY))
    if words[i] == "overnight" and words[i + 1] not in ("stay", "stays"):
        return Phrase(i, i + 1, TimeOfDay("TNI", _TODAY))
    if words[i] == "the" and words[i + 1] in _SIDES:
        i += 1
        day: Meaning | None = Offset(Unit.DAY, _SIDES[words[i]], from_spoken=True)
    else:
        day = _DETERMINED.get(words[i])
    if day is None:
        return None
    i += 1
    i += words[i] in ("early", "late", "mid")
    i += words[i] == "-"
    if words[i] not in DAY_PARTS:
        return None
    if words[i - 1] == "last" and words[i] != "night":
        day = Offset(Unit.DAY, -1)
    return Phrase(start, i + 1, TimeOfDay(DAY_PARTS[words[i]], day))
