"""The adapter's files: what is written after training and checked when it is loaded."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from embeddings.errors import EmbeddingError
from embeddings.joining import Advance
from embeddings.models import Model, find_model
from qa.errors import ReaderError

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS = Path(__file__).parent / "weights"
SMALL, LARGE = WEIGHTS / "small", WEIGHTS / "large"
MANIFEST = "manifest.json"
ADAPTER = "adapter_model.safetensors"
HEAD = "head.safetensors"
CONFIG = "adapter_config.json"
_PREFIX = "base_model.model."
_RESTORE = "git checkout -- qa/reader/weights, or pip install --force-reinstall dateline-qa"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a raw score becomes log-odds, and from which on a passage is said to answer.

    The log-odds are `slope · raw + intercept - missing_weight · missing`, where `raw` is the best
    span's score against no answer and `missing` counts the names and numbers of the question that
    the passage lacks.
    """

    slope: float = 1.0
    intercept: float = 0.0
    missing_weight: float = 0.0
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an adapter belongs to: its base model, that one's SHA-256 and that of every file."""

    base: str
    base_sha256: str
    files: dict[str, str]
    calibration: Calibration

    @property
    def identity(self) -> str:
        """What tells the base model from every other, as `embeddings.models` says it."""
        return f"{self.base}@{self.base_sha256[:12]}"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `manifest` to the adapter's `folder`."""
    text = json.dumps(asdict(manifest), indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the adapter in `folder`, every file of it checked.

    Raises:
        ReaderError: the manifest or a file is missing or is not what was written.
    """
    path = folder / MANIFEST
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        calibration = Calibration(**raw["calibration"])
        manifest = Manifest(raw["base"], raw["base_sha256"], raw["files"], calibration)
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{path} is no manifest of a reader ({type(error).__name__}: {error})"
        raise ReaderError(f"{message}; restore it: {_RESTORE}") from None
    for name in (ADAPTER, HEAD, CONFIG):
        expected = manifest.files.get(name, "none")
        file = folder / name
        if not file.is_file():
            raise ReaderError(f"{file} is missing; restore it: {_RESTORE}")
        digest = _sha256(file)
        if digest != expected:
            message = f"{file} has SHA-256 {digest}, not the manifest's {expected}"
            raise ReaderError(f"{message}; restore it: {_RESTORE}")
    return manifest


def find_base(
    manifest: Manifest, folder: Path, cache: Path | None = None, advance: Advance = lambda _: None
) -> Model:
    """Return the model that the adapter in `folder` was trained on.

    Where it must be joined from its packages first, `cache` is where, and `advance` is told of it.

    Raises:
        ReaderError: it is not installed, or is another one.
    """
    try:
        base = find_model(manifest.base, cache, advance)
    except EmbeddingError as error:
        raise ReaderError(str(error)) from error
    if base.identity != manifest.identity:
        message = f"{folder / MANIFEST} is for {manifest.identity}, not for {base.identity}"
        raise ReaderError(f"{message}; restore it: {_RESTORE}")
    return base


@dataclass(frozen=True, slots=True)
class Changes:
    """The low-rank factors of an adapter by `peft`'s names, what they are multiplied by, heads."""

    factors: "dict[str, Tensor]"
    scale: float
    heads: "dict[str, Tensor]"

    def of(self, layer: str) -> "tuple[Tensor, Tensor] | None":
        """Return the factors `down` and `up` of the encoder's `layer`, None if it is unchanged."""
        name = f"{_PREFIX}{layer}"
        down = self.factors.get(f"{name}.lora_A.weight")
        up = self.factors.get(f"{name}.lora_B.weight")
        return None if down is None or up is None else (down, up)


def load_changes(folder: Path) -> Changes:
    """Return what the adapter in `folder` changes, float32.

    Raises:
        ReaderError: a file is not safetensors.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    loaded = []
    for path in (folder / ADAPTER, folder / HEAD):
        try:
            loaded.append({name: weight.float() for name, weight in load_file(path).items()})
        except (SafetensorError, OSError) as error:
            raise ReaderError(f"{path} is damaged ({error}); restore it: {_RESTORE}") from None
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    return Changes(loaded[0], config["lora_alpha"] / config["r"], loaded[1])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
