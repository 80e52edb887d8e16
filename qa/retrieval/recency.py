"""How much the day a report was published speaks for it, given the day a question is asked."""

import math
from datetime import date

# Tuned on questions about the news of their week. A prior that decays with age is that of Li and
# Croft, "Time-based language models" (CIKM 2003); the floor keeps old reports within reach, and as
# all that are old stand on it, it says nothing about a collection that was closed long ago.
_DECAY_DAYS = 5.0
_FLOOR = -5.0
# A report dated a day ahead may come from beyond the date line; one of next week knows what was not
# known when the question was asked.
_LOG_PER_DAY_AHEAD = 1.0


def weigh_day(day: date | None, asked: date) -> float:
    """Return the logarithm, from -5 to about 0, of how likely a report of `day` is asked for."""
    if day is None:
        return _FLOOR
    age = (asked - day).days
    if age < 0:
        return max(_FLOOR, _LOG_PER_DAY_AHEAD * age)
    return math.log(math.exp(-age / _DECAY_DAYS) + math.exp(_FLOOR))
