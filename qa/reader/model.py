"""The network: an encoder, a head for the ends of spans, and one for yes or no."""

from typing import TYPE_CHECKING, Any

from torch import nn

if TYPE_CHECKING:
    from torch import Tensor

STANCES = 3  # yes, no, open


class SpanModel(nn.Module):
    """Scores of every token as the first and as the last of the answer.

    Position 0, [CLS] or <s>, stands for "no answer". With a `stance` head it also tells whether the
    passage says yes or no.
    """

    def __init__(self, encoder: nn.Module, width: int, *, has_stance: bool = False) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(width, 2)
        self.stance = make_stance_head(width) if has_stance else None
        config: Any = encoder.config
        self._takes_types = getattr(config, "type_vocab_size", 0) > 1

    @property
    def tells_stance(self) -> bool:
        """Whether it has a head for yes, no and open."""
        return self.stance is not None

    def forward(
        self, ids: "Tensor", types: "Tensor", mask: "Tensor"
    ) -> "tuple[Tensor, Tensor | None]":
        """Return scores, windows × tokens × 2, and stances, windows × 3 (yes, no, open), float32.

        All are from three windows × tokens of integers. Padding (`mask` 0) and the question
        (`types` 0), but for position 0, score minus infinity.
        """
        extra = {"token_type_ids": types} if self._takes_types else {}
        output = self.encoder(input_ids=ids, attention_mask=mask, **extra)
        hidden = output.last_hidden_state.to(self.head.weight.dtype)
        open_to_answers = (mask * types).bool()
        open_to_answers[:, 0] = True
        scores: Tensor = self.head(hidden).float()
        scores = scores.masked_fill(~open_to_answers.unsqueeze(-1), float("-inf"))
        return scores, self.stance(hidden[:, 0]).float() if self.stance else None


def make_stance_head(width: int) -> nn.Sequential:
    """Return the layers from the first token's `width` numbers to yes, no and open."""
    return nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, STANCES))


def load_encoder(folder: str) -> nn.Module:
    """Return the encoder of a model's `folder`, float32, without pooling and dropout."""
    from transformers import AutoModel
    from transformers.utils import logging

    # A bar and a table of unused weights for every load are not for the person who asks.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    before = logging.get_verbosity()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        encoder: nn.Module = AutoModel.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
    finally:
        logging.set_verbosity(before)
    encoder.register_module("pooler", None)
    return encoder
