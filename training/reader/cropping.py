"""Texts cut down to the sentences around what answers, as they are when a question is asked."""

import random
import re
from collections import Counter

from qa.language.sentences import split_sentences
from qa.types import Span

_WORD = re.compile(r"[^\W_]+")
# Words of text that a window holds; the second reader is given about as many.
LEAST_WORDS, MOST_WORDS = 25, 105


def crop_around(text: str, start: int, end: int, chance: random.Random) -> Span:
    """Return whole sentences of `text` that hold the characters `start` to `end`.

    How many words they have, and how many of them stand before, is left to `chance`.
    """
    sentences = split_sentences(text)
    held = [n for n, each in enumerate(sentences) if each.start < end and start < each.end]
    if not held:
        return Span(start, end)
    first, last = held[0], held[-1]
    budget = chance.randint(LEAST_WORDS, MOST_WORDS)
    size = sum(count_words(text, each) for each in sentences[first : last + 1])
    while True:
        sides = [n for n in (first - 1, last + 1) if 0 <= n < len(sentences)]
        fitting = [n for n in sides if size + count_words(text, sentences[n]) <= budget]
        if not fitting:
            break
        # The sentence before tells more often who "he" is than the one behind.
        side = fitting[0] if chance.random() < 0.6 else fitting[-1]
        size += count_words(text, sentences[side])
        first, last = min(first, side), max(last, side)
    return Span(min(start, sentences[first].start), max(end, sentences[last].end))


def crop_near(text: str, question: str, chance: random.Random) -> Span:
    """Return whole sentences of `text` around the one that shares most words with `question`."""
    sentences = split_sentences(text)
    if not sentences:
        return Span(0, len(text))
    common = Counter(word for each in sentences for word in read_words(text[each.start : each.end]))
    asked = read_words(question)

    def overlap(sentence: Span) -> float:
        return sum(
            1 / common[word] for word in asked & read_words(text[sentence.start : sentence.end])
        )

    best = max(sentences, key=overlap)
    return crop_around(text, best.start, best.end, chance)


def read_words(text: str) -> set[str]:
    """Return the words of `text`, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def count_words(text: str, span: Span) -> int:
    """Return how many words stand in `span` of `text`."""
    return len(text[span.start : span.end].split())
