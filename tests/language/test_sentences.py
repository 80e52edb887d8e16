from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.language.sentences import split_sentences

NEWS = st.text(alphabet=st.sampled_from('aB é.!?\n\r\t"”’,ö1\x00\u2028'), max_size=300)


def sentences_of(text: str, start: int = 0) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Gen. Mark Ross met Sen. Bob Lee.", ["Gen. Mark Ross met Sen. Bob Lee."]),
        ("The U.S. Army moved. It stopped.", ["The U.S. Army moved.", "It stopped."]),
        ("“It is over,” he said. “Go home.”", ["“It is over,” he said.", "“Go home.”"]),
        ("It began at 5 p.m. Tuesday. It ended.", ["It began at 5 p.m. Tuesday.", "It ended."]),
        ("It began at 5 p.m. It ended.", ["It began at 5 p.m.", "It ended."]),
        ("A headline\nThe text begins.", ["A headline", "The text begins."]),
        ("One para\n\nanother para", ["One para", "another para"]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_boundaries(text: str, expected: list[str]):
    assert sentences_of(text) == expected


def test_hard_wrapped_paragraph_is_read_as_one():
    text = (
        "The operator of the bridge said on Tuesday that all thirty trains\n"
        "would be diverted for at least two weeks while the engineers look\n"
        "at the cracks. Passengers were told to take the bus.\n\nNext."
    )
    assert sentences_of(text) == [
        text[: text.index(" Passengers")],
        "Passengers were told to take the bus.",
        "Next.",
    ]


def test_start_leaves_the_header_out():
    text = " date 2021-11-01 The first. The second."
    assert sentences_of(text, text.index("The")) == ["The first.", "The second."]


@given(text=NEWS)
@example("x" * 5000)
@example("word " * 1000)
@example("B\u2028.ö")
def test_sentences_hold_all_that_is_not_space_once_and_in_order(text: str):
    spans = split_sentences(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert all(s.end - s.start <= 1200 for s in spans)


MARKED = (Path(__file__).parent / "news_sentences.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("paragraph", MARKED.split("\n\n"), ids=lambda text: text[:30])
def test_news_is_cut_where_its_sentences_end(paragraph: str):
    """One sentence a line, a text a paragraph: abbreviations, initials, hours, quotations."""
    text = " ".join(paragraph.split("\n"))
    assert [text[each.start : each.end] for each in split_sentences(text)] == paragraph.split("\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "It went through the China-U.S. hotline on Sunday.",
        "He told Brig. Gen. Olaf Vik so.",
        "Room No. 9 was locked at 6 p.m. Friday.",
        "See Vol. 2, p. 14 and Fig. 3 of the report.",
        "The road is 9 km. long and 4 m. wide.",
        "Insp. R. T. Moe and Supt. Lie left.",
    ],
)
def test_no_quote_stops_behind_an_abbreviation(sentence: str):
    text = f"{sentence} Nobody else came."
    assert [text[each.start : each.end] for each in split_sentences(text)] == [
        sentence,
        "Nobody else came.",
    ]
