import threading

import torch

from embeddings.cores import count_cores, map_on_cores, size_parts


def test_parts_come_back_in_order_from_threads_of_one_core():
    def work(part: int) -> tuple[int, int, bool]:
        return part * part, torch.get_num_threads(), threading.current_thread().name[:5] == "cores"

    before = torch.get_num_threads()
    assert list(map_on_cores(work, range(50))) == [(n * n, 1, True) for n in range(50)]
    assert torch.get_num_threads() == before


def test_every_core_has_a_part_and_none_is_too_large():
    cores = count_cores()
    assert cores >= 1
    assert size_parts(10 * cores, 32) == 10
    assert size_parts(10 * cores + 1, 32) == 11
    assert size_parts(1_000 * cores, 32) == 32
    assert size_parts(1, 32) == 1
