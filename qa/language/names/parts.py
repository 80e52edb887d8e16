"""What stands before a person's name and is no part of it."""

TITLES = frozenset(
    """
    captain chancellor colonel dr gen general gov governor judge justice king lieutenant lt mayor
    minister mr mrs ms pope president prince princess queen rep representative secretary sen senator
    sir
    """.split()
)
