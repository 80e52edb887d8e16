"""How near a span is to a known answer: the word overlap that SQuAD is scored by."""

import re
import string
from collections import Counter


def token_f1(answer: str, gold: str) -> float:
    """Return the F1 of the words of `answer` against those of `gold`, 0 to 1.

    Case, punctuation and articles do not count (Rajpurkar et al. 2016).
    """
    given, known = split_words(answer), split_words(gold)
    if not given or not known:
        return float(given == known)
    shared = sum((Counter(given) & Counter(known)).values())
    return 2 * shared / (len(given) + len(known))


def split_words(text: str) -> list[str]:
    """Return the words of `text` as they are compared: small, without punctuation and articles."""
    bare = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", bare).split()
