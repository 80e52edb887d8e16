"""Words in their dictionary form, so that "spoke" in a report is "speak" in a question."""

import re
from functools import lru_cache

# Not "US", which is no form of "we", nor the letters of "U.S.".
_WORD = re.compile(r"\b(?![A-Z]+\b)[^\W\d_]{3,}")


def reduce_words(text: str) -> str:
    """Return `text` with each word in its dictionary form; names and what is unknown stay."""
    return _WORD.sub(lambda match: _reduce_word(match[0]), text)


@lru_cache(maxsize=65536)
def _reduce_word(word: str) -> str:
    # The dictionary is read when the first question comes, not when the program starts.
    import simplemma

    return str(simplemma.lemmatize(word, lang="en"))
