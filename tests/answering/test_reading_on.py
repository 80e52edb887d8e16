"""Reading on over made passages, with a reader that marks the capitals behind "ship"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from qa.answering.evidence.scoring import EvidenceRanker
from qa.answering.lists.reading_on import MOST_READ, Pieces, gather_items
from qa.dates.reports.publication import UNKNOWN
from qa.language.sentences import split_sentences
from qa.question.asked import Asked
from qa.reader.spans import Reading, ReadSpan
from qa.types import AnswerKind, Passage, Period, Report

HELD = Asked(
    AnswerKind.STATEMENT, "Which ship was detained?", "Which ship was detained?",
    ("ship", "detained"), (), (), Period(), plain_text="Which ship was detained?",
    forms=frozenset({"which", "ship", "be", "detain"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    report: Report
    passage: Passage
    score: float = 1.0


class NamesReader:
    """Marks the words behind "ship", surer where they stand beside "detained"."""

    def __init__(self, told: float, untold: float) -> None:
        self.told, self.untold = told, untold
        self.read_passages = 0

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.read_passages += len(passages)
        return [self._read(each) for each in passages]

    def _read(self, passage: str) -> Reading:
        match = re.search(r"ship ([A-Z]\w*)", passage)
        if not match:
            return Reading((), float("-inf"))
        score = self.told if "detained" in passage else self.untold
        return Reading((ReadSpan(*match.span(1), score),), score)


class Terms:
    def terms(self, text: str) -> list[str]:
        return re.findall(r"\w+", text.lower())

    def rarity(self, term: str) -> float:
        return 1.0


class Encoder:
    def encode_documents(self, texts: Sequence[str]) -> np.ndarray:
        return np.zeros((len(texts), 2), dtype=np.float32)


def find(place: int, text: str) -> Found:
    sentences = tuple(split_sentences(text))
    report = Report(f"{place:03}.txt", "", text, UNKNOWN)
    return Found(report, Passage(0, len(text), sentences))


def gather(
    texts: Sequence[str],
    told: float = 1.0,
    untold: float = -4.5,
    second: NamesReader | None = None,
) -> tuple[Pieces, int]:
    reader = NamesReader(told, untold)
    passages = [find(place, text) for place, text in enumerate(texts)]
    pieces = gather_items(
        reader, EvidenceRanker(Encoder(), Terms()), HELD, "ship", passages, second
    )
    return pieces, reader.read_passages


def name_ships(count: int) -> list[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [f"{letters[n // 26]}{letters[n % 26].lower() * 4}" for n in range(count)]


def test_all_that_is_told_is_read_where_that_is_little():
    ships = name_ships(20)
    pieces, _ = gather([f"The ship {ship} was detained." for ship in ships])
    assert [item.name for item in pieces.sure] == ships
    assert (pieces.read, pieces.is_complete) == (20, True)


def test_reading_ends_where_sixteen_passages_tell_nothing():
    told = [f"The ship {ship} was detained." for ship in name_ships(3)]
    pieces, read = gather([*told, *["The weir is old."] * 50])
    assert [item.name for item in pieces.sure] == name_ships(3)
    assert (pieces.read, read, pieces.is_complete) == (24, 24, True)


def test_what_is_told_behind_others_is_found_while_reading_goes_on():
    filler = ["The weir is old."] * 12
    first, second, last = (f"The ship {ship} was detained." for ship in name_ships(3))
    pieces, _ = gather([first, *filler, second, *filler, last, *["The weir is old."] * 40])
    assert [item.name for item in pieces.sure] == name_ships(3)


def test_reading_stops_at_its_bound_and_is_not_complete():
    pieces, read = gather([f"The ship {ship} was detained." for ship in name_ships(90)])
    assert (pieces.read, read, len(pieces.sure)) == (MOST_READ, MOST_READ, MOST_READ)
    assert (pieces.is_whole, pieces.is_complete) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "The ship Kasimir was not detained.",
        "The ship Kasimir was never detained, the owner said.",
    ],
)
def test_what_was_not_done_is_no_piece(text: str):
    pieces, _ = gather([text])
    assert (pieces.sure, pieces.doubtful) == ((), ())


def test_other_words_for_what_was_done_leave_it_open():
    pieces, _ = gather(["The ship Kasimir was detained.", "The ship Lapwing may not sail."])
    assert [item.name for item in pieces.sure] == ["Kasimir"]
    pieces, _ = gather(["The ship Kasimir was detained.", "The ship Lapwing was kept in port."])
    assert [item.name for item in pieces.doubtful] == ["Lapwing"]
    assert not pieces.is_complete


def test_a_thing_that_is_sure_once_is_not_doubtful_again():
    pieces, _ = gather(["The ship Kasimir was detained.", "The ship Kasimir was kept in port."])
    assert ([item.name for item in pieces.sure], pieces.doubtful) == (["Kasimir"], ())


def test_what_no_word_tells_of_is_sure_only_by_a_very_sure_reader():
    texts = ["The ship Kasimir was detained.", "The ship Molly passed her inspection."]
    assert [item.name for item in gather(texts, untold=2.0)[0].doubtful] == ["Molly"]
    assert [item.name for item in gather(texts, untold=4.0)[0].sure] == ["Kasimir", "Molly"]


def test_a_second_reader_too_has_to_be_very_sure_of_what_no_word_tells_of():
    texts = ["The ship Kasimir was detained.", "The ship Molly passed her inspection."]
    asked_again = [gather(texts, second=NamesReader(9.0, odds))[0] for odds in (5.0, 7.0)]
    assert [[item.name for item in each.sure] for each in asked_again] == [
        ["Kasimir"],
        ["Kasimir", "Molly"],
    ]
