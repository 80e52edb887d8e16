"""The bodies that a question names, by what all know and by what the reports spell out."""

from collections.abc import Iterator

from qa.language.names.acronyms import (
    Body,
    find_acronyms,
    find_definitions,
    find_large_runs,
    join_bodies,
    list_known,
    shorten_name,
)
from qa.letters import compose
from qa.library.library import Library

# Passages in which an acronym is looked for with what it stands for.
_LOOKED_AT = 30


def find_bodies(library: Library, text: str) -> tuple[Body, ...]:
    """Return the bodies that the question `text` names, by either of their names.

    What the reports themselves spell out comes before what is known: there is more than one WHO.
    """
    found = join_bodies([*_find_by_acronym(library, text), *_find_by_name(library, text)])
    kept, rest = [], text
    for body in sorted(found, key=lambda body: -len(body.find_form(text))):
        # The United Nations of "United Nations High Commissioner for Refugees" are not meant.
        if written := body.find_form(rest):
            kept.append(body)
            rest = rest.replace(written, " ")
    return tuple(kept)


def _find_by_acronym(library: Library, text: str) -> Iterator[Body]:
    for acronym in find_acronyms(text):
        told = [body for body in _define(library, acronym) if body.acronym == acronym]
        yield from told
        known = list_known().get(acronym.lower())
        if known and not told:
            yield known


def _find_by_name(library: Library, text: str) -> Iterator[Body]:
    for known in list_known().values():
        if known.find_name(text):
            yield known
    for name in find_large_runs(text):
        for body in _define(library, shorten_name(name)):
            if body.find_name(text):
                yield body


def _define(library: Library, acronym: str) -> Iterator[Body]:
    """Yield what passages with the word `acronym` spell out beside an acronym."""
    rows = library.words.holding(acronym)[:_LOOKED_AT] if len(acronym) > 1 else []
    for stored in library.passages(rows):
        passage = stored.report.text[stored.passage.start : stored.passage.end]
        yield from find_definitions(compose(passage))
