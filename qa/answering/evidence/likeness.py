"""How much of a question's words a sentence holds, in any form or spelling."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

# Shorter words have too many neighbours to be told from misspellings.
_SHORTEST_FUZZY = 4
_LEAST_LIKE = 0.75
# A people and its country, "Ukrainian" and "Ukraine", are nearly one.
_SHORTEST_STEM = 5
_DERIVED_COUNTS = 0.9
# A country is spoken of by its capital or its people: Moscow, Russia, the Russians.
_SAME_COUNTRY_COUNTS = 0.8
_AROUND_COUNTS = 0.5
_NOTHING: frozenset[str] = frozenset()


class Likeness:
    """The terms of a question beside those of what was retrieved, compared once for all of it.

    Args:
        terms: those of the question.
        vocabulary: all that stand in what was retrieved, codes of countries among them.
        countries: the codes of the countries that a term of the question names.
    """

    def __init__(
        self,
        terms: Iterable[str],
        vocabulary: frozenset[str],
        countries: Mapping[str, frozenset[str]] = {},
    ) -> None:
        words = sorted(vocabulary)
        self._alike = {
            term: dict.fromkeys(countries.get(term, ()), _SAME_COUNTRY_COUNTS)
            | _find_alike(term, words)
            for term in dict.fromkeys(terms)
        }

    def weigh(
        self,
        weights: Mapping[str, float],
        words: frozenset[str],
        around: frozenset[str] = _NOTHING,
        named: frozenset[str] = _NOTHING,
    ) -> float:
        """Return the sum of those of `weights` that `words` hold, less for what is only alike.

        What is `named` may be so in the words `around` instead, as when a sentence says "he", and
        counts half; what is said of it may not.
        """
        held = 0.0
        for term, weight in weights.items():
            match = self._match(term, words)
            if match < _AROUND_COUNTS and term in named:
                match = max(match, _AROUND_COUNTS * self._match(term, around))
            held += weight * match
        return held

    def _match(self, term: str, words: frozenset[str]) -> float:
        """Return 1 where `words` hold `term`, and less where they hold it misspelled."""
        alike = self._alike[term]
        return max((alike[word] for word in alike.keys() & words), default=0.0)


def _find_alike(term: str, words: list[str]) -> dict[str, float]:
    """Return those of `words` that may be `term`, and how surely, up to 1."""
    alike = {word: 1.0 for word in words if word == term}
    if len(term) < _SHORTEST_FUZZY or not term.isalpha():
        return alike
    near = process.extract(
        term, words, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST_LIKE, limit=None
    )
    alike |= {word: float(score) for word, score, _ in near}
    return alike | {word: _DERIVED_COUNTS for word in words if _is_derived(term, word)}


def _is_derived(one: str, other: str) -> bool:
    """Whether one of the two terms is the other with an ending."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return (
        len(short) >= _SHORTEST_STEM
        and 0 < len(long) - len(short) < _SHORTEST_STEM
        and long.startswith(short)
    )
