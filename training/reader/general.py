"""Published span questions as examples: their passages cut down to the sentences that matter."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.reader.cropping import crop_around, crop_near
from training.reader.examples import Example, Stance

# Passages left whole: a reader meets those too.
_WHOLE = 0.15
_LONGEST_WORDS = 140
_STANCES = {
    "supported": Stance.YES, "yes": Stance.YES, "refuted": Stance.NO, "no": Stance.NO,
    "neutral": Stance.OPEN, "unrelated": Stance.OPEN,
}  # fmt: skip
# "Not supported" is left out: it may be a denial or no word on it.
# "Agrees with" a headline is looser than bears out, and a part of a claim is not the claim.
_LOOSE = ("fnc1-test",)


@dataclass(frozen=True, slots=True)
class Record:
    """A question over a passage; an answer is its first character and its text."""

    question: str
    context: str
    answers: tuple[tuple[int, str], ...]
    source: str


def read_records(path: Path) -> list[Record]:
    """Return the questions of the gzipped JSON lines at `path`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_read_record(json.loads(line)) for line in lines]


def make_examples(record: Record, chance: random.Random) -> Iterator[Example]:
    """Yield `record` as an example, none where its passage is too long to keep its answer."""
    text = record.context
    if record.answers:
        at, words = chance.choice(record.answers)
        start, end = at, at + len(words)
    else:
        start = end = -1
    is_short = len(text.split()) <= _LONGEST_WORDS
    if is_short and chance.random() < _WHOLE:
        yield Example(record.question, text, start, end, source=record.source)
        return
    if record.answers:
        window = crop_around(text, start, end, chance)
        start, end = start - window.start, end - window.start
    else:
        window = crop_near(text, record.question, chance)
    near = text[window.start : window.end]
    if len(near.split()) <= _LONGEST_WORDS:
        yield Example(record.question, near, start, end, source=record.source)


def read_claims(path: Path, chance: random.Random) -> Iterator[Example]:
    """Yield claims and questions for yes or no, in random order, over what bears on them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chance.shuffle(rows)
    for row in rows:
        stance, text = _STANCES.get(row["label"]), row["premise"]
        if stance is None or row.get("source") in _LOOSE or len(text.split()) > _LONGEST_WORDS:
            continue
        source = row.get("source", "boolq")
        yield Example(row["hypothesis"], text, reads_words=False, stance=stance, source=source)


def _read_record(raw: dict[str, object]) -> Record:
    answers: list[dict[str, object]] = raw["answers"]  # type: ignore[assignment]
    spans = tuple((int(str(each["start"])), str(each["text"])) for each in answers)
    return Record(str(raw["question"]), str(raw["context"]), spans, str(raw.get("source", "")))
