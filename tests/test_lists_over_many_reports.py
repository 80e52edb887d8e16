"""Lists and counts over archives in which each report tells of one thing, by the small reader."""

from pathlib import Path

import pytest
from many_reports import DETAINED, MINISTERS, SHIPS, write_archive

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Answer, Question

NAMES = {name.strip() for name in SHIPS}


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("many") / "reports"
    write_archive(folder)
    return open_assistant(folder, reader="small")


@pytest.fixture(scope="module")
def harbours(repository: Path) -> Assistant:
    docs = repository / "tests" / "cases" / "15-list-and-count-over-files" / "docs"
    return open_assistant(docs, reader="small")


def list_names(answer: Answer) -> set[str]:
    return set(answer.text.rpartition(": ")[2].split("; "))


def check_marks(answer: Answer) -> None:
    names = list_names(answer)
    for each in answer.citations:
        marked = {each.quote[m.start - each.start : m.end - each.start] for m in each.marks}
        assert marked
        assert marked <= names


def test_all_thirty_ships_are_listed_each_with_its_report(sixty: Assistant):
    answer = sixty.ask(Question("Which ships were detained?"))
    assert list_names(answer) == NAMES
    assert len(answer.citations) == 30
    assert answer.note.startswith("At least 30 ships in 30 reports. 56 passages read.")
    check_marks(answer)


def test_a_list_of_one_port_has_no_ship_of_another(sixty: Assistant):
    answer = sixty.ask(Question("List the ships that were detained in Velmar"))
    assert list_names(answer) == {name.strip() for name in SHIPS[::2]}
    assert "15 ships in 15 reports." in answer.note


def test_ministers_are_counted_by_name_and_the_rest_is_left_open(sixty: Assistant):
    answer = sixty.ask(Question("How many ministers resigned?"))
    # Of these the reports say "resigned", of the others that they stepped down.
    assert list_names(answer) == set(MINISTERS[::2])
    assert answer.text.startswith("At least 5 ministers named in 5 reports: ")
    assert answer.note.startswith("No report states how many; counted by their names.")
    assert "It is not sure whether it is told of these too: " in answer.note


def test_the_first_and_the_last_are_told_with_their_days(sixty: Assistant):
    first = sixty.ask(Question("Which ship was detained first?"))
    assert (first.text, first.date) == ("Aldona, January 4, 2021 (Monday)", "2021-01-04")
    assert "The first by date of" in first.note
    last = sixty.ask(Question("Who was the last minister to resign?"))
    assert last.date == "2021-04-29"
    assert last.text.startswith("Jonas Petrauskas, ")


def test_a_stated_total_stands_before_the_count_of_names(tmp_path: Path):
    ships = ("Aldona", "Katla", "Lomvi")
    for place, ship in enumerate(ships):
        told = DETAINED[0].format(ship=ship, port="Velmar", reason="a cracked hull")
        (tmp_path / f"2021-01-1{place}-{ship}.txt").write_text(f"{told}\n", encoding="utf-8")
    total = "Seven ships were detained in Velmar this winter, the port authority said on Friday.\n"
    (tmp_path / "2021-03-01-total.txt").write_text(total, encoding="utf-8")
    answer = open_assistant(tmp_path, reader="small").ask(Question("How many ships were detained?"))
    assert answer.text.lower().startswith("seven")
    assert answer.citations[0].source == "2021-03-01-total.txt"
    beside = answer.differing[0]
    assert beside.text.startswith("3 ships named in 3 reports: ")
    assert set(beside.text.rpartition(": ")[2].split("; ")) == set(ships)


@pytest.mark.parametrize(
    ("text", "ships"),
    [
        (
            "Which ships were detained in Rostock?",
            {"Aurelia K", "Dagny Star", "Halcyon Bay", "Kasimir"},
        ),
        ("Which ships were held for unpaid wages?", {"Baltic Wren", "Grethe M", "Lapwing"}),
    ],
)
def test_of_a_list_over_files_all_are_named(harbours: Assistant, text: str, ships: set[str]):
    answer = harbours.ask(Question(text))
    assert len(list_names(answer)) >= len(ships) - 2
    assert list_names(answer) <= ships
    # What is not sure is told to be so.
    for ship in ships - list_names(answer):
        assert ship in answer.note
        assert answer.note.startswith("At least ")


@pytest.mark.parametrize(
    "text", ["List all the ships that were detained", "How many ships were detained?"]
)
def test_what_is_told_in_other_words_is_told_to_be_open(harbours: Assistant, text: str):
    answer = harbours.ask(Question(text))
    assert "at least 4 ships" in f"{answer.text} {answer.note}".lower()
    assert list_names(answer) == {"Aurelia K", "Dagny Star", "Grethe M", "Jutlander"}
    for name in ("Baltic Wren", "Cormorant IV", "Kasimir"):
        assert name in answer.note


def test_a_refused_count_names_what_may_be_meant(harbours: Assistant):
    answer = harbours.ask(Question("How many ships were detained in Riga?"))
    assert not answer.answered
    open_ones = answer.note.rpartition("told of these too: ")[2].rstrip(".").split("; ")
    assert {"Ilmarinen", "Fomalhaut", "Lapwing"} <= set(open_ones)
