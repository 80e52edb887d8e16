"""A folder of reports or a library that was given by its place among the words, without a flag."""

import argparse
from collections.abc import Sequence

from qa.errors import SourceError
from qa.letters import find_path
from qa.library.folder import STORE_NAME


def take_question(words: Sequence[str], options: argparse.Namespace) -> str:
    """Return the question in `words`, and note in `options` the place that stands beside it.

    The place is the first of several words, where that is a folder, or the last of two: "docs" may
    end a question whose words stand by themselves.

    Raises:
        SourceError: a place stands alone, or another one is given by a flag.
    """
    if len(words) == 1 and _is_place(words[0]):
        flag = "--library" if _is_library(words[0]) else "--docs"
        message = f"{words[0]} holds reports, and no question"
        raise SourceError(f'{message}; ask one: dateline {options.command} "…" {flag} {words[0]}')
    if len(words) > 1 and _is_place(words[0]):
        note_place(words[0], options)
        return " ".join(words[1:])
    if len(words) == 2 and _is_place(words[1]):
        note_place(words[1], options)
        return words[0]
    return " ".join(words)


def note_place(typed: str, options: argparse.Namespace) -> None:
    """Let `options` name the folder of reports or the library at `typed`.

    Raises:
        SourceError: another one is given by a flag.
    """
    if options.docs or options.library:
        given = f"--docs {options.docs}" if options.docs else f"--library {options.library}"
        raise SourceError(f"both {typed} and {given} are given; give one of them")
    path = find_path(typed)
    if _is_library(typed):
        options.library = path
    else:
        options.docs = path


def _is_place(typed: str) -> bool:
    # A question may be longer than a path can be.
    try:
        return typed.strip() != "" and find_path(typed).is_dir()
    except OSError:
        return False


def _is_library(typed: str) -> bool:
    return (find_path(typed) / STORE_NAME).is_file()
