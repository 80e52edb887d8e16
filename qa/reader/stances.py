"""Whether a text says yes or no to a question for that, or leaves it open."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


_MOST_ODDS = 6.0


@dataclass(frozen=True, slots=True)
class Stance:
    """How likely a text says yes, says no, or leaves it open; together 1."""

    yes: float
    no: float
    open: float

    @property
    def log_odds(self) -> float:
        """The log-odds that it says yes or no, between -6 and 6."""
        least = math.exp(-_MOST_ODDS)
        return math.log(max(least, 1 - self.open) / max(least, self.open))


class _Scored(Protocol):
    """What a network makes of a window."""

    @property
    def stances(self) -> "NDArray[np.float32] | None":
        """Its scores of yes, no and open."""


def find_stance(windows: Iterable[_Scored]) -> Stance | None:
    """Return the stance of that of a text's `windows` that leaves least open.

    None where the network does not tell.
    """
    found = [_weigh(each.stances) for each in windows if each.stances is not None]
    return min(found, key=lambda stance: stance.open) if found else None


def _weigh(scores: "NDArray[np.float32]") -> Stance:
    shares = np.exp(scores - scores.max())
    return Stance(*(shares / shares.sum()).tolist())
