"""The months and the days of the week, by their names and short forms."""

from typing import Final

# In full first, in small letters; January and Monday come first.
MONTH_NAMES: Final = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAY_NAMES: Final = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
# As they are written.
MONTH_TITLES: Final = tuple(names[0].title() for names in MONTH_NAMES)
WEEKDAY_TITLES: Final = tuple(names[0].title() for names in WEEKDAY_NAMES)
