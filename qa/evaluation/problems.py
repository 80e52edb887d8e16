"""What is wrong with the input of a run: all of it told at once, before anything runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.counting import count_things
from qa.errors import QuestionFileError

# More are counted: who has a thousand mends them with a program.
_MOST_TOLD = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and where: a file and the number of its line."""

    place: str
    what: str

    def __str__(self) -> str:
        """The place, then what is wrong there."""
        return f"{self.place}: {self.what}"


def refuse_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Refuse a file that has `problems`, where there are any.

    Raises:
        QuestionFileError: there are; its message is a line each, and how many they are.
    """
    if not problems:
        return
    told = [str(problem) for problem in problems[:_MOST_TOLD]]
    if len(problems) > _MOST_TOLD:
        told.append(f"and {count_things(len(problems) - _MOST_TOLD, 'more problem')}")
    count = count_things(len(problems), "problem")
    told.append(f"{path} has {count}; nothing was asked; mend it, then run this again")
    raise QuestionFileError("\n".join(told))
