"""What a library is to forget: all that came from a folder or a file, or one report."""

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shlex import quote

from qa.counting import count_things
from qa.errors import LibraryError, SourceError
from qa.letters import compose
from qa.library.library import Library

# Places that are named where none of them was meant.
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Forgettable:
    """What `asked` means in a library: files by their absolute paths, or the names of a report.

    `reports` are the names that go, and `remaining` those that name one of the same texts and stay.
    """

    asked: str
    files: tuple[str, ...]
    reports: tuple[str, ...]
    remaining: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What it is, in words."""
        if not self.files:
            return f"the report {', also '.join(self.reports)}"
        reports = count_things(len(self.reports), "report")
        if self.files == (self.asked,):
            return f"the file {self.asked} and {reports} of it"
        return f"{count_things(len(self.files), 'file')} and {reports} of {self.asked}"

    @property
    def will_return(self) -> bool:
        """Whether it lies where it was, to be read again when its folder is indexed."""
        return any(Path(path).exists() for path in self.files)


def find_forgettable(library: Library, source: str) -> Forgettable:
    """Return what `source`, a folder, a file or a report's name, means in `library`.

    A place need not be there any longer.

    Raises:
        SourceError: nothing in the library came from it, or it means two things.
    """
    by_place = _find_place(library, source)
    by_name = _find_report(library, source)
    if by_place and by_name and not set(by_name.reports) <= set(by_place.reports):
        message = f"{source!r} is {by_place.asked} and another report of that name"
        raise SourceError(f"{message}; give the place from its root: {by_place.asked}")
    if found := by_place or by_name:
        return found
    roots = {file.root for file in library.store.files.all().values()}
    named = ", ".join(islice(sorted(roots), _MOST_NAMED)) or "no place"
    more = f" and {len(roots) - _MOST_NAMED} more" if len(roots) > _MOST_NAMED else ""
    message = f"nothing in {library.folder} came from {source!r}"
    raise SourceError(f"{message}; it knows {named}{more}, and reports by the names they are cited")


def forget(library: Library, target: Forgettable) -> None:
    """Take `target` out of `library`, all of it or nothing, and bring the indexes up to that.

    Raises:
        LibraryError: another process is writing to it, or it cannot be written.
    """
    store = library.store
    try:
        with library.writing():
            with store.transaction():
                for source in target.reports:
                    if name := store.names.find_source(source):
                        store.drop(name.key)
                for path in target.files:
                    store.files.delete(store.files.identify(path) or 0)
            library.publish()
    except (OSError, sqlite3.DatabaseError) as error:
        message = f"cannot write the library ({error})"
        raise LibraryError(f"{message}; make room and try again") from error


def write_command(folder: Path, source: str) -> str:
    """Return the command by which the library in `folder` forgets `source`."""
    return f"dateline library {quote(str(folder))} --forget {quote(source)}"


def _find_place(library: Library, source: str) -> Forgettable | None:
    """Return what came from the file or the folder at `source`."""
    # A link is a file of its own: it is not followed.
    place = compose(os.path.abspath(source))  # noqa: PTH100
    store = library.store
    files = [
        path
        for path in store.files.all()
        if compose(path) == place or compose(path).startswith(f"{place.rstrip('/')}/")
    ]
    keys = [store.files.identify(path) or 0 for path in files]
    cited = [each for key in keys for each in store.names.cited_as(key)]
    names = tuple(source for source, _ in cited)
    texts = list(dict.fromkeys(shown for _, shown in cited))
    if not files:
        return None
    return Forgettable(place, tuple(files), names, _list_others(library, texts, names))


def _find_report(library: Library, source: str) -> Forgettable | None:
    report = library.report_named(compose(source)) or library.report_named(source)
    return Forgettable(source, (), (report.source, *report.aliases)) if report else None


def _list_others(library: Library, texts: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the other names by which `texts` are known than `names`."""
    reports = (library.report_named(text) for text in texts)
    known = (name for each in reports if each for name in (each.source, *each.aliases))
    gone = set(names)
    return tuple(name for name in known if name not in gone)
