"""A recipe's parts, mixed."""

import random
from pathlib import Path

import pytest

from training.reader.examples import Example, Stance
from training.reader.mix import Sources, mix_examples

TOLD = [
    Example("Who sold it?", "Karin Blom sold it.", 0, 10, source="news"),
    Example("Was it sold?", "Karin Blom sold it.", 0, 19, stance=Stance.YES, source="news"),
    Example("Was it bought?", "Karin Blom sold it.", 0, 19, stance=Stance.NO, source="news"),
]


class Told:
    """News of which three questions are told."""

    def make_told(self, chance: random.Random) -> list[Example]:
        return TOLD


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    made = Sources(tmp_path)
    monkeypatch.setattr(Sources, "_news", lambda _: Told())
    return made


def test_of_yes_or_no_nothing_else_is_taken(sources: Sources):
    mixed = mix_examples({"news yes or no": 5, "news yes or no again": 1}, sources, seed=1)
    assert len(mixed) == 3
    assert all(each.stance for each in mixed)


def test_a_part_gives_no_more_than_its_number(sources: Sources):
    assert len(mix_examples({"news told": 2}, sources, seed=1)) == 2


def test_an_unknown_part_is_an_error(sources: Sources):
    with pytest.raises(KeyError, match="news of nobody"):
        mix_examples({"news of nobody": 1}, sources, seed=1)
