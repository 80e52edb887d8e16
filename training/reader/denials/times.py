"""Times as invented news tells them: "on Monday", "in March 2014", "early next year"."""

import random

from training.reader.denials import words
from training.reader.denials.deeds import pick


def make_times(chance: random.Random) -> tuple[str, str, str]:
    """Return three different times that are past; the last is near."""
    said = make_near(chance)
    times = [said]
    while len(times) < 3:
        time = make_near(chance) if chance.random() < 0.6 else make_far(chance)
        if not set(time.split()) & {
            word for each in times for word in each.split() if word != "on"
        }:
            times.append(time)
    return times[1], times[2], said


def make_near(chance: random.Random) -> str:
    """Return a past day or week as a report names it: "on Monday", "last week"."""
    weekday, month, day = (
        pick(words.WEEKDAYS, chance),
        pick(words.MONTHS, chance),
        chance.randint(1, 28),
    )
    part = chance.choice(("morning", "afternoon", "evening", "night"))
    return chance.choice((
        f"on {weekday}", f"on {weekday}", f"on {weekday}", f"on {weekday} {part}",
        f"on {month} {day}", f"on {day} {month}", f"late on {weekday}", f"early on {weekday}",
        "last week", "last month", "yesterday", "earlier this week", "two days ago",
        "earlier this month", f"in early {month}", f"last {weekday}",
        f"on the {_rank(day)} of {month}",
    ))  # fmt: skip


def make_far(chance: random.Random) -> str:
    """Return a past date that is far enough to need its month or year: "in March 2014"."""
    month, day, year = pick(words.MONTHS, chance), chance.randint(1, 28), chance.randint(1996, 2024)
    season = chance.choice(("spring", "summer", "autumn", "winter"))
    return chance.choice((
        f"in {year}", f"in {year}", f"in {month} {year}", f"on {day} {month} {year}",
        "last year", "three years ago", f"in the {season} of {year}", f"in late {year}",
        f"in {month}", f"in {month} last year", "a decade ago",
    ))  # fmt: skip


def make_future(chance: random.Random) -> tuple[str, str]:
    """Return a time to come, as in "will sign it …" and as in "postponed until …"."""
    month, day, year = pick(words.MONTHS, chance), chance.randint(1, 28), chance.randint(2027, 2036)
    weekday = pick(words.WEEKDAYS, chance)
    lead, bare = chance.choice((
        ("", "next month"), ("", "next week"), ("", "next spring"), ("", "next year"),
        ("in", month), ("on", f"{day} {month}"), ("on", f"{month} {day}"), ("in", str(year)),
        ("on", f"{day} {month} {year}"), ("by", "the end of the year"), ("", f"next {weekday}"),
        ("", "early next year"), ("in", f"{month} {year}"), ("before", "the summer break"),
    ))  # fmt: skip
    return f"{lead} {bare}".strip(), bare


def _rank(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
