"""Questions whose answers' classes are known: published question classes, and our own of news."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.question.expected import Expected
from training.reader.news import is_held_out

_TREC = {
    "NUM:date": Expected.DATE, "NUM": Expected.NUMBER, "NUM:code": Expected.THING,
    "HUM:ind": Expected.PERSON, "HUM:gr": Expected.GROUP, "HUM:title": Expected.THING,
    "HUM:desc": Expected.DESCRIPTION, "LOC": Expected.PLACE, "DESC:reason": Expected.REASON,
    "DESC:manner": Expected.MANNER, "DESC": Expected.DESCRIPTION, "ENTY": Expected.THING,
    "ABBR": Expected.THING,
}  # fmt: skip
# Of several types the first here is meant.
_SMART = {
    "date": Expected.DATE, "number": Expected.NUMBER, "boolean": Expected.YES_OR_NO,
    "string": Expected.THING, "dbo:Person": Expected.PERSON, "dbo:Organisation": Expected.GROUP,
    "dbo:Place": Expected.PLACE, "dbo:Location": Expected.PLACE,
}  # fmt: skip
_NEWS = {
    "when": Expected.DATE, "who": Expected.PERSON, "where": Expected.PLACE,
    "how_many": Expected.NUMBER, "how_much": Expected.NUMBER, "how_long": Expected.NUMBER,
    "how_far": Expected.NUMBER, "how_old": Expected.NUMBER, "how_often": Expected.NUMBER,
    "why": Expected.REASON, "how": Expected.MANNER, "said": Expected.STATEMENT,
    "what": Expected.THING, "yes_no": Expected.YES_OR_NO,
}  # fmt: skip


# Written for what the published ones lack: things beside persons, sayings beside numbers.
_OWN = Path(__file__).parent / "own.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and the class of its answer; `is_held_out` keeps it for measuring."""

    text: str
    expected: Expected
    source: str
    is_held_out: bool


def read_labelled(data: Path) -> list[Labelled]:
    """Return the labelled questions of the folder `data`, in the order of its files."""
    return [
        *_read_trec(data / "question_classes/trec.jsonl.gz"),
        *_read_smart(data / "question_classes/smart.jsonl.gz"),
        *_read_news(data / "reader/news_train.jsonl.gz"),
        *_read_own(_OWN),
    ]


def _read_trec(path: Path) -> Iterator[Labelled]:
    for raw in _read_lines(path):
        name = f"{raw['coarse']}:{raw['fine']}"
        expected = _TREC.get(name) or _TREC[raw["coarse"]]
        yield Labelled(raw["question"], expected, "trec", raw["split"] == "test")


def _read_smart(path: Path) -> Iterator[Labelled]:
    for raw in _read_lines(path):
        types = raw["types"]
        expected = next((each for name, each in _SMART.items() if name in types), None)
        if expected is None and not any(name.startswith("dbo:") for name in types):
            continue
        yield Labelled(raw["question"], expected or Expected.THING, "smart", raw["split"] == "test")


def _read_news(path: Path) -> Iterator[Labelled]:
    for raw in _read_lines(path):
        if expected := _NEWS.get(raw["kind"]):
            yield Labelled(raw["question"], expected, "news", is_held_out(raw["article"]))


def _read_own(path: Path) -> Iterator[Labelled]:
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        yield Labelled(raw["question"], Expected(raw["expected"]), "own", is_held_out=False)


def _read_lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
