"""Passwords, and attempts to sign in."""

import asyncio
from pathlib import Path

import pytest
from apart import run_apart

from qa.errors import ServerError, SignInError
from qa.web.access.passwords import hash_password, parse_hash, read_users
from qa.web.access.users import Lockout, Users, parse_basic

FAR = "203.0.113.5"
HASHES = {"ann": hash_password("s:cret"), "bob": hash_password("päss word")}


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def sign_in(users: Users, user: str, password: str, address: str | None = FAR) -> str:
    return run_apart(users.sign_in(user, password, address))


def test_a_hash_is_salted_and_reads_back():
    one, other = hash_password("s:cret"), hash_password("s:cret")
    assert str(one) != str(other)
    assert "s:cret" not in str(one)
    read = parse_hash(str(one))
    assert read == one
    assert read.fits("s:cret")
    assert not read.fits("s:creT")
    assert not read.fits("")


def test_scrypt_is_that_of_the_rfc():
    # RFC 7914, section 12, with the parameters and key length of this program.
    import hashlib

    known = hashlib.scrypt(b"s:cret", salt=b"0123456789abcdef", n=2**14, r=8, p=5, dklen=32)
    assert hash_password("s:cret", b"0123456789abcdef").key == known


def test_users_are_read_from_a_file(tmp_path: Path):
    path = tmp_path / "users"
    lines = ["# the desk", "", *(f"{user}:{each}" for user, each in HASHES.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_users(path) == HASHES


@pytest.mark.parametrize(
    "line",
    [
        "ann:secret",
        "ann",
        "ann:scrypt$16384$8$5$AAAA$AAAA",
        "ann:scrypt$1048576$8$5$AAAA$" + "A" * 43 + "=",
        "ann:md5$16384$8$5$AAAA$" + "A" * 43 + "=",
        "",
    ],
)
def test_a_line_that_is_no_user_is_named(tmp_path: Path, line: str):
    path = tmp_path / "users"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ServerError, match="--hash-password USER") as caught:
        read_users(path)
    assert "users:1 is not user:hash" in str(caught.value) or line == ""
    assert "secret" not in str(caught.value)


def test_the_right_password_gives_a_token_and_leaving_takes_it():
    users = Users(HASHES)
    token = sign_in(users, "bob", "päss word")
    assert users.user_of(token) == "bob"
    assert users.user_of(token[:-1]) is None
    assert users.user_of("") is None
    users.sign_out(token)
    assert users.user_of(token) is None


def test_five_wrong_passwords_lock_the_user_at_that_address_for_twice_as_long_each_time():
    clock = Hands()
    users = Users(HASHES, clock)
    for _ in range(4):
        with pytest.raises(SignInError, match="wrong; try again"):
            sign_in(users, "ann", "guess")
    with pytest.raises(SignInError, match="try again in 60 seconds") as caught:
        sign_in(users, "ann", "guess")
    assert caught.value.wait == 60
    with pytest.raises(SignInError, match="try again in 60 seconds"):
        sign_in(users, "ann", "s:cret")
    # Neither the other user there nor the same user elsewhere has to wait.
    assert sign_in(users, "bob", "päss word")
    assert sign_in(users, "ann", "s:cret", "203.0.113.6")
    clock.now += 60
    assert sign_in(users, "ann", "s:cret")


def test_locks_double_up_to_an_hour():
    clock, lengths = Hands(), []
    lockout = Lockout(clock)
    for number in range(1, 46):
        lockout.count("ann", FAR, right=False)
        if number % 5 == 0:
            lengths.append(lockout.seconds_left("ann", FAR))
            clock.now += lengths[-1]
    assert lengths == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    lockout.count("ann", FAR, right=True)
    lockout.count("ann", FAR, right=False)
    assert lockout.seconds_left("ann", FAR) == 0


def test_many_guesses_at_once_are_no_way_round_the_lock():
    users = Users(HASHES, Hands())

    async def guess_at_once() -> list[object]:
        tries = [users.sign_in("ann", f"guess {number}", FAR) for number in range(12)]
        return await asyncio.gather(*tries, return_exceptions=True)

    told = [str(error) for error in run_apart(guess_at_once())]
    assert sum("wrong; try again" in each for each in told) == 4
    assert sum("try again in 60 seconds" in each for each in told) == 8


def test_behind_a_proxy_nobody_locks_out_the_others():
    users = Users(HASHES, Hands())

    async def guess_at_once() -> None:
        tries = [users.sign_in("ann", "guess", None) for _ in range(8)]
        assert {str(e) for e in await asyncio.gather(*tries, return_exceptions=True)} == {
            "the user or the password is wrong; try again"
        }

    run_apart(guess_at_once())
    assert sign_in(users, "ann", "s:cret", None)


def test_a_header_is_checked_once():
    users = Users(HASHES)
    assert run_apart(users.admit_basic("Basic YW5uOnM6Y3JldA==", FAR)) == "ann"
    assert run_apart(users.admit_basic("", FAR)) is None
    with pytest.raises(SignInError):
        run_apart(users.admit_basic("Basic YW5uOnM6Y3JlVA==", FAR))


@pytest.mark.parametrize(
    ("header", "credentials"),
    [
        ("Basic YW5uOnM6Y3JldA==", ("ann", "s:cret")),
        ("basic YW5uOg==", ("ann", "")),
        ("Basic YW5u", None),
        ("Basic ???", None),
        ("Bearer YW5uOnM6Y3JldA==", None),
        ("", None),
    ],
)
def test_basic_headers_are_parsed(header: str, credentials: tuple[str, str] | None):
    assert parse_basic(header) == credentials
