"""Questions over whole news articles as examples: told, nearly told, and told elsewhere."""

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from qa.ingest.passages import split_passages
from qa.types import DateBasis, Report, ReportDate, Span
from training.reader.cropping import crop_around, crop_near
from training.reader.examples import Example, Stance
from training.reader.swaps import swap_question

# Articles whose id's MD5 begins so are for choosing settings and fitting confidence.
_HELD_OUT = ("0", "1", "2")


@dataclass(frozen=True, slots=True)
class NewsQuestion:
    """A question over an article: its answers' characters, the clearest first, and its verdict."""

    article: str
    kind: str
    text: str
    answers: tuple[Span, ...]
    verdict: str


def is_held_out(article: str) -> bool:
    """Whether no reader may learn from questions over `article`."""
    digest = hashlib.md5(article.encode(), usedforsecurity=False).hexdigest()
    return digest.startswith(_HELD_OUT)


def read_questions(path: Path) -> list[NewsQuestion]:
    """Return the questions of the gzipped JSON lines at `path`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_read_question(json.loads(line)) for line in lines]


def read_articles(path: Path, names: set[str]) -> dict[str, str]:
    """Return the texts of those articles of the gzipped JSON lines at `path` that have `names`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = (json.loads(line) for line in lines)
        return {each["id"]: each["text"] for each in articles if each["id"] in names}


class NewsExamples:
    """Makes examples of questions; finds the passages of an article that look most like one."""

    def __init__(
        self, questions: Sequence[NewsQuestion], articles: dict[str, str], encoder: Encoder
    ) -> None:
        self._questions = questions
        self._articles = articles
        self._encoder = encoder
        names = sorted({each.article for each in questions})
        self._places = [(name, span) for name in names for span in _cut_passages(articles[name])]

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        """Return unit vectors of all passages, passages × dimension."""
        texts = [self._articles[name][span.start : span.end] for name, span in self._places]
        return self._encoder.encode_documents(texts)

    @cached_property
    def _asked(self) -> NDArray[np.float32]:
        """Return unit vectors of all questions, questions × dimension."""
        return self._encoder.encode_documents([each.text for each in self._questions])

    def make_told(self, chance: random.Random) -> Iterator[Example]:
        """Yield every question that is told, over sentences around one of its answers."""
        for each in self._questions:
            if each.answers:
                text = self._articles[each.article]
                # The clearest stands first; the others answer too.
                span = each.answers[0] if chance.random() < 0.8 else chance.choice(each.answers)
                window = crop_around(text, span.start, span.end, chance)
                yield _make_example(each, text, window, span)

    def make_near_misses(self, chance: random.Random, rank: int = 0) -> Iterator[Example]:
        """Yield every question that is not told, over the article's passage most like it.

        With a `rank` above 0, over that which comes so far behind the best.
        """
        for row, each in enumerate(self._questions):
            if not each.answers:
                yield from self._look_at(row, rank, chance)

    def make_elsewhere(self, chance: random.Random, share: float) -> Iterator[Example]:
        """Yield a `share` of the told ones over a passage of their article that does not tell."""
        for row, each in enumerate(self._questions):
            if each.answers and chance.random() < share:
                yield from self._look_at(row, 0, chance)

    def make_of_others(self, chance: random.Random, share: float) -> Iterator[Example]:
        """Yield a `share` of all over the passage of another article that is most like them."""
        for row, each in enumerate(self._questions):
            if chance.random() >= share:
                continue
            for place in np.argsort(-(self._vectors @ self._asked[row]))[:20]:
                name, span = self._places[place]
                if name != each.article:
                    text = self._articles[name]
                    near = crop_near(text[span.start : span.end], each.text, chance)
                    window = Span(span.start + near.start, span.start + near.end)
                    yield _make_example(each, text, window, None)
                    break

    def make_swapped(self, chance: random.Random, share: float) -> Iterator[Example]:
        """Yield a `share` of the told ones with a name or number exchanged: not told."""
        for each in self._questions:
            if not each.answers or each.verdict or chance.random() >= share:
                continue
            text = self._articles[each.article]
            answers = [text[span.start : span.end] for span in each.answers]
            window = crop_around(text, each.answers[0].start, each.answers[0].end, chance)
            near = text[window.start : window.end]
            swapped = swap_question(each.text, [near, text], answers, chance)
            if swapped:
                yield Example(swapped, near, source="news-swapped")

    def _look_at(self, row: int, rank: int, chance: random.Random) -> Iterator[Example]:
        asked = self._questions[row]
        text = self._articles[asked.article]
        own = [n for n, (name, _) in enumerate(self._places) if name == asked.article]
        order = sorted(own, key=lambda n: -float(self._vectors[n] @ self._asked[row]))
        free = [self._places[n][1] for n in order if not _holds(asked, text, self._places[n][1])]
        if rank < len(free):
            span = free[rank]
            near = crop_near(text[span.start : span.end], asked.text, chance)
            window = Span(span.start + near.start, span.start + near.end)
            yield _make_example(asked, text, window, None)


def _make_example(asked: NewsQuestion, text: str, window: Span, answer: Span | None) -> Example:
    closed = asked.kind == "yes_no"
    stance = Stance(asked.verdict) if answer and asked.verdict else Stance.OPEN
    return Example(
        asked.text,
        text[window.start : window.end],
        answer.start - window.start if answer else -1,
        answer.end - window.start if answer else -1,
        stance=stance if closed else None,
        source="news",
    )


def _holds(asked: NewsQuestion, text: str, passage: Span) -> bool:
    """Whether the `passage` has an answer, where it is marked or said again."""
    within = text[passage.start : passage.end].lower()
    return any(
        (span.start < passage.end and passage.start < span.end)
        or text[span.start : span.end].lower() in within
        for span in asked.answers
    )


def _cut_passages(text: str) -> list[Span]:
    report = Report(
        source="", text=text, title="", published=ReportDate(None, DateBasis.UNKNOWN, "")
    )
    return [Span(each.start, each.end) for each in split_passages(report)]


def _read_question(raw: dict[str, object]) -> NewsQuestion:
    answers: list[dict[str, object]] = raw["answers"]  # type: ignore[assignment]
    spans = tuple(
        Span(int(str(each["start"])), int(str(each["start"])) + len(str(each["text"])))
        for each in answers
    )
    texts = {name: str(raw[name]) for name in ("article", "kind", "question", "verdict")}
    return NewsQuestion(texts["article"], texts["kind"], texts["question"], spans, texts["verdict"])
