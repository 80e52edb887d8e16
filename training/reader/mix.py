"""Mixes the examples of one round: `python -m training.reader.mix RECIPE --data FOLDER --out FILE`.

A recipe is a JSON file: how many examples of each part, by the part's name; "news told again" is
"news told", cut another way. FOLDER holds the data that the card of the readers names.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from embeddings.encoder import DeferredEncoder
from training.reader.denials.stream import make_denials
from training.reader.examples import Example, write_examples
from training.reader.general import Record, make_examples, read_claims, read_records
from training.reader.news import NewsExamples, is_held_out, read_articles, read_questions

Part = Callable[[random.Random], Iterator[Example]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Mix as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.mix", description=__doc__)
    parser.add_argument("recipe", type=Path, help="JSON: examples by part")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--out", type=Path, required=True, help="where the examples go, .jsonl.gz")
    parser.add_argument("--seed", type=int, default=1, help="fixes choice, cut and order")
    options = parser.parse_args(arguments)
    recipe = json.loads(options.recipe.read_text(encoding="utf-8"))
    mixed = mix_examples(recipe, Sources(options.data), options.seed)
    write_examples(options.out, mixed)
    counts = Counter((each.source, each.is_answered) for each in mixed)
    for (source, answered), count in sorted(counts.items()):
        sys.stdout.write(f"{count:6} {source} {'answered' if answered else 'not answered'}\n")
    return 0


def mix_examples(recipe: dict[str, int], sources: "Sources", seed: int) -> list[Example]:
    """Return as many examples of each part as `recipe` says, or all there are, shuffled."""
    chance = random.Random(seed)  # noqa: S311 - it picks training data, no secret
    mixed: list[Example] = []
    for part, count in recipe.items():
        mixed += islice(sources.make(part, chance), count)
    chance.shuffle(mixed)
    return mixed


class Sources:
    """Every part that a recipe may name, read from a folder when it is asked for."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def make(self, part: str, chance: random.Random) -> Iterator[Example]:
        """Yield the examples of `part`, in random order.

        Raises:
            KeyError: there is no such part.
        """
        if part == "denials":
            yield from make_denials(chance)
        elif part in ("claims", "yes_no"):
            yield from read_claims(self._data / f"entailment/{part}.jsonl.gz", chance)
        elif part.startswith("news"):
            yield from self._make_news(part, chance)
        else:
            yield from self._make_general(part, chance)

    def _make_news(self, part: str, chance: random.Random) -> Iterator[Example]:
        news = self._news()
        made = {
            "news told": lambda: news.make_told(chance),
            "news yes or no": lambda: (each for each in news.make_told(chance) if each.stance),
            "news near misses": lambda: news.make_near_misses(chance),
            "news second misses": lambda: news.make_near_misses(chance, rank=1),
            "news elsewhere": lambda: news.make_elsewhere(chance, 1.0),
            "news of others": lambda: news.make_of_others(chance, 0.5),
            "news swapped": lambda: news.make_swapped(chance, 1.0),
        }[part.removesuffix(" again")]()
        examples = list(made)
        chance.shuffle(examples)
        yield from examples

    def _make_general(self, part: str, chance: random.Random) -> Iterator[Example]:
        name, _, want = part.partition(" ")
        records = [
            each
            for each in self._records(name)
            if want != "unanswerable" or not each.answers
            if want != "answerable" or each.answers
        ]
        chance.shuffle(records)
        for record in records:
            yield from make_examples(record, chance)

    def _records(self, name: str) -> list[Record]:
        file = self._data / f"reader/extra/{name}.jsonl.gz"
        if file.is_file():
            return read_records(file)
        return [each for each in self._train() if each.source == name]

    @cache  # noqa: B019 - one folder a run
    def _train(self) -> list[Record]:
        return read_records(self._data / "reader/train.jsonl.gz")

    @cache  # noqa: B019 - one folder a run
    def _news(self) -> NewsExamples:
        questions = read_questions(self._data / "reader/news_train.jsonl.gz")
        learned = [each for each in questions if not is_held_out(each.article)]
        names = {each.article for each in learned}
        articles = read_articles(self._data / "archive/articles.jsonl.gz", names)
        return NewsExamples(learned, articles, DeferredEncoder())


if __name__ == "__main__":
    raise SystemExit(main())
