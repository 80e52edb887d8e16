"""Files of questions over contexts, answered by the reader a line at a time."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from qa.errors import ReaderError
from qa.files import replace_file
from qa.reader.reader import Reader, load_reader

# Pairs read together: enough for passes over windows of like lengths.
_LINES_TOGETHER = 256
# An id, a question and a context.
Line = tuple[str, str, str]


def read_file(
    path: Path,
    out: Path,
    reader: Reader | None = None,
    advance: Callable[[], None] = lambda: None,
) -> int:
    """Answer every line of `path` and return how many there were.

    Args:
        path: JSON lines of id, question and context, gzipped if the name ends in `.gz`.
        out: where lines of id and answer go; "" says that the context does not answer.
        reader: the bundled one if None.
        advance: called after every line.

    Raises:
        ReaderError: `path` cannot be read, or holds no such lines.
        OutputError: `out` cannot be written; it is replaced whole or left as it was.
    """
    reader = reader or load_reader()
    answered: list[str] = []
    left = _read_lines(path)
    while lines := list(islice(left, _LINES_TOGETHER)):
        for line in _answer_lines(reader, lines):
            answered.append(json.dumps(line, ensure_ascii=False) + "\n")
            advance()
    replace_file(out, "".join(answered))
    return len(answered)


def _answer_lines(reader: Reader, lines: Sequence[Line]) -> Iterator[dict[str, str]]:
    names, questions, contexts = zip(*lines, strict=True)
    readings = reader.read_pairs(questions, contexts)
    for name, context, reading in zip(names, contexts, readings, strict=True):
        answers = reading.score >= reader.threshold and bool(reading.spans)
        answer = context[reading.spans[0].start : reading.spans[0].end] if answers else ""
        yield {"id": name, "answer": answer}


def _read_lines(path: Path) -> Iterator[Line]:
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_line(f"{path}:{number}", line)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        message = f"{path} cannot be read ({error})"
        raise ReaderError(f"{message}; name a .jsonl or .jsonl.gz of questions") from None


def _read_line(place: str, line: str) -> Line:
    try:
        record = json.loads(line)
        name, question, context = (record[key] for key in ("id", "question", "context"))
        if not isinstance(question, str) or not isinstance(context, str):
            raise TypeError("question and context are texts")
    except (ValueError, TypeError, KeyError) as error:
        message = f"{place} is no question ({type(error).__name__}: {error})"
        raise ReaderError(f"{message}; it needs id, question and context") from None
    return str(name), question, context
