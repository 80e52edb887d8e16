"""A small model in five pieces, each in an installed package, as the large model's are."""

import hashlib
import io
import random
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import huggingface_hub.constants
import pytest

from embeddings.packed import ALL_MPNET, PackedModel

CONTENTS = {
    name: random.Random(name).randbytes(30_000 if name == ALL_MPNET.weights else 40)
    for name in ALL_MPNET.files
}


@dataclass(frozen=True)
class Installed:
    """What is installed: the model, its pieces, and the folders of the caches, still empty."""

    packed: PackedModel
    pieces: list[Path]
    cache: Path
    hub: Path

    @property
    def folder(self) -> Path:
        return self.cache / self.packed.name

    @property
    def weights(self) -> Path:
        return self.folder / self.packed.weights

    def left_in_cache(self) -> set[str]:
        """Return the names in the cache, but for the lock's."""
        names = {path.name for path in self.cache.iterdir()} if self.cache.exists() else set()
        return names - {f"{self.packed.name}.lock"}

    def fill_hub(self, contents: dict[str, bytes]) -> Path:
        """Write a snapshot with `contents` to the hub's cache, as the hub's client does."""
        repository = self.hub / f"models--{self.packed.repository.replace('/', '--')}"
        snapshot = repository / "snapshots" / "abc"
        for name, content in contents.items():
            blob = repository / "blobs" / hashlib.sha256(content).hexdigest()
            blob.parent.mkdir(parents=True, exist_ok=True)
            blob.write_bytes(content)
            (snapshot / name).parent.mkdir(parents=True, exist_ok=True)
            (snapshot / name).symlink_to(blob)
        (repository / "refs").mkdir()
        (repository / "refs" / "main").write_text("abc")
        return snapshot

    def uninstall(self) -> None:
        for piece in self.pieces:
            piece.unlink()


def pack(name: str, contents: dict[str, bytes]) -> bytes:
    """Return a zip with a folder called `name`, and in it more than is needed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}/", b"")
        for file, content in {"desktop.ini": b"[x]", "README.md": b"# x", **contents}.items():
            archive.writestr(f"{name}/{file}", content)
    return packed.getvalue()


def cut(archive: bytes, pieces: list[Path]) -> None:
    """Write `archive` to `pieces`, the last one shorter than the others."""
    size = len(archive) // len(pieces) + 1
    for number, piece in enumerate(pieces):
        piece.write_bytes(archive[number * size : (number + 1) * size])


def _install(package: str, piece: str, site: Path) -> Path:
    path = site / package / "input" / piece
    path.parent.mkdir(parents=True)
    facts = site / f"{package.replace('-', '_')}-0.0.1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.0.1\n")
    (facts / "RECORD").write_text(f"{package}/__init__.py,,0\n{path.relative_to(site)},,\n")
    return path


def install_pieces(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Put a small model in place of the large one, its packages first on the path."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENTS.items()}
    packed = replace(ALL_MPNET, files=digests)
    site = folder / "site"
    pieces = [
        _install(package, f"{packed.name}.zip.{number:03}", site)
        for number, package in enumerate(packed.packages, 1)
    ]
    cut(pack(packed.name, CONTENTS), pieces)
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    monkeypatch.setattr("embeddings.models.ALL_MPNET", packed)
    hub = folder / "hub"
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(hub))
    return Installed(packed, pieces, folder / "user" / "cache", hub)
