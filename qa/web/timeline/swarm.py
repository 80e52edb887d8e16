"""Marks of a lane side by side and stacked, so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

# A lane of more levels is higher than a look takes in; where it is full, marks give way sideways.
_LEVELS = 6
# Of the room of a level, how much may be taken before a lane grows.
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark is: `x` from the left, `level` from the line, 0 the nearest."""

    x: float
    level: int


def place_marks(wanted: Sequence[float], width: float, gap: float) -> list[Place]:
    """Return a place for each of `wanted`, which ascend from 0 to `width`.

    On a level, marks are `gap` apart, or more.
    """
    a_level = int(width / gap * _FULL)
    levels = max(_LEVELS, -(-len(wanted) // a_level))
    ends = [-gap] * levels
    chosen: list[Place] = []
    for x in wanted:
        free = [level for level in range(levels) if ends[level] + gap <= x]
        level = free[0] if free else min(range(levels), key=ends.__getitem__)
        ends[level] = x if free else ends[level] + gap
        chosen.append(Place(ends[level], level))
    return _push_back(chosen, width, gap, levels)


def _push_back(places: list[Place], width: float, gap: float, levels: int) -> list[Place]:
    """Return `places` with those beyond `width` moved left, and with them what is in their way."""
    limits = [width] * levels
    moved: list[Place] = []
    for place in reversed(places):
        x = min(place.x, limits[place.level])
        limits[place.level] = x - gap
        moved.append(Place(x, place.level))
    return moved[::-1]
