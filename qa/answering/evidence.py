"""The sentences of retrieved passages, scored by how well they answer."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from qa.answering.understand import Understanding
from qa.types import Passage, Report, Span

Vectors = NDArray[np.float32]

_PASSAGE_COUNTS = 0.5
_NAMELESS = 0.5
_REMEMBERED = 4096
# Shorter words have too many neighbours to be told from misspellings.
_SHORTEST_FUZZY = 4
_LEAST_LIKE = 0.75


class Terms(Protocol):
    """What knows the terms of a text and how rare each is in the library."""

    def terms(self, text: str) -> list[str]:
        """Return the terms of `text`, in order."""

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of `term`."""


class DocumentEncoder(Protocol):
    """What turns sentences into unit vectors."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a report and how well it answers, from 0 to about 1.

    `likeness` is its cosine with the question, `coverage` the share of the question's words that it
    holds, weighted by rarity, `names` the share of the question's names.
    """

    report: Report
    span: Span
    likeness: float
    coverage: float
    names: float

    @property
    def score(self) -> float:
        """Likeness and coverage in equal parts, less where names of the question are missing."""
        return (self.likeness + self.coverage) / 2 * (_NAMELESS + (1 - _NAMELESS) * self.names)

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.report.text[self.span.start : self.span.end]


class EvidenceRanker:
    """Scores sentences; keeps the vectors of those it met, so that a warm question is quick."""

    def __init__(self, encoder: DocumentEncoder, terms: Terms) -> None:
        self._encoder = encoder
        self._terms = terms
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def rank(
        self, asked: Understanding, vector: Vectors, passages: Iterable[tuple[Report, Passage]]
    ) -> list[Evidence]:
        """Return the sentences of `passages`, best first.

        `vector`, shape (dimension,), is the embedding of the question.
        """
        weights = self._weigh(asked.content)
        names = self._weigh(asked.names)
        places = [
            (report, passage, span) for report, passage in passages for span in passage.sentences
        ]
        if not places:
            return []
        texts = [report.text[span.start : span.end] for report, _, span in places]
        likeness = self._encode(texts) @ vector
        evidence = [
            Evidence(
                report,
                span,
                likeness=float(like),
                coverage=self._cover(weights, text, report, passage),
                names=self._cover(names, text, report, passage),
            )
            for (report, passage, span), text, like in zip(places, texts, likeness, strict=True)
        ]
        return sorted(evidence, key=lambda found: -found.score)

    def _weigh(self, words: Sequence[str]) -> dict[str, float]:
        terms = self._terms.terms(" ".join(words))
        return {term: self._terms.rarity(term) for term in terms}

    def _cover(
        self, weights: dict[str, float], sentence: str, report: Report, passage: Passage
    ) -> float:
        """Return the share of `weights` in the sentence; words of its passage count half."""
        if not weights:
            return 1.0
        near = self._terms.terms(sentence)
        around = self._terms.terms(f"{report.title} {report.text[passage.start : passage.end]}")
        held = sum(
            weight * max(_match(term, near), _PASSAGE_COUNTS * _match(term, around))
            for term, weight in weights.items()
        )
        return held / sum(weights.values())

    def _encode(self, texts: list[str]) -> Vectors:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if unknown:
            vectors = self._encoder.encode_documents(unknown)
            self._vectors.update(zip(unknown, vectors, strict=True))
        joined = np.stack([self._vectors[text] for text in texts])
        while len(self._vectors) > _REMEMBERED:
            self._vectors.popitem(last=False)
        return joined


def _match(term: str, words: Sequence[str]) -> float:
    """Return 1 where `words` hold `term`, and less where they hold it misspelled."""
    if term in words:
        return 1.0
    if len(term) < _SHORTEST_FUZZY or not term.isalpha():
        return 0.0
    nearest = process.extractOne(
        term, words, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST_LIKE
    )
    return float(nearest[1]) if nearest else 0.0
