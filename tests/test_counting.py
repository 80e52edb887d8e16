import pytest

from qa.counting import count_things


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [
        (1, "report", "1 report"),
        (0, "report", "0 reports"),
        (2000, "report", "2,000 reports"),
        (2, "copy", "2 copies"),
        (2, "day", "2 days"),
        (3, "box", "3 boxes"),
        (2, "run of hidden text", "2 runs of hidden text"),
        (2, "embedded object", "2 embedded objects"),
    ],
)
def test_nouns_are_counted(number: int, thing: str, words: str):
    assert count_things(number, thing) == words
