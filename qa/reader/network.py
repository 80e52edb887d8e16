"""Networks that read: the adapted encoder, or any question-answering model of Hugging Face."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from embeddings.cores import map_on_cores, size_parts
from embeddings.joining import Advance
from embeddings.precision import fast_dtype
from qa.errors import ReaderError
from qa.reader.adapter import Manifest, find_base, load_changes
from qa.reader.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from qa.reader.model import SpanModel

# Windows in one pass: more would not be faster, and a huge text must fit the memory.
_BATCH_WINDOWS = 64


class Network(Protocol):
    """Scores each token as the first and the last of an answer; token 0 stands for none."""

    @property
    def tells_stance(self) -> bool:
        """Whether it tells yes, no and open."""

    def __call__(
        self, ids: "Tensor", types: "Tensor", mask: "Tensor"
    ) -> "tuple[Tensor, Tensor | None]":
        """Return windows × tokens × 2 from three windows × tokens of integers.

        With them come yes, no and open, windows × 3, of a network that tells them.
        """


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What a network makes of a window.

    `ends` are tokens × 2, each as first and last of the answer; `stances` are yes, no and open, 3,
    None of a network that does not tell them.
    """

    ends: "NDArray[np.float32]"
    stances: "NDArray[np.float32] | None"


def score_windows(network: Network, windows: Sequence[Window], padding: int) -> list[WindowScores]:
    """Return the scores of each window, in order.

    Windows of like lengths share a pass, so that little of it is spent on padding.
    """
    order = sorted(range(len(windows)), key=lambda row: len(windows[row].ids))
    size = size_parts(len(order), _BATCH_WINDOWS)
    parts = [order[at : at + size] for at in range(0, len(order), size)]
    scores: dict[int, WindowScores] = {}

    def score_part(rows: Sequence[int]) -> list[WindowScores]:
        return _score_batch(network, [windows[row] for row in rows], padding)

    for rows, output in zip(parts, map_on_cores(score_part, parts), strict=True):
        scores.update(zip(rows, output, strict=True))
    return [scores[row] for row in range(len(windows))]


def _score_batch(network: Network, windows: Sequence[Window], padding: int) -> list[WindowScores]:
    import torch

    shape = (len(windows), max(len(window.ids) for window in windows))
    ids, types = np.full(shape, padding), np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    for line, window in enumerate(windows):
        length = len(window.ids)
        ids[line, :length] = window.ids
        types[line, :length] = window.types
        mask[line, :length] = 1
    with torch.inference_mode():
        output, said = network(*map(torch.from_numpy, (ids, types, mask)))
    ends = output.float().numpy()
    stances = None if said is None else said.float().numpy()
    return [
        WindowScores(ends[line, : len(window.ids)], None if stances is None else stances[line])
        for line, window in enumerate(windows)
    ]


class PretrainedNetwork:
    """A `Network` on a question-answering model of Hugging Face."""

    tells_stance = False

    def __init__(self, model: "PreTrainedModel") -> None:
        self._model = model
        self._takes_types = getattr(model.config, "type_vocab_size", 0) > 1

    def __call__(self, ids: "Tensor", types: "Tensor", mask: "Tensor") -> "tuple[Tensor, None]":
        """Return windows × tokens × 2 from three windows × tokens of integers."""
        import torch

        extra = {"token_type_ids": types} if self._takes_types else {}
        output = self._model(input_ids=ids, attention_mask=mask, **extra)
        return torch.stack([output.start_logits, output.end_logits], dim=-1), None


def load_adapted(
    manifest: Manifest, folder: Path, cache: Path | None = None, advance: Advance = lambda _: None
) -> "tuple[SpanModel, PreTrainedTokenizerBase]":
    """Return the encoder with the changes of the adapter in `folder` added to its weights.

    `cache` and `advance` are as of `find_base`.

    Raises:
        ReaderError: the adapter is damaged or of another base model.
    """
    import torch
    from transformers import AutoTokenizer

    from qa.reader.model import SpanModel, load_encoder

    base = find_base(manifest, folder, cache, advance)
    changes = load_changes(folder)
    encoder = load_encoder(base.location)
    for name, layer in encoder.named_modules():
        if isinstance(layer, torch.nn.Linear) and (factors := changes.of(name)):
            down, up = factors
            layer.weight.data.addmm_(up, down, alpha=changes.scale)
    has_stance = any(name.startswith("stance.") for name in changes.heads)
    width = changes.heads["head.weight"].shape[1]
    model = SpanModel(encoder.to(fast_dtype()), width, has_stance=has_stance)
    model.load_state_dict(changes.heads, strict=False)
    return model.eval(), AutoTokenizer.from_pretrained(base.location)


def load_pretrained(name: str) -> "tuple[PretrainedNetwork, PreTrainedTokenizerBase]":
    """Return the question-answering model called `name`: a folder or a name on the hub.

    Raises:
        ReaderError: there is no such model, or its tokenizer gives no offsets.
    """
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    advice = "leave --reader out for the bundled reader"
    try:
        local = Path(name).is_dir()
        tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=local)
        model = AutoModelForQuestionAnswering.from_pretrained(name, local_files_only=local)
    except (OSError, ValueError) as error:
        first_line = str(error).strip().splitlines()[0]
        raise ReaderError(f"cannot load the reader {name!r} ({first_line}); {advice}") from None
    if not tokenizer.is_fast:
        raise ReaderError(f"the reader {name!r} has no tokenizer with offsets; {advice}")
    return PretrainedNetwork(model.eval()), tokenizer
