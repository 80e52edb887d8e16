from datetime import date

import pytest

from qa.dates.reports.neighbours import estimate_by_neighbours
from qa.dates.reports.publication import UNKNOWN
from qa.types import DateBasis, Report, ReportDate

QUOTE = "“We will not reopen the old harbour before the last of the eleven wrecks is raised.”"
UNDATED = Report(
    "b.txt",
    "",
    "The mayor of Lindow, Ilse Brandt, met the harbour unions earlier this week on Tuesday. "
    f"{QUOTE}",
    UNKNOWN,
)


def dated(text: str, basis: DateBasis = DateBasis.STATED) -> Report:
    day = date(2019, 5, 8)
    return Report("a.txt", "", text, ReportDate(day, basis, "", day, day))


TOLD = f"Lindow's mayor Ilse Brandt met unions of the harbour on Tuesday for an hour. {QUOTE}"


def test_the_same_event_with_the_same_weekday_and_words_estimates_the_date():
    found = estimate_by_neighbours(UNDATED, [dated(TOLD)])
    assert found == ReportDate(
        date(2019, 5, 8),
        DateBasis.ESTIMATED,
        "“Tuesday” is 2019-05-07 in a.txt, which tells the same",
        date(2019, 5, 7),
        date(2019, 5, 13),
    )


@pytest.mark.parametrize(
    "neighbour",
    [
        dated(TOLD.replace("Tuesday", "Monday")),
        dated(TOLD.replace(QUOTE, "“We wait.”")),
        dated(f"A circus came to town on Tuesday with two elephants. {QUOTE}"),
        dated(TOLD, DateBasis.ESTIMATED),
        dated(TOLD, DateBasis.UNKNOWN),
    ],
)
def test_less_than_that_tells_nothing(neighbour: Report):
    assert estimate_by_neighbours(UNDATED, [neighbour]) is None


def test_the_likest_of_several_neighbours_is_taken():
    other = dated(f"Mayor Brandt of Lindow, who met unions on Tuesday, left by train. {QUOTE}")
    found = estimate_by_neighbours(UNDATED, [other, dated(TOLD)])
    assert found is not None
    assert "a.txt" in found.reason
    assert estimate_by_neighbours(UNDATED, []) is None
