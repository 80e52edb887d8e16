"""Questions over invented news: what they say is known by construction, and holds in the texts."""

import json
import random
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from training.reader.denials import words
from training.reader.denials.deeds import Actor, fill_slots, make_act, make_actor, read_deeds
from training.reader.denials.figures import make_figures
from training.reader.denials.marks import read_marks, unmark
from training.reader.denials.questions import Questioner, Text
from training.reader.denials.scenes import fits, make_scene
from training.reader.denials.stream import SHARES, Want, kind_of, make_denials
from training.reader.denials.tellings import ASIDES, FACTS, NEGATIONS, OPENS, Telling
from training.reader.examples import Example, Stance

COUNT = 3_000
ALL = (*FACTS, *NEGATIONS, *OPENS)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(islice(make_denials(random.Random(11)), COUNT))


def ask(telling: Telling, seed: int) -> tuple[str, list[Example]]:
    """Return the sentence of `telling`, of a deed it fits, and all questions over it alone."""
    chance = random.Random(seed)
    deed = chance.choice([each for each in read_deeds() if fits(telling, each)])
    scene = make_scene(deed, telling, chance)
    plain, marks = read_marks(scene.text)
    asked = Questioner(Text(scene, plain, marks), chance).ask_all()
    return scene.actor.name, [each.example for each in asked]


def test_the_same_seed_gives_the_same_stream() -> None:
    one, other = (list(islice(make_denials(random.Random(4)), 200)) for _ in range(2))
    assert one == other
    assert one != list(islice(make_denials(random.Random(5)), 200))


def test_spans_lie_inside_and_hold_words(examples: list[Example]) -> None:
    for each in examples:
        if each.start == -1:
            assert each.end == -1
            continue
        words = each.context[each.start : each.end]
        assert 0 <= each.start < each.end <= len(each.context)
        assert words == words.strip()
        assert each.context[each.end : each.end + 1] in ("", " ", ".", ",", ";", ":", "?", "”")


def test_nothing_is_left_unfilled(examples: list[Example]) -> None:
    broken = re.compile(r"[{}<>|+]| {2}| [,.;]|,[,.;]|^\W|\s$|\.\.|\bwe (?:was|has)\b")
    for each in examples:
        assert not broken.search(each.context.removeprefix("“")), each.context
        assert not broken.search(each.question), each.question
        assert each.context[-1] in ".”"


def test_sentences_open_with_capitals(examples: list[Example]) -> None:
    for each in examples:
        assert not re.search(r"(?:^|[a-z]{2}[.] )[a-zà-ÿ]", each.context), each.context


def test_shares_are_as_they_are_meant_to_be(examples: list[Example]) -> None:
    counts = Counter(map(kind_of, examples))
    for want, share in SHARES.items():
        assert counts[want] / COUNT == pytest.approx(share, abs=0.01)
    assert sum(SHARES.values()) == pytest.approx(1.0)


def test_what_is_told_or_denied_has_its_words(examples: list[Example]) -> None:
    settled = [each for each in examples if each.stance in (Stance.YES, Stance.NO)]
    assert all(each.is_answered and each.reads_words for each in settled)
    still_open = [each for each in examples if each.stance is Stance.OPEN]
    assert sum(each.is_answered for each in still_open) / len(still_open) > 0.4


def test_texts_and_questions_seldom_come_twice(examples: list[Example]) -> None:
    asked = Counter((each.context, each.question) for each in examples)
    assert max(asked.values()) == 1
    assert len({each.context for each in examples}) > COUNT / 3


def test_texts_are_short(examples: list[Example]) -> None:
    assert max(len(each.context.split()) for each in examples) <= 105


@pytest.mark.parametrize("telling", ALL, ids=lambda each: each.text[:60])
def test_every_telling_fits_a_deed_and_fills(telling: Telling) -> None:
    for seed in range(6):
        name, asked = ask(telling, seed)
        assert not re.search(r"[{}<>|]", asked[0].context)
        proper = [word for word in name.split() if word[0].isupper()] or [name.split()[-1]]
        assert proper[-1].lower() in asked[0].context.lower()
        assert telling.family in ASIDES or not telling.family


@pytest.mark.parametrize("telling", (*NEGATIONS, *OPENS), ids=lambda e: e.text[:60])
def test_what_was_not_done_has_no_time_place_or_doer(telling: Telling) -> None:
    for seed in range(12):
        name, asked = ask(telling, seed)
        for each in asked:
            if each.stance or not each.is_answered:
                continue
            words = each.context[each.start : each.end]
            if re.match(r"(?:Who|What|Which \w+) (?:\w+ed|signed|won|took)\b", each.question) and (
                telling.other is not Stance.YES and not telling.family
            ):
                pytest.fail(f"{each.context} {each.question} {words}")
            if each.question.startswith(f"When did {name}") and not telling.family:
                pytest.fail(f"{each.context} {each.question} {words}")


