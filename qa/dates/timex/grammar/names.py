"""Names that read like times: "USA Today", the programmes "This Week" and "60 Minutes"."""

from qa.dates.timex.lexicon import ANY_UNITS, DAY_WORDS, NAMED_HOURS
from qa.dates.timex.meanings import Phrase
from qa.language.tokens import Tokens

_QUOTES = frozenset("\"'“”‘’`")
_PLAIN_WORDS = frozenset(ANY_UNITS) | frozenset(DAY_WORDS) | frozenset(NAMED_HOURS)


def is_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a paper, a programme or a film.

    Words that are small in running text have a capital in names; in headlines too, so that a
    quotation mark or a word all in capitals must stand before.
    """
    last = phrase.end - 1
    if tokens.words[last] not in _PLAIN_WORDS or not _is_titled(tokens, last):
        return False
    if last == phrase.start:
        return _follows_capitals(tokens, last)
    return tokens.words[phrase.start - 1] in _QUOTES


def _is_titled(tokens: Tokens, i: int) -> bool:
    return tokens.text[tokens.starts[i] : tokens.ends[i]].istitle()


def _follows_capitals(tokens: Tokens, i: int) -> bool:
    if i == 0:
        return False
    before = tokens.text[tokens.starts[i - 1] : tokens.ends[i - 1]]
    between = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    return len(before) > 1 and before.isalpha() and before.isupper() and between == " "
