"""The users of a chat that asks for a sign-in: who is in, and who has tried too often."""

import hashlib
import math
import secrets
import time
from asyncio import sleep
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread

from qa.counting import count_things
from qa.errors import SignInError
from qa.web.access.passwords import PasswordHash, hash_password

TRIES = 5
FIRST_LOCK_S = 60
_LONGEST_LOCK_S = 3600
# What an attempt without an address to lock waits for when it has failed.
_DELAY_S = 1.0
# Attempts that may wait for their turn; each takes a fifth of a second.
_MOST_WAITING = 50
_MOST_REMEMBERED = 10_000
_LONGEST_PASSWORD = 1024

Clock = Callable[[], float]


@dataclass(slots=True)
class _Failures:
    count: int = 0
    locks: int = 0
    until: float = 0.0


class Lockout:
    """Counts failed attempts by user and address; each five lock the two, for twice as long."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()

    def seconds_left(self, user: str, address: str) -> int:
        """Return how long `user` has to wait at `address`; 0 if not at all."""
        known = self._failures.get((user, address))
        return max(0, math.ceil(known.until - self._clock())) if known else 0

    def count(self, user: str, address: str, *, right: bool) -> None:
        """Count a failed attempt; forget them all after a right one."""
        if right:
            self._failures.pop((user, address), None)
            return
        known = self._failures.setdefault((user, address), _Failures())
        self._failures.move_to_end((user, address))
        if len(self._failures) > _MOST_REMEMBERED:
            self._failures.popitem(last=False)
        known.count += 1
        if known.count % TRIES == 0:
            length = min(_LONGEST_LOCK_S, FIRST_LOCK_S * 2**known.locks)
            known.until = self._clock() + length
            known.locks = min(known.locks + 1, 10)


class Users:
    """Users with their passwords, and the tokens of those who are signed in."""

    def __init__(self, hashes: Mapping[str, PasswordHash], clock: Clock = time.monotonic) -> None:
        self._hashes = dict(hashes)
        self._lockout = Lockout(clock)
        self._tokens: OrderedDict[str, str] = OrderedDict()
        # One at a time: guesses share one core, and questions keep the others.
        self._turn = CapacityLimiter(1)
        # A user who is not there takes as long as one who is.
        self._nobody = hash_password(secrets.token_hex())

    async def sign_in(self, user: str, password: str, address: str | None) -> str:
        """Return a new token for `user`, who comes from `address` (`name_visitor`).

        Raises:
            SignInError: the two do not fit, or there were too many attempts.
        """
        await self._check(user, password, address)
        return self._remember(secrets.token_urlsafe(32), user)

    async def admit_basic(self, header: str, address: str | None) -> str | None:
        """Return the user of an `Authorization: Basic` header; None if it is no such header.

        A header that was right is not checked again: programs send it with every request.

        Raises:
            SignInError: as `sign_in`.
        """
        credentials = parse_basic(header)
        if not credentials:
            return None
        token = hashlib.sha256(header.encode()).hexdigest()
        if token not in self._tokens:
            await self._check(*credentials, address)
            self._remember(token, credentials[0])
        return credentials[0]

    def _remember(self, token: str, user: str) -> str:
        self._tokens[token] = user
        if len(self._tokens) > _MOST_REMEMBERED:
            self._tokens.popitem(last=False)
        return token

    async def _check(self, user: str, password: str, address: str | None) -> None:
        """Check that `password` is that of `user`; raises as `sign_in` does.

        Without an address, to lock a user would lock out everybody behind the same proxy: a wrong
        password is answered late instead, and the right one at once.
        """
        # Made-up names are one, so that they do not push out what is remembered.
        name = user if user in self._hashes else ""
        if self._turn.statistics().tasks_waiting >= _MOST_WAITING:
            raise SignInError("too many people are signing in; try again in 10 seconds", 10)
        async with self._turn:
            self._check_lock(name, address)
            known = self._hashes.get(user, self._nobody)
            # scrypt works on all of a password, however long.
            fits = await to_thread.run_sync(known.fits, password[:_LONGEST_PASSWORD])
            right = fits and bool(name) and len(password) <= _LONGEST_PASSWORD
            if address:
                self._lockout.count(name, address, right=right)
        if right:
            return
        self._check_lock(name, address)
        if not address:
            await sleep(_DELAY_S)
        raise SignInError("the user or the password is wrong; try again")

    def _check_lock(self, name: str, address: str | None) -> None:
        if address and (left := self._lockout.seconds_left(name, address)):
            seconds = count_things(left, "second")
            raise SignInError(f"too many wrong passwords; try again in {seconds}", left)

    def sign_out(self, token: str) -> None:
        """Make `token` worth nothing."""
        self._tokens.pop(token, None)

    def user_of(self, token: str) -> str | None:
        """Return the user that `token` was given to; None if it was given to nobody."""
        return self._tokens.get(token)


def parse_basic(header: str) -> tuple[str, str] | None:
    """Return the user and password of an `Authorization: Basic` header (RFC 7617), if it is one."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = b64decode(encoded, validate=True).decode("utf-8").partition(":")
    except ValueError:
        return None
    return (user, password) if colon else None
