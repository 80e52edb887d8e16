"""Work of torch shared out over the processor's cores: a part a core, instead of every product.

Threads that share a product wait for each other at its end, hundreds of times a question. Measured
on two cores while the reader was trained, parts of their own take two thirds of the time, and a
third where other programs take turns on the cores.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_on_cores(work: Callable[[Part], Made], parts: Iterable[Part]) -> Iterator[Made]:
    """Yield what `work` makes of each of `parts`, in order, each on one core."""
    yield from _open_pool().map(work, parts)


def size_parts(rows: int, most: int) -> int:
    """Return how many of `rows` make a part, at most `most`, so that no core is idle."""
    return max(1, min(most, -(-rows // count_cores())))


@lru_cache(maxsize=1)
def _open_pool() -> ThreadPoolExecutor:
    import torch

    return ThreadPoolExecutor(
        count_cores(), "cores", initializer=torch.set_num_threads, initargs=(1,)
    )
