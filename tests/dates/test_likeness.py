import pytest

from qa.dates.reports.likeness import list_shingles, share_words


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


def test_texts_with_eight_words_in_a_row_share_a_shingle():
    run = "We will not reopen the old harbour before"
    assert len(list_shingles(run)) == 1
    assert list_shingles(f"He said: “{run.lower()} May.”") & list_shingles(run)
    assert not list_shingles(run.rsplit(" ", 1)[0])
