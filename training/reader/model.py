"""The network in training: a frozen encoder with low-rank changes (`peft`), and two heads."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import nn
from torch.nn import functional

from qa.reader.model import make_stance_head

if TYPE_CHECKING:
    from torch import Tensor

RANK, ALPHA = 32, 64
# The dense layers by their names in BERT and in MPNet.
TARGETS = {
    "bert": ["query", "key", "value", "dense"],
    "mpnet": ["q", "k", "v", "o", "dense"],
}


class ReaderInTraining(nn.Module):
    """Scores each token as first and last of the answer, and the text as yes, no or open."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(width, 2)
        self.stance = make_stance_head(width)

    def forward(
        self, ids: "Tensor", mask: "Tensor", is_passage: "Tensor"
    ) -> "tuple[Tensor, Tensor]":
        """Return scores, windows × tokens × 2, and stances, windows × 3, from integers.

        What is no passage, but for token 0 that stands for no answer, scores minus infinity.
        """
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        is_open = is_passage.clone()
        is_open[:, 0] = True
        scores = self.head(hidden).masked_fill(~is_open.unsqueeze(-1), float("-inf"))
        return scores, self.stance(hidden[:, 0])


def adapt_encoder(folder: Path, frozen_layers: int = 0) -> ReaderInTraining:
    """Return the encoder in `folder` with low-rank changes above its lowest `frozen_layers`.

    A CPU spends a third less on a step where the lowest third of the layers stays as it is.
    """
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModel

    encoder: Any = AutoModel.from_pretrained(
        folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, add_pooling_layer=False
    )
    layers = encoder.config.num_hidden_layers
    changes = LoraConfig(
        r=RANK,
        lora_alpha=ALPHA,
        target_modules=TARGETS[encoder.config.model_type],
        layers_to_transform=list(range(frozen_layers, layers)),
        layers_pattern="layer",
    )
    return ReaderInTraining(get_peft_model(encoder, changes), encoder.config.hidden_size)


def measure_loss(scores: "Tensor", stances: "Tensor", targets: "Tensor") -> "Tensor":
    """Return the mean loss of windows: of both ends of the answer, and of the stance.

    Args:
        scores: windows × tokens × 2.
        stances: windows × 3.
        targets: windows × 3: first token, last token (inclusive; 0 for no answer) and stance, each
            -100 where it is not known.
    """
    rows = len(targets)
    losses = [
        functional.cross_entropy(scores[:, :, 0], targets[:, 0], reduction="sum") / 2,
        functional.cross_entropy(scores[:, :, 1], targets[:, 1], reduction="sum") / 2,
        functional.cross_entropy(stances, targets[:, 2], reduction="sum"),
    ]
    return torch.stack(losses).sum() / rows
