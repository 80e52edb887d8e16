"""The things that reports name one by one, each with the sentences that tell of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.answering.evidence.sentences import Evidence
from qa.language.countries import read_country
from qa.language.names.bearers import count_parts, is_one_name
from qa.types import Span


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, as characters `span` of its report, in a sentence that tells what is asked."""

    evidence: Evidence
    span: Span

    @property
    def name(self) -> str:
        """The name, as it stands there."""
        return " ".join(self.evidence.report.text[self.span.start : self.span.end].split())

    @property
    def telling(self) -> object:
        """What counts once: nearly copies of one text tell of a thing together."""
        return self.evidence.report.story or self.evidence.report.source


@dataclass(frozen=True, slots=True)
class Item:
    """One thing, and where it is named; the surest is first."""

    named: tuple[Naming, ...]

    @property
    def name(self) -> str:
        """What most reports call it; of equals, what it is called first."""
        counts = Counter(each.name for each in self.named)
        return max(counts, key=lambda name: counts[name])

    @property
    def other_spellings(self) -> tuple[str, ...]:
        """Its names of as many parts that are written otherwise, each once."""
        parts = count_parts(self.name)
        names = dict.fromkeys(each.name for each in self.named)
        return tuple(
            name
            for name in names
            if name.casefold() != self.name.casefold() and count_parts(name) == parts
        )


def join_items(named: Iterable[Naming]) -> list[Item]:
    """Return the things that are `named`, in the order in which they are named first.

    A short name that may be part of several long ones is that of a thing of its own, unless the
    same report has one of those.
    """
    order = list(named)
    groups: list[list[Naming]] = []
    # Long names first: "Berg" of two reports is Anna Berg only if no other Berg is named.
    for each in sorted(order, key=lambda naming: -count_parts(naming.name)):
        alike = [group for group in groups if is_one_name(group[0].name, each.name)]
        beside = [g for g in alike if any(other.telling == each.telling for other in g)]
        same = [g for g in alike if any(other.name == each.name for other in g)]
        chosen = same or beside or (alike if len(alike) == 1 else [])
        if chosen:
            chosen[0].append(each)
        else:
            groups.append([each])
    items = [Item(tuple(sorted(group, key=lambda each: -each.evidence.odds))) for group in groups]
    places = {id(each): place for place, each in enumerate(order)}
    return sorted(items, key=lambda item: min(places[id(each)] for each in item.named))


def part_sorts(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return those of `items` that are of the sort of most, countries or not, and the others.

    The flag of a ship is no ship, and a firm in a list of countries is none.
    """
    are_countries = [bool(read_country(item.name)) for item in items]
    most = 2 * sum(are_countries) > len(items)
    kept = [item for item, is_one in zip(items, are_countries, strict=True) if is_one is most]
    return kept, [item for item in items if item not in kept]


def count_tellings(items: Iterable[Item]) -> int:
    """Return how many independent reports name one of `items`."""
    return len({each.telling for item in items for each in item.named})
