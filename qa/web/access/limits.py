"""How many questions a visitor may ask in a minute."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from qa.counting import count_things
from qa.errors import RateError
from qa.web.access.visitors import name_visitor

if TYPE_CHECKING:
    import gradio as gr

# Several people of one household or newsroom share an address.
SESSIONS_AN_ADDRESS = 3
# The buckets that are longest unused are forgotten first: by then they are full again.
_MOST_BUCKETS = 10_000

Clock = Callable[[], float]


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled: float


class RateLimit:
    """A token bucket for each name: `per_minute` at once, and as many in each minute after."""

    def __init__(self, per_minute: int, clock: Clock = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> float:
        """Take a token of `name` and return 0, or return the seconds until there is one."""
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault(name, _Bucket(self.per_minute, now))
            self._buckets.move_to_end(name)
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets.popitem(last=False)
            gained = (now - bucket.filled) * self.per_minute / 60
            bucket.tokens = min(self.per_minute, bucket.tokens + gained)
            bucket.filled = now
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return 0.0
            return (1 - bucket.tokens) * 60 / self.per_minute


class Doorkeeper:
    """Lets `rate` questions a minute in from each session, and three times that an address.

    A program can call itself a new session with each question: it is the address that stops it,
    and where there is none (`name_visitor`), the bound of the queue.
    """

    def __init__(
        self, rate: int, *, behind_proxy: bool = False, clock: Clock = time.monotonic
    ) -> None:
        self._sessions = RateLimit(rate, clock)
        self._addresses = RateLimit(rate * SESSIONS_AN_ADDRESS, clock)
        self._behind_proxy = behind_proxy

    def admit(self, request: "gr.Request | None") -> None:
        """Let the question of `request` in.

        Raises:
            RateError: it is one too many; the message says how long to wait.
        """
        if request is None:
            return
        if request.session_hash:
            _check(self._sessions, request.session_hash, "you")
        host = request.client.host if request.client else None
        if address := name_visitor(host, behind_proxy=self._behind_proxy):
            _check(self._addresses, address, "your network")


def _check(limit: RateLimit, name: str, who: str) -> None:
    if wait := math.ceil(limit.take(name)):
        seconds = "a second" if wait == 1 else f"{wait} seconds"
        raise RateError(
            f"that is more than {count_things(limit.per_minute, 'question')} a minute from {who}; "
            f"ask again in {seconds}"
        )
