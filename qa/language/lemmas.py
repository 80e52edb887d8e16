"""Words in their dictionary form; the only module that imports simplemma."""

import re
from functools import lru_cache

# Not "US", which is no form of "we", nor the letters of "U.S.".
_WORD = re.compile(r"\b(?![A-Z]+\b)[^\W\d_]{3,}")
_TOKEN = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def reduce_words(text: str) -> str:
    """Return `text` with each word in its dictionary form; names and what is unknown stay.

    So "spoke" in a report is "speak" in a question, and "Kyiv's" is "Kyiv".
    """
    return _WORD.sub(lambda match: _reduce_word(match[0]), _POSSESSIVE.sub("", text))


def list_forms(text: str) -> frozenset[str]:
    """Return the words and numbers of `text`, in small letters and their dictionary form."""
    return frozenset(word.lower() for word in _TOKEN.findall(reduce_words(text)))


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether a dictionary of English has `word`, in any of its forms."""
    # The dictionary is read when the first question comes, not when the program starts.
    import simplemma

    return bool(simplemma.is_known(word.lower(), lang="en"))


@lru_cache(maxsize=65536)
def is_common_noun(name: str) -> bool:
    """Whether `name`, written large, is in the dictionary in small letters: "Hill", not "Clara"."""
    return _reduce_word(name)[:1].islower()


@lru_cache(maxsize=65536)
def _reduce_word(word: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang="en"))
