"""The order of day and month in a column: one 15/4/2019 settles every 2/5/2019 beside it."""

from dataclasses import dataclass, field

from qa.dates.reports.written import Order, Written


@dataclass(slots=True)
class Column:
    """What the values of a date field have settled, by the sign between their numbers."""

    _settled: dict[str, set[Order]] = field(default_factory=dict)

    def note(self, written: Written | None) -> None:
        """Take `written` into account, a value of the column."""
        if written and written.settles:
            self._settled.setdefault(written.sign, set()).add(written.settles)

    def order_of(self, written: Written) -> Order | None:
        """Return in which order `written` is to be read, None where nothing tells.

        Where values of one column show both orders, none of them settles another. Dotted dates put
        the day first everywhere, unless their column shows the other order.
        """
        own = self._settled.get(written.sign, set())
        if own:
            return next(iter(own)) if len(own) == 1 else None
        if written.sign == ".":
            return Order.DAY_FIRST
        others = set().union(*self._settled.values())
        return others.pop() if len(others) == 1 else None
