"""The fields of a question in a file: each read by itself, what is wrong with it remembered."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from qa.dates.timex.values import days_of
from qa.errors import QuestionError
from qa.question.checking import check_question
from qa.question.history import read_history
from qa.types import Period, Said

Read = TypeVar("Read")


class FieldReader:
    """Reads the fields of one record; `wrong` is what cannot be read in them."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.wrong: list[str] = []
        self._record = record

    def read(self, name: str, how: Callable[[Any], Read], otherwise: Read) -> Read:
        """Return the field called `name` as `how` reads it, or `otherwise` where it cannot."""
        try:
            return how(self._record.get(name))
        except (ValueError, TypeError, QuestionError) as error:
            self.wrong.append(f"{name}: {error}")
            return otherwise


def read_identity(value: Any) -> str:
    """Read a name or a number.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise ValueError("a name or a number is needed")
    # JSON can hold half of a character, a file cannot.
    str(value).encode("utf-8")
    return str(value)


def read_question(value: Any) -> str:
    """Read a text that can be asked.

    Raises:
        TypeError: it is no text.
        QuestionError: it cannot be asked.
    """
    if not isinstance(value, str):
        raise TypeError("text is needed")
    check_question(value)
    return value


def read_word_of(*words: str) -> Callable[[Any], str]:
    """Return what reads one of `words`, or nothing."""

    def read(value: Any) -> str:
        if value is not None and value not in words:
            raise ValueError(f"{value!r} is not one of {', '.join(words)}")
        return value or ""

    return read


def read_day(value: Any) -> date | None:
    """Read a day such as 2021-03-31, or nothing.

    Raises:
        ValueError, TypeError: it is none.
    """
    return date.fromisoformat(value) if value else None


def read_days(value: Any) -> Period | None:
    """Read a day, a month, a year, any TIMEX3 value, or two of them with a stroke between.

    Raises:
        ValueError: it is none.
    """
    if not value:
        return None
    parts = [days_of(part.strip()) for part in str(value).split("/")]
    first, last = parts[0], parts[-1]
    if len(parts) > 2 or first is None or last is None:
        raise ValueError(f"{value!r} is no day such as 2021-03-31, and no time such as 2021-03")
    return Period(first.first, last.last)


def read_strings(value: Any) -> tuple[str, ...]:
    """Read a list of strings, or nothing.

    Raises:
        ValueError: it is none.
    """
    values = value or []
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError("a list of strings is needed")
    return tuple(values)


def read_said(value: Any) -> tuple[Said, ...]:
    """Read what was said before, or nothing: a list of turns, pairs or lines.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value or [], list):
        raise ValueError("a list is needed")
    return read_history(value or [])


def tell_bad_pattern(pattern: str) -> str:
    """Return why `pattern` is no regular expression, or ""."""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        told = f"answers: {pattern!r} is no regular expression ({error})"
        return f'{told}; plain text needs "match": "text"'
    return ""
