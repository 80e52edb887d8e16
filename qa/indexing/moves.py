"""Places that are gone, whose reports came again from elsewhere: a folder that was moved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qa.library.store import Store


@dataclass(frozen=True, slots=True)
class Move:
    """A place that is not there any longer; `same` of its `reports` were read from another one."""

    place: str
    reports: int
    same: int


def find_moves(store: Store, found: Iterable[str]) -> tuple[Move, ...]:
    """Return the places that are gone, of whose reports some came again from the files `found`.

    Files are named by their absolute paths. A drive that is not mounted is gone too, so nothing is
    taken out: it is for a person to say.
    """
    here = set(found)
    known = store.files.all()
    same: Counter[str] = Counter()
    for old, new in store.names.in_two_files():
        if new in here and old not in here and old in known and not _is_there(old):
            same[_find_place(old, known[old].root)] += 1
    return tuple(Move(place, store.names.count_below(place), same[place]) for place in sorted(same))


def _is_there(path: str) -> bool:
    return Path(path).is_symlink() or Path(path).exists()


def _find_place(path: str, root: str) -> str:
    """Return the uppermost folder on the way to `path` that is gone, from the one that was read."""
    inner = [place for place in Path(path).parents if place.is_relative_to(root)]
    return str(next((place for place in reversed(inner) if not place.exists()), Path(path)))
