"""Names of classes, ids and properties that tell whose a date is: of publication, of a change."""

import re

_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# Of names of classes, ids and properties, cut at signs and capitals.
_OF_A_CHANGE = frozenset(
    "modified modify update updated updates revised revision lastmod edited changed"
    " reviewed".split()
)
_OF_ELSE = frozenset(
    "expire expires expiry expiration valid event events start end deadline due birth born taken"
    " today now current copyright served end-date countdown weather".split()
)
_OF_PUBLICATION = frozenset(
    "published publish publication pubdate pub pubdatum publiziert datepublished datecreated posted"
    " dateline issued release released created publi submitted".split()
)
_OF_A_DATE = frozenset(
    "date dates datum fecha data time timestamp stamp byline meta posted day when info subline"
    " dated datetime publishdate postdate entrydate articledate zeit kicker credit author".split()
)


def name_pieces(name: str) -> frozenset[str]:
    """Return the words in `name`, such as of a class, in small letters."""
    return frozenset(piece.lower() for piece in _PIECE.findall(name))


def names_a_change(name: str) -> bool:
    """Whether the class, id or property `name` is of a change."""
    return bool(name_pieces(name) & _OF_A_CHANGE)


def names_something_else(name: str) -> bool:
    """Whether `name` is of a date that is neither of publication nor of a change."""
    return bool(name_pieces(name) & _OF_ELSE)


def names_publication(name: str) -> bool:
    """Whether `name` is of publication."""
    pieces = name_pieces(name)
    return (
        bool(pieces & _OF_PUBLICATION) or {"entry", "date"} <= pieces or {"post", "date"} <= pieces
    )


def names_a_date(name: str) -> bool:
    """Whether `name` is of a line that holds dates, such as a byline."""
    return bool(name_pieces(name) & _OF_A_DATE)
