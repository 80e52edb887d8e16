import pytest

from qa.language.likeness import list_runs, share_runs, share_words


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Ukraine troops moved", "Ukrainian troops were moved to Lindow", 1.0),
        ("Ukraine troops moved back twice", "Ukrainian troops were moved", 0.75),
        ("Boats sank today", "Boats sank yesterday", 0.0),
        ("", "", 0.0),
    ],
)
def test_share_of_the_shorter_sentences_words(one: str, other: str, share: float):
    assert share_words(one, other) == share == share_words(other, one)


def test_texts_with_eight_words_in_a_row_share_a_run():
    run = "We will not reopen the old harbour before"
    assert list_runs(run, 8) == {tuple(run.lower().split())}
    assert list_runs(f"He said: “{run.lower()} May.”", 8) >= list_runs(run, 8)
    assert not list_runs(run.rsplit(" ", 1)[0], 8)


def test_runs_that_two_texts_share_are_counted_against_all():
    assert share_runs("one two three four", "two three four five", 2) == 2 / 4
    assert share_runs("One, two; three!", "one two three", 2) == 1.0
    assert share_runs("one", "one", 2) == 0.0
