"""How often a visitor may ask, and who a visitor is."""

from dataclasses import dataclass

import pytest

from qa.errors import RateError
from qa.web.access.limits import Doorkeeper, RateLimit
from qa.web.access.visitors import name_visitor


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Peer:
    host: str


@dataclass
class Asked:
    """What a doorkeeper reads of a request."""

    session_hash: str | None
    client: Peer | None


def test_a_bucket_gives_its_tokens_at_once_and_then_one_at_a_time():
    clock = Hands()
    limit = RateLimit(20, clock)
    assert [limit.take("a") for _ in range(20)] == [0.0] * 20
    assert limit.take("a") == pytest.approx(3.0)
    assert limit.take("b") == 0.0
    clock.now += 2
    assert limit.take("a") == pytest.approx(1.0)
    clock.now += 1
    assert limit.take("a") == 0.0
    clock.now += 3600
    assert sum(limit.take("a") == 0.0 for _ in range(50)) == 20


def test_buckets_are_forgotten_rather_than_kept_without_end():
    limit = RateLimit(1, Hands())
    for number in range(10_001):
        limit.take(str(number))
    assert limit.take("0") == 0.0
    assert limit.take("10000") == 60.0


def test_a_session_is_told_how_long_to_wait():
    clock = Hands()
    keeper = Doorkeeper(2, clock=clock)
    asked = Asked("mine", Peer("203.0.113.5"))
    keeper.admit(asked)
    keeper.admit(asked)
    with pytest.raises(RateError, match=r"2 questions a minute from you; ask again in 30 seconds"):
        keeper.admit(asked)
    clock.now += 29.5
    with pytest.raises(RateError, match="ask again in a second"):
        keeper.admit(asked)
    clock.now += 0.5
    keeper.admit(asked)


def test_new_sessions_do_not_get_round_the_limit_of_their_address():
    keeper = Doorkeeper(2, clock=Hands())
    for number in range(6):
        keeper.admit(Asked(str(number), Peer("203.0.113.5")))
    with pytest.raises(RateError, match="6 questions a minute from your network"):
        keeper.admit(Asked("7", Peer("203.0.113.5")))
    keeper.admit(Asked("8", Peer("203.0.113.6")))


def test_nobody_uses_up_what_others_behind_the_same_proxy_have():
    keeper = Doorkeeper(2, clock=Hands())
    for number in range(100):
        keeper.admit(Asked(str(number), Peer("127.0.0.1")))


@pytest.mark.parametrize(
    ("host", "behind_proxy", "name"),
    [
        ("203.0.113.5", False, "203.0.113.5"),
        ("192.168.1.7", False, "192.168.1.7"),
        ("192.168.1.7", True, None),
        ("127.0.0.1", False, None),
        ("::1", False, None),
        ("::ffff:127.0.0.1", False, None),
        ("::ffff:203.0.113.5", False, "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", False, "20010db800010002/64"),
        ("2001:db8:1:2::9", False, "20010db800010002/64"),
        ("testclient", False, None),
        (None, False, None),
    ],
)
def test_visitors_are_named_by_what_is_theirs(host, behind_proxy, name):
    assert name_visitor(host, behind_proxy=behind_proxy) == name
