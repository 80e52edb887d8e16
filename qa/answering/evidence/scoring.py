"""The sentences of retrieved passages, scored by how well they answer."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa.answering.evidence.likeness import Likeness
from qa.answering.evidence.sentences import Evidence, Marked, Marks, Retrieved
from qa.dates.events import is_published_in, names_day_of
from qa.language.countries import find_actors, find_countries
from qa.language.lemmas import reduce_words
from qa.language.names.acronyms import Body
from qa.question.asked import Asked
from qa.types import Period, Report, Span

Vectors = NDArray[np.float32]

# Sentences whose likeness is looked at where a reader has marked some: embedding takes most of a
# question's time, and more sentences won no answer.
_EMBEDDED = 7
# Log-odds of a sentence in which nothing is marked, and what the words of the question add.
_NOT_READ, _COVERAGE_COUNTS = -4.0, 6.0
_REMEMBERED = 4096


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


_UNMARKED = Marks()


class EvidenceRanker:
    """Scores sentences; keeps the vectors of those it met, so that a warm question is quick."""

    def __init__(self, encoder: DocumentEncoder, terms: Terms) -> None:
        self._encoder = encoder
        self._terms = terms
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def rank(
        self,
        asked: Asked,
        vector: Vectors,
        retrieved: Sequence[Retrieved],
        marked: Marked | None = None,
        marked_first: Marked | None = None,
    ) -> list[Evidence]:
        """Return the sentences of the passages that were `retrieved`, best first.

        `vector`, shape (dimension,), is the embedding of the question. Where a reader has `marked`
        some, only the seven sentences that promise most by that and by their words are looked at.
        `marked_first` is what a first reader had marked.
        """
        weighed = _drop_repeated(
            self._weigh_sentences(asked, retrieved, marked or {}, marked_first or {})
        )
        if marked is not None:
            weighed = sorted(weighed, key=_promise, reverse=True)[:_EMBEDDED]
        if not weighed:
            return []
        likeness = self._encode([found.text for found in weighed]) @ vector
        evidence = [
            replace(found, likeness=float(like))
            for found, like in zip(weighed, likeness, strict=True)
        ]
        return sorted(evidence, key=lambda found: -found.score)

    def weigh(self, asked: Asked, retrieved: Sequence[Retrieved], marked: Marked) -> list[Evidence]:
        """Return the sentences of what was `retrieved`, by their words and what is `marked` alone.

        They keep the order in which they stand there; their likeness is not looked at.
        """
        return _drop_repeated(self._weigh_sentences(asked, retrieved, marked, {}))[::-1]

    def _weigh_sentences(
        self,
        asked: Asked,
        retrieved: Sequence[Retrieved],
        marked: Marked,
        marked_first: Marked,
    ) -> list[Evidence]:
        """Return every sentence as evidence by its words, its likeness not looked at."""
        content, timed, names = map(self._weigh, (asked.content, asked.time_words, asked.names))
        named = frozenset(names)
        said = {term: weight for term, weight in content.items() if term not in named}
        # Of extracts the scores are by how much their passages were scored below the best.
        best = max([0.0, *(each.score for each in retrieved)])
        whole = sum(content.values()) + sum(timed.values())
        read = [self._read_words(each, asked.bodies) for each in retrieved]
        alike = Likeness(
            (*content, *timed, *names),
            frozenset().union(*(words.around for words in read)),
            self._name_actors(asked.search_text, asked.bodies),
        )
        evidence = []
        for each, words in zip(retrieved, read, strict=True):
            is_timely = is_published_in(each.report, asked.period)
            told = _share(alike.weigh(said, words.around), said)
            for span, within in zip(each.passage.sentences, words.sentences, strict=True):
                held = alike.weigh(content, within, words.around, named)
                in_time = is_timely or _tells_of(each.report, span, asked.period)
                held += sum(timed.values()) if in_time else alike.weigh(timed, within)
                place = each.report.source, span
                marks, first = marked.get(place, _UNMARKED), marked_first.get(place, _UNMARKED)
                evidence.append(
                    Evidence(
                        report=each.report,
                        span=span,
                        likeness=0.0,
                        coverage=held / whole if whole else 0.0,
                        name_coverage=_share(
                            alike.weigh(names, within, words.around, named), names
                        ),
                        word_coverage=_share(alike.weigh(said, within), said),
                        passage_coverage=told,
                        retrieved=each.score - best,
                        spans=marks.spans,
                        odds=marks.odds,
                        first_odds=first.odds,
                        stance=marks.stance,
                    )
                )
        return evidence

    def _read_words(self, retrieved: Retrieved, bodies: Iterable[Body]) -> "_Words":
        report, passage = retrieved.report, retrieved.passage

        def read(text: str) -> frozenset[str]:
            terms = self._terms.terms(reduce_words(text))
            named = (body.code for body in bodies if body.find_form(text))
            return frozenset(terms).union(named, *find_countries(text).values())

        around = f"{report.title} {report.text[passage.start : passage.end]}"
        sentences = (report.text[span.start : span.end] for span in passage.sentences)
        return _Words(read(around), tuple(map(read, sentences)))

    def _name_actors(self, text: str, bodies: Iterable[Body]) -> dict[str, frozenset[str]]:
        """Return the codes of the countries and bodies that the terms of `text` name."""
        found: dict[str, frozenset[str]] = {}
        named = {body.find_form(text): frozenset({body.code}) for body in bodies}
        for name, codes in (find_actors(text) | named).items():
            for term in self._terms.terms(reduce_words(name)):
                found[term] = found.get(term, frozenset()) | codes
        return found

    def _weigh(self, words: Sequence[str]) -> dict[str, float]:
        terms = self._terms.terms(reduce_words(" ".join(words)))
        return {term: self._terms.rarity(term) for term in terms}

    def _encode(self, texts: list[str]) -> Vectors:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if unknown:
            vectors = self._encoder.encode_documents(unknown)
            self._vectors.update(zip(unknown, vectors, strict=True))
        joined = np.stack([self._vectors[text] for text in texts])
        while len(self._vectors) > _REMEMBERED:
            self._vectors.popitem(last=False)
        return joined


def _drop_repeated(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return `evidence` with each sentence once: extracts of a report may share some."""
    return list({(each.report.source, each.span): each for each in reversed(evidence)}.values())


def _promise(found: Evidence) -> float:
    """Return by what the sentences to look at are chosen before their likeness is known."""
    return max(_NOT_READ, found.odds) + _COVERAGE_COUNTS * found.coverage


@dataclass(frozen=True, slots=True)
class _Words:
    """The terms of a passage with its report's title, and those of each of its sentences.

    With them are the codes of the countries and bodies that are named there, in capitals, as no
    term is.
    """

    around: frozenset[str]
    sentences: tuple[frozenset[str], ...]


def _tells_of(report: Report, sentence: Span, period: Period) -> bool:
    """Whether `sentence` names a day of `period`."""
    return not period.is_open and names_day_of(report, sentence, period)


def _share(held: float, weights: dict[str, float]) -> float:
    return held / sum(weights.values()) if weights else 1.0
