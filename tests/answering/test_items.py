"""Things that reports name: joined by their names, counted by independent reports."""

from samples import evidence

from qa.answering.lists.items import Naming, count_tellings, join_items, part_sorts
from qa.types import Span


def name(source: str, text: str, marked: str, odds: float = 1.0, story: int | None = None):
    found = evidence(source, text, 0.5, marked=marked, odds=odds, story=story)
    start = text.index(marked)
    return Naming(found, Span(start, start + len(marked)))


def test_a_thing_that_two_reports_name_is_one():
    items = join_items([
        name("a", "The Kasimir was held.", "Kasimir"),
        name("b", "The Lapwing was held.", "Lapwing"),
        name("c", "They held the Kazimir.", "Kazimir", odds=2.0),
        name("d", "The Kasimir is held.", "Kasimir"),
    ])  # fmt: skip
    assert [item.name for item in items] == ["Kasimir", "Lapwing"]
    assert items[0].other_spellings == ("Kazimir",)
    assert items[0].named[0].evidence.report.source == "c"


def test_a_part_of_two_names_is_that_of_its_own_report_or_none():
    anna = name("a", "Anna Berg resigned.", "Anna Berg")
    otto = name("b", "Otto Berg resigned.", "Otto Berg")
    beside = name("b", "Berg left at noon.", "Berg")
    alone = name("c", "Berg resigned too.", "Berg")
    assert [len(item.named) for item in join_items([anna, otto, beside])] == [1, 2]
    assert [item.name for item in join_items([anna, otto, alone])] == [
        "Anna Berg",
        "Otto Berg",
        "Berg",
    ]
    assert [item.name for item in join_items([anna, alone])] == ["Anna Berg"]


def test_nearly_copies_of_one_text_tell_once():
    items = join_items([
        name("a", "The Kasimir was held.", "Kasimir", story=7),
        name("b", "The Kasimir was held.", "Kasimir", story=7),
        name("c", "The Lapwing was held.", "Lapwing"),
    ])  # fmt: skip
    assert count_tellings(items) == 2


def test_a_flag_among_ships_and_a_firm_among_countries_are_set_apart():
    ships = [name(each, f"The {each} sailed.", each) for each in ("Kasimir", "Lapwing", "Panama")]
    kept, others = part_sorts(join_items(ships))
    assert [item.name for item in kept] == ["Kasimir", "Lapwing"]
    assert [item.name for item in others] == ["Panama"]
    lands = [name(each, f"{each} agreed.", each) for each in ("Norway", "Poland", "Nokia")]
    kept, others = part_sorts(join_items(lands))
    assert [item.name for item in kept] == ["Norway", "Poland"]
    assert [item.name for item in others] == ["Nokia"]
