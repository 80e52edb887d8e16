"""Files of texts to files of their time expressions."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.fiscal import write_timex3
from qa.errors import SourceError
from qa.types import TimeExpression


def annotate_records(path: Path) -> Iterator[dict[str, object]]:
    """Yield `id` and `timex` for each line of `path`, an object with `id`, `published`, `text`.

    `timex` lists the time expressions of `text` as `start`, `end`, `text`, `type`, `value`.

    Raises:
        SourceError: the file cannot be read, or a line is not such an object.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _annotate(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot read {path} ({error}); give a JSON object a line") from error


def _annotate(line: str, place: str) -> dict[str, object]:
    try:
        record = json.loads(line)
        published = record.get("published")
        day = date.fromisoformat(published[:10]) if published else None
        found = find_expressions(record["text"], day)
        identity = record["id"]
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        message = f"{place} is no record ({type(error).__name__}: {error})"
        raise SourceError(f"{message}; it needs id, published (a day) and text") from error
    return {"id": identity, "timex": [_write(each) for each in found]}


def _write(found: TimeExpression) -> dict[str, object]:
    told = {"start": found.start, "end": found.end, "text": found.text}
    return told | {"type": str(found.type), "value": write_timex3(found.value)}
