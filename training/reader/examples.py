"""What a reader learns from: questions over windows of text, what answers, and yes or no."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from qa.errors import ReaderError


class Stance(StrEnum):
    """What a text says to a question for yes or no, or to a claim."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Example:
    """A question over a text, and what is to be learned of it.

    `start` to `end` are the characters of the text that answer, both -1 where none do; where
    `reads_words` is False nothing is known of them. `stance` is what the text says to a question
    for yes or no, None for every other question. `source` names the data it is from.
    """

    question: str
    context: str
    start: int = -1
    end: int = -1
    reads_words: bool = True
    stance: Stance | None = None
    source: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether words of the text answer."""
        return self.start >= 0


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    """Write `examples` to `path`, gzipped JSON lines, in their order: that of the training."""
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for each in examples:
            out.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")


def read_examples(path: Path) -> Iterator[Example]:
    """Yield what `write_examples` wrote.

    Raises:
        ReaderError: the file cannot be read, or a line is no example.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _read_example(f"{path}:{number}", line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ReaderError(
            f"{path} cannot be read ({error}); make it with python -m training.reader.mix"
        ) from None


def _read_example(place: str, line: str) -> Example:
    try:
        raw = json.loads(line)
        stance = Stance(raw["stance"]) if raw.get("stance") else None
        return Example(**{**raw, "stance": stance})
    except (ValueError, TypeError) as error:
        raise ReaderError(f"{place} is no example ({error!r}); correct or remove it") from None
