"""Countries by their names, their peoples and their capitals."""

import pytest

from qa.language.countries import find_actors, find_countries


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia's army", {"Russia": {"RU"}}),
        ("the russians and the Dutch", {"russians": {"RU"}, "Dutch": {"NL"}}),
        ("Moscow warned Washington", {"Moscow": {"RU"}, "Washington": {"US"}}),
        ("U.S. and British troops", {"US": {"US"}, "British": {"GB"}}),
        ("Russian-backed forces, a US-led group", {"Russian": {"RU"}, "US": {"US"}}),
        ("He told us in May", {}),
        ("Saudi Arabia", {"Saudi Arabia": {"SA"}}),
        ("Britain and Kosovo", {"Britain": {"GB"}, "Kosovo": {"XK"}}),
        ("South Sudan", {"South Sudan": {"SS"}}),
        ("the South China Sea", {}),
        ("he will polish a turkey in New Mexico", {}),
        ("Victoria and Stanley came", {}),
    ],
)
def test_a_country_is_found_by_any_of_its_names(text: str, found: dict[str, set[str]]):
    assert find_countries(text) == found


def test_a_people_of_two_countries_means_both():
    assert find_countries("a Congolese town")["Congolese"] == {"CG", "CD"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Did Kyiv accept it?", ["Kyiv"]),
        ("Who visited Kyiv?", []),
        ("Who visited Kiev?", []),
        ("Who went to Kyiv?", []),
        ("Who entered the White House?", []),
        ("Who sent aid to Kyiv?", ["Kyiv"]),
        ("What came of the attack in Moscow's name?", ["Moscow"]),
        ("Who spoke in Ukraine?", ["Ukraine"]),
    ],
)
def test_a_capital_that_is_a_place_is_no_country(text: str, names: list[str]):
    assert list(find_actors(text)) == names
