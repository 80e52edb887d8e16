"""What a run allows, by its flags and by where it is served."""

from pathlib import Path

import pytest

from qa.errors import RateError
from qa.web.access.limits import Doorkeeper
from qa.web.access.policy import PUBLIC_RATE, Policy, admit_all, make_policy
from qa.web.options import read_options


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a host has set."""
    for name in ("SPACE_ID", "GRADIO_SERVER_NAME"):
        monkeypatch.delenv(name, raising=False)


def decide(*flags: str) -> Policy:
    return make_policy(read_options(flags))


@pytest.mark.parametrize(
    "flags", [(), ("--host", "127.0.0.1"), ("--host", "::1"), ("--host", "localhost")]
)
def test_this_machines_user_may_do_everything(flags: tuple[str, ...]):
    policy = decide(*flags)
    assert (policy.uploads, policy.public, policy.admit) == (True, False, admit_all)


@pytest.mark.parametrize(
    "flags",
    [("--share",), ("--host", "0.0.0.0"), ("--host", "::"), ("--root-path", "/desk/dateline")],
)
def test_others_may_only_ask_and_not_without_end(flags: tuple[str, ...]):
    policy = decide(*flags)
    assert (policy.uploads, policy.public, policy.framed) == (False, True, False)
    assert may_ask(policy) == PUBLIC_RATE
    assert decide(*flags, "--allow-upload").uploads
    assert may_ask(decide(*flags, "--rate", "5")) == 5


def test_a_space_is_public_and_framed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPACE_ID", "someone/dateline")
    policy = decide()
    assert (policy.uploads, policy.public, policy.framed) == (False, True, True)
    assert may_ask(policy) == PUBLIC_RATE


def test_the_address_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GRADIO_SERVER_NAME", "0.0.0.0")
    assert decide().public


def test_feedback_is_kept_in_the_library_or_where_it_is_said():
    assert decide().feedback is None
    assert decide("--library", "a").feedback == Path("a")
    assert decide("--library", "a", "--feedback", "b").feedback == Path("b")
    assert decide("--feedback", "b").feedback == Path("b")


class Asked:
    """What is read of a request."""

    session_hash = "mine"
    client = None


def may_ask(policy: Policy) -> int:
    """Return how many questions of one session are let in at once."""
    assert isinstance(getattr(policy.admit, "__self__", None), Doorkeeper)
    for count in range(1000):
        try:
            policy.admit(Asked())
        except RateError:
            return count
    raise AssertionError("no bound")
