"""The network: the encoder with low-rank changes to its weights, and a head for span ends.

The changes are LoRA's (Hu et al. 2022), stored as `peft` stores them. They are added to the weights
once a step instead of computed beside them: the same function, in fewer and larger products.
"""

from typing import TYPE_CHECKING, Any

import torch
from torch import nn
from torch.nn import functional

if TYPE_CHECKING:
    from torch import Tensor

RANK = 32
ALPHA = 64


class LowRankLinear(nn.Module):
    """A linear layer whose fixed weight is changed by `ALPHA / RANK · up @ down`."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.weight = nn.Parameter(linear.weight.detach(), requires_grad=False)
        self.bias = nn.Parameter(linear.bias.detach(), requires_grad=False)
        self.down = nn.Parameter(torch.empty(RANK, linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))
        nn.init.kaiming_uniform_(self.down, a=5**0.5)

    def merge(self) -> "Tensor":
        """Return the changed weight, out × in, float32."""
        return torch.addmm(self.weight, self.up, self.down, alpha=ALPHA / RANK)

    def forward(self, inputs: "Tensor") -> "Tensor":
        """Return the layer's outputs, … × out, of `inputs`, … × in."""
        return _MergedProduct.apply(inputs, self.merge().detach(), self.bias, self.down, self.up)  # type: ignore[no-any-return,no-untyped-call]


class _MergedProduct(torch.autograd.Function):
    """The product with the changed weight; its gradients stay of low rank.

    Left to autograd the gradient of the whole weight would be computed first, a third of a step's
    arithmetic, and then be projected on `down` and `up`.
    """

    @staticmethod
    def forward(
        ctx: Any, inputs: "Tensor", weight: "Tensor", bias: "Tensor", down: "Tensor", up: "Tensor"
    ) -> "Tensor":
        # `weight` was summed in float32: a small change would be rounded away in bfloat16.
        merged = weight.to(inputs.dtype)
        ctx.save_for_backward(inputs, merged, down, up)
        return functional.linear(inputs, merged, bias.to(inputs.dtype))

    @staticmethod
    def backward(ctx: Any, above: "Tensor") -> tuple["Tensor | None", ...]:
        inputs, merged, down, up = ctx.saved_tensors
        kind = inputs.dtype
        outer, inner = above.reshape(-1, above.shape[-1]), inputs.reshape(-1, inputs.shape[-1])
        for_up = outer.T @ (inner @ down.T.to(kind))
        for_down = (outer @ up.to(kind)).T @ inner
        scale = ALPHA / RANK
        return above @ merged, None, None, for_down.float() * scale, for_up.float() * scale


class SpanModel(nn.Module):
    """Scores of every token as the first and as the last of the answer.

    Position 0, [CLS], stands for "no answer".
    """

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(width, 2)

    def forward(self, ids: "Tensor", types: "Tensor", mask: "Tensor") -> "Tensor":
        """Return scores, windows × tokens × 2, float32, from three windows × tokens of integers.

        Padding (`mask` 0) and the question (`types` 0), but for [CLS], score minus infinity.
        """
        output = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask)
        hidden = output.last_hidden_state
        scores: Tensor = self.head(hidden.to(self.head.weight.dtype)).float()
        open_to_answers = (mask * types).bool()
        open_to_answers[:, 0] = True
        return scores.masked_fill(~open_to_answers.unsqueeze(-1), float("-inf"))


def load_encoder(folder: str, attention: str = "eager") -> nn.Module:
    """Return the encoder of a model's `folder`, float32, without pooling and dropout.

    Args:
        folder: where the model lies.
        attention: "eager" to train (on a CPU the backward pass of torch's fused attention took
            60 % of a step), "sdpa" to read.
    """
    from transformers import AutoModel
    from transformers.utils.logging import disable_progress_bar

    # A bar for every load is not for the person who asks.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    encoder: nn.Module = AutoModel.from_pretrained(
        folder,
        attn_implementation=attention,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    encoder.register_module("pooler", None)
    return encoder


def adapt_model(folder: str) -> SpanModel:
    """Return a model to train: a frozen bfloat16 encoder whose linear layers are low-rank."""
    encoder = load_encoder(folder)
    width: int = encoder.config.hidden_size  # type: ignore[union-attr,assignment]
    encoder.requires_grad_(requires_grad=False)
    for module in list(encoder.modules()):
        if isinstance(module, nn.Embedding | nn.LayerNorm):
            module.to(torch.bfloat16)
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Linear):
                setattr(module, name, LowRankLinear(child))
    return SpanModel(encoder, width)


def span_loss(scores: "Tensor", starts: "Tensor", ends: "Tensor") -> "Tensor":
    """Return the mean negative log-likelihood of both ends; position 0 means no answer.

    Args:
        scores: windows × tokens × 2.
        starts: the first token of each window's answer.
        ends: its last token, inclusive.
    """
    first = functional.cross_entropy(scores[:, :, 0], starts)
    last = functional.cross_entropy(scores[:, :, 1], ends)
    return (first + last) / 2
