"""Processes that train one model together, each on its part of every batch.

Two processes of one thread each learn half as fast again as one of two threads, and three times as
fast where other programs take turns on the cores: threads wait for each other in every product,
processes once a step.
"""

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

import torch
from torch import distributed


@dataclass(frozen=True, slots=True)
class Team:
    """This process's place, `rank`, among the `size` of them."""

    rank: int
    size: int

    def sum_up(self, optimizer: torch.optim.Optimizer, loss: float) -> float:
        """Sum up the gradients of all processes in each of them; return the sum of their losses."""
        if self.size == 1:
            return loss
        weights = [weight for group in optimizer.param_groups for weight in group["params"]]
        for weight in weights:
            # A batch smaller than the team leaves some without work.
            weight.grad = torch.zeros_like(weight) if weight.grad is None else weight.grad
        flat = torch.cat([*(weight.grad.reshape(-1) for weight in weights), torch.tensor([loss])])
        distributed.all_reduce(flat)
        at = 0
        for weight in weights:
            weight.grad.copy_(flat[at : at + weight.numel()].view_as(weight))
            at += weight.numel()
        return float(flat[-1])


ALONE = Team(0, 1)


@contextmanager
def gather_team(size: int, work: Callable[[Team], None]) -> Iterator[Team]:
    """Yield the first place of a team of `size`; the other processes do `work` meanwhile.

    `work` must be picklable. The processes end with this one.
    """
    if size == 1:
        yield ALONE
        return
    threads = torch.get_num_threads()
    with tempfile.TemporaryDirectory() as folder:
        meeting = Path(folder) / "meeting"
        others = _start_others(size, max(1, threads // size), meeting, work)
        try:
            _join(Team(0, size), max(1, threads // size), meeting)
            yield Team(0, size)
            distributed.destroy_process_group()
        finally:
            for other in others:
                other.terminate()
            torch.set_num_threads(threads)


def _start_others(
    size: int, threads: int, meeting: Path, work: Callable[[Team], None]
) -> list[BaseProcess]:
    context = multiprocessing.get_context("spawn")
    others: list[BaseProcess] = [
        context.Process(target=_work, args=(Team(rank, size), threads, meeting, work), daemon=True)
        for rank in range(1, size)
    ]
    for other in others:
        other.start()
    return others


def _work(team: Team, threads: int, meeting: Path, work: Callable[[Team], None]) -> None:
    _join(team, threads, meeting)
    work(team)


def _join(team: Team, threads: int, meeting: Path) -> None:
    torch.set_num_threads(threads)
    distributed.init_process_group(
        "gloo", init_method=meeting.as_uri(), rank=team.rank, world_size=team.size
    )