def test_one_who_refused_is_nobody_who_did_it() -> None:
    refused = next(each for each in NEGATIONS if each.text == "{S} refused {t} to {do}.")
    for seed in range(40):
        name, asked = ask(refused, seed)
        who = [e for e in asked if re.match("(?:Who|Which) ", e.question, re.I) and e.is_answered]
        assert who
        for each in who:
            assert each.context[each.start : each.end] in (name, name[0].upper() + name[1:])
            assert "refuse" in each.question.lower()


def test_of_a_refuser_and_a_doer_the_doer_answers() -> None:
    telling = next(each for each in FACTS if each.text.startswith("{O} refused to {do}, but {N}"))
    deed = next(each for each in read_deeds() if each.verb.base == "sign")
    chance = random.Random(3)
    scene = make_scene(deed, telling, chance)
    plain, marks = read_marks(scene.text)
    asked = [each.example for each in Questioner(Text(scene, plain, marks), chance).ask_all()]
    signer = next(each for each in asked if each.question.lower().startswith("who signed the"))
    assert plain[signer.start : signer.end] == scene.actor.name
    when = [each for each in asked if each.question.startswith(f"When did {scene.other.name} sign")]
    assert [each.is_answered for each in when] == [False]


def test_a_plan_has_a_time_to_come_and_none_that_is_past() -> None:
    plan = next(each for each in OPENS if each.text == "{S} {plans|plan} to {do} {F}.")
    for seed in range(30):
        _, asked = ask(plan, seed)
        when = {each.question.lower(): each for each in asked if each.stance is None}
        will = [each for key, each in when.items() if key.startswith("when will")]
        did = [each for key, each in when.items() if key.startswith("when did")]
        assert will and all(each.is_answered for each in will)
        assert did and not any(each.is_answered for each in did)


def test_a_stranger_is_told_nothing_of(examples: list[Example]) -> None:
    for each in examples:
        named = re.match(r"When did ([A-ZÀ-Ž]\S+ [A-ZÀ-Ž]\S+) ", each.question)
        if named and named[1] not in each.context and each.is_answered:
            assert named[1].split()[-1] in each.context


def test_each_figure_is_that_of_its_period() -> None:
    for seed in range(60):
        asked = [each.example for each in make_figures(random.Random(seed))]
        amounts = [each for each in asked if each.stance is None]
        now, before, ahead, far = amounts[:4]
        assert now.is_answered and before.is_answered
        assert not ahead.is_answered and not far.is_answered
        assert now.start != before.start
        claims = Counter(each.stance for each in asked if each.stance)
        assert claims == {Stance.YES: 3, Stance.NO: 3, Stance.OPEN: 1}


def test_marks_are_taken_out_and_placed() -> None:
    plain, marks = read_marks("<S><who>Ann</who> left <where>Rome</where></S>.")
    assert plain == "Ann left Rome."
    assert {name: plain[span.start : span.end] for name, span in marks.items()} == {
        "who": "Ann",
        "where": "Rome",
        "S": "Ann left Rome",
    }
    assert unmark("<a>x</a> y") == "x y"


def test_every_deed_can_be_filled_and_has_a_doer() -> None:
    chance = random.Random(0)
    deeds = read_deeds()
    assert len(deeds) >= 120
    for deed in deeds:
        assert isinstance(make_actor(deed, chance), Actor)
        for _ in range(5):
            assert "{" not in make_act(deed, chance).phrase(deed.verb.past)


def test_forms_of_verbs_agree_with_their_subject() -> None:
    fined = next(each.verb for each in read_deeds() if each.verb.base == "be fined")
    signed = next(each.verb for each in read_deeds() if each.verb.base == "sign")
    assert [fined.tell(is_plural=each) for each in (False, True)] == ["was fined", "were fined"]
    assert fined.negate(is_plural=True) == "were not fined"
    assert signed.negate(is_plural=False) == "did not sign"


def test_slots_are_marked_only_if_asked_for() -> None:
    assert re.fullmatch("in [^<]+", fill_slots("in {place}", random.Random(1)))
    marked = fill_slots("in {place}", random.Random(1), is_marked=True)
    assert re.fullmatch("in <where>[^<]+</where>", marked)


def test_wants_are_read_of_examples() -> None:
    assert kind_of(Example("q", "c", stance=Stance.NO)) is Want.NO
    assert kind_of(Example("q", "c", 0, 1)) is Want.TOLD
    assert kind_of(Example("q", "c")) is Want.UNTOLD


def test_held_out_sentences_are_whole_and_nobody_of_them_is_learned(repository: Path) -> None:
    lines = (repository / "tests/questions/denials.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert Counter(row["verdict"] for row in rows) == {"no": 25, "open": 23, "yes": 12}
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == 60
    text = "\n".join(row["text"] for row in rows)
    for row in rows:
        for asked in row["asked"]:
            assert asked["answer"] is None or re.search(asked["answer"], row["text"])
    for listed in (words.MEN, words.WOMEN, words.FIRMS, words.CLUBS):
        names = [each for each in listed.replace("\n", "/").split("/") if each]
        assert not [each for each in names if each in text or each.split()[-1] in text.split()]
