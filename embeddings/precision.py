"""How exactly to compute: what a processor does fastest without losing what counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import dtype


def fast_dtype() -> "dtype":
    """Return bfloat16 where the processor computes in it, else float32."""
    import torch

    amx, avx = torch.cpu._is_amx_tile_supported, torch.cpu._is_avx512_bf16_supported
    return torch.bfloat16 if amx() or avx() else torch.float32
