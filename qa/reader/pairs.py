"""What the reader is trained on: questions over passages, the answer's characters or none."""

import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import ReaderError
from qa.reader.negatives import drop_answer_sentence, find_bounds, swap_question

# Shares of a source that one round takes. QAMR asks for single words of short sentences: cheap and
# partly news, but its spans are cut shorter than a reader should answer.
_SHARES = {"qamr": 0.35, "squadshifts-reddit": 0.6, "squadshifts-amazon_reviews": 0.5}
# SQuAD 2.0's own unanswerable questions are few and the closest to what must be refused.
_UNANSWERABLE_REPEATS = 3
_OTHER_PASSAGE, _MINED_PASSAGE, _DROPPED_SENTENCE, _SWAPPED = 0.08, 0.16, 0.12, 0.22
# News evidence is short and takes for granted what the report said before: "he" for the name that
# is asked about. A reader that never saw that refuses it.
_CROPPED = 0.25
_CROPPED_BESIDE = 1  # sentences kept on either side, at most


@dataclass(frozen=True, slots=True)
class Pair:
    """A question over a passage; `start` to `end` are the answer's characters, None if none."""

    question: str
    context: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A line of the training file; an answer is its first character and its text."""

    question: str
    context: str
    answers: tuple[tuple[int, str], ...]
    group: str
    source: str


def read_records(path: Path) -> list[Record]:
    """Return the questions of a JSONL file, gzipped if its name ends in `.gz`.

    Raises:
        ReaderError: the file cannot be read, a line is not a question, or an answer does not
            stand in its context where it should.
    """
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            return [_read_record(path, number, line) for number, line in enumerate(lines, 1)]
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise ReaderError(f"{path} cannot be read: {error}; name a .jsonl or .jsonl.gz") from None


def mix_pairs(
    records: Sequence[Record], seed: int, mined: Mapping[str, Sequence[str]]
) -> list[Pair]:
    """Return one round of training pairs in an order that `seed` fixes.

    About a third are without answer: the data's own, other passages of the article, passages that
    a search brings (`mined`, by question), passages that lost the sentence with the answer,
    questions with a name or number exchanged.
    """
    chance = random.Random(seed)  # noqa: S311 - it picks training data, no secret
    passages: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if not passages[record.group] or passages[record.group][-1] != record.context:
            passages[record.group].append(record.context)
    pairs: list[Pair] = []
    for whole in records:
        record = crop_record(whole, chance) if chance.random() < _CROPPED else whole
        if not record.answers:
            pairs += [Pair(record.question, record.context)] * _UNANSWERABLE_REPEATS
        elif chance.random() < _SHARES.get(record.source, 1.0):
            start, text = chance.choice(record.answers)
            pairs.append(Pair(record.question, record.context, start, start + len(text)))
            alike = mined.get(record.question, ())
            pairs += _make_negatives(record, passages[record.group], alike, chance)
    chance.shuffle(pairs)
    return pairs


def crop_record(record: Record, chance: random.Random) -> Record:
    """Return `record` with only the sentence of one answer, at times with its neighbours."""
    if not record.answers:
        return record
    start, text = chance.choice(record.answers)
    bounds = find_bounds(record.context)
    before = [place for place in bounds if place <= start]
    after = [place for place in bounds if place >= start + len(text)]
    first = before[max(0, len(before) - 1 - chance.randint(0, _CROPPED_BESIDE))]
    last = after[min(len(after) - 1, chance.randint(0, _CROPPED_BESIDE))]
    kept = [
        (at - first, answer)
        for at, answer in record.answers
        if first <= at and at + len(answer) <= last
    ]
    return replace(record, context=record.context[first:last], answers=tuple(kept))


def _make_negatives(
    record: Record, passages: Sequence[str], mined: Sequence[str], chance: random.Random
) -> Iterator[Pair]:
    answers = [text for _, text in record.answers]
    if chance.random() < _OTHER_PASSAGE:
        other = chance.choice(passages)
        if not any(answer.lower() in other.lower() for answer in answers):
            yield Pair(record.question, other)
    if mined and chance.random() < _MINED_PASSAGE:
        yield Pair(record.question, chance.choice(mined))
    if record.source == "qamr":
        return
    if chance.random() < _DROPPED_SENTENCE:
        rest = drop_answer_sentence(record.context, record.answers)
        if rest:
            yield Pair(record.question, rest)
    if chance.random() < _SWAPPED:
        swapped = swap_question(record.question, [record.context, *passages], answers, chance)
        if swapped:
            yield Pair(swapped, record.context)


def _read_record(path: Path, number: int, line: str) -> Record:
    try:
        raw = json.loads(line)
        answers = tuple((answer["start"], answer["text"]) for answer in raw["answers"])
        question, context = raw["question"], raw["context"]
        group, source = raw.get("group", ""), raw.get("source", "")
    except (ValueError, TypeError, KeyError) as error:
        message = f"{path}, line {number} is no question with context and answers ({error!r})"
        raise ReaderError(f"{message}; correct or remove the line") from None
    for start, text in answers:
        if context[start : start + len(text)] != text:
            message = f"{path}, line {number}: {text!r} does not stand at character {start}"
            raise ReaderError(f"{message}; correct or remove the line")
    return Record(question, context, answers, group, source)
