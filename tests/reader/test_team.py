from functools import partial
from pathlib import Path

import torch
from torch.nn import functional
from transformers import AutoTokenizer

from embeddings.models import find_model
from qa.reader.features import Features, make_features
from qa.reader.model import LowRankLinear, adapt_model
from qa.reader.pairs import Pair
from qa.reader.team import ALONE, Team, gather_team
from qa.reader.training import Recipe, Trainer, read_checkpoint, trained_weights

BASE = find_model()
# The last batch of a round holds one window: the second process has nothing to do.
RECIPE = Recipe(steps=3, batch=4, learning_rate=1e-3)


def make_windows() -> Features:
    text = "Ann met Bob in Paris."
    pairs = [
        Pair("Who met Bob?", text, 0, 3),
        Pair("Whom did Ann meet?", text, 8, 11),
        Pair("Where did Ann meet Bob?", text, 15, 20),
        Pair("When did Eve sing?", text),
        Pair("What city did Ann see?", text, 15, 20),
    ]
    return make_features(pairs, 1, AutoTokenizer.from_pretrained(BASE.location))


def train_in(team: Team, folder: Path) -> list[float]:
    torch.manual_seed(1)
    trainer = Trainer(adapt_model(BASE.location), RECIPE, team=team)
    losses = list(trainer.run(make_windows()))
    trainer.save(folder / str(team.rank))
    return losses


def work(folder: Path, team: Team) -> None:
    train_in(team, folder)


def test_two_processes_learn_what_one_learns(tmp_path: Path) -> None:
    alone = train_in(ALONE, tmp_path / "alone")
    folder = tmp_path / "together"
    with gather_team(2, partial(work, folder)) as team:
        together = train_in(team, folder)
    assert torch.allclose(torch.tensor(alone), torch.tensor(together), atol=0.05)
    first = read_checkpoint(tmp_path / "alone" / "0")["weights"]
    second = read_checkpoint(folder / "0")["weights"]
    for name, weight in first.items():
        # bfloat16 sums in another order differ in the third digit of a gradient.
        assert torch.allclose(weight, second[name], atol=3e-3), name
    torch.manual_seed(1)
    untrained = trained_weights(adapt_model(BASE.location))
    assert max(float((untrained[name] - first[name]).abs().max()) for name in first) > 1e-3


def test_the_gradients_of_low_rank_are_those_of_the_whole_product() -> None:
    torch.manual_seed(0)
    layer = LowRankLinear(torch.nn.Linear(20, 30))
    torch.nn.init.normal_(layer.up)
    inputs = torch.randn(4, 5, 20, requires_grad=True)
    above = torch.randn(4, 5, 30)
    learned = [inputs, layer.down, layer.up]
    outputs = layer(inputs), functional.linear(inputs, layer.merge(), layer.bias)
    gradients = [torch.autograd.grad((output * above).sum(), learned) for output in outputs]
    for low, whole in zip(*gradients, strict=True):
        assert torch.allclose(low, whole, atol=1e-3)
