"""How long each step takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Milliseconds of each step, and of them all."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what the block takes as the step `name`."""
        begin = time.perf_counter()
        yield
        self._steps[name] = _since(begin)

    def finish(self) -> dict[str, float]:
        """Return the milliseconds of each step, and `total`."""
        return {**self._steps, "total": _since(self._begin)}


def _since(begin: float) -> float:
    return round((time.perf_counter() - begin) * 1000, 3)
