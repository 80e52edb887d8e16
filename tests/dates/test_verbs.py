"""A date belongs to its verb, and what undoes a deed is not the deed."""

from datetime import date

import pytest

from qa.dates.timex.expressions import resolve_expressions
from qa.dates.verbs import find_governed, tells_opposite
from qa.types import Span

# A Saturday.
PUBLISHED = date(2021, 6, 12)


@pytest.mark.parametrize(
    ("asked", "sentence", "words"),
    [
        ("released", "He was fined on Monday and released on Wednesday.", "Wednesday"),
        ("fined", "He was fined on Monday and released on Wednesday.", "Monday"),
        ("arrested", "She was charged on Friday after her arrest on Tuesday.", "Tuesday"),
        ("charged", "She was charged on Friday after her arrest on Tuesday.", "Friday"),
        ("detained", "She was charged on Friday after being arrested on Tuesday.", "Tuesday"),
        ("end", "The talks began on June 3 and ended on June 7.", "June 7"),
        ("begin", "The talks began on June 3 and ended on June 7.", "June 3"),
        ("start", "The talks began on June 3 and ended on June 7.", "June 3"),
        ("close", "On Monday the port was closed, and on Friday it was reopened.", "Monday"),
        ("reopen", "On Monday the port was closed, and on Friday it was reopened.", "Friday"),
        ("lift", "The ban, imposed on May 4, was lifted on June 9.", "June 9"),
        ("impose", "The ban, imposed on May 4, was lifted on June 9.", "May 4"),
        ("sink", "The barge sank on Monday; it will be raised on June 21.", "Monday"),
        ("raised", "The barge sank on Monday; it will be raised on June 21.", "June 21"),
        ("launch", "Troops Thursday launched a raid that was planned on Monday.", "Thursday"),
        ("resign", "Voss, who was elected in 2019, resigned on Friday.", "Friday"),
        ("elected", "Voss, who was elected in 2019, resigned on Friday.", "2019"),
    ],
)
def test_the_date_of_the_verb_asked_about_is_taken(asked: str, sentence: str, words: str):
    dates = resolve_expressions(sentence, PUBLISHED)
    found = find_governed(sentence, Span(0, len(sentence)), dates, [asked, "harbour"])
    assert found
    assert found.expression.text == words


@pytest.mark.parametrize(
    "sentence", ["He was fined on Monday and sang on Friday.", "He was released on Monday."]
)
def test_without_the_verb_or_a_second_date_nothing_is_decided(sentence: str):
    dates = resolve_expressions(sentence, PUBLISHED)
    assert find_governed(sentence, Span(0, len(sentence)), dates, ["released", "met"]) is None


@pytest.mark.parametrize(
    ("asked", "sentence", "opposite"),
    [
        ("ground boats", "The office lifted the ban on the boats on Thursday.", True),
        ("ground boats", "The office grounded two boats on Monday.", False),
        ("ground boats", "The office lifted the grounding of the boats on Thursday.", True),
        ("lift ban", "The office lifted the ban on the boats on Thursday.", False),
        ("arrested", "The captain was released on Friday.", True),
        ("arrested", "The captain was arrested on Monday and released on Friday.", False),
        ("closed bridge", "The bridge was reopened on Tuesday.", True),
        ("open bridge", "The bridge, closed since March, opened on Monday.", False),
        ("join union", "The country left the union on May 3.", True),
        ("resign", "The mayor was appointed in May.", True),
        ("begin talks", "The talks ended on Friday.", True),
        ("sign treaty", "The treaty was welcomed on Friday.", False),
        ("sell mill", "The mill was sold on Friday.", False),
    ],
)
def test_what_undoes_a_deed_is_not_the_deed(asked: str, sentence: str, opposite: bool):
    assert tells_opposite(asked.split(), sentence) is opposite
