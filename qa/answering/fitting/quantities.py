"""Numbers in a text, and whether they measure what a question asks for: money, a share, a count."""

import re
from itertools import takewhile

from qa.language.accounts import find_accounts
from qa.language.money import CURRENCY, is_currency_sign
from qa.language.number_words import SPELLED
from qa.question.measures import Measure

_LENGTH = r"an? (?=(?:second|minute|hour|day|week|month|year|decade|century)\b)|decades|centuries"
_NUMBER = re.compile(rf"\d|\b(?:(?:{SPELLED})\b|{_LENGTH})", re.I)
_MONEY = re.compile(rf"\b(?:{CURRENCY})\b|(?<=\d)(?:p|c)\b", re.I)
_SHARE = re.compile(
    r"%|\bper ?cent|\d ?(?:pct|pc)\b|\b(?:half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth"
    r"|tenth)s?|majority|all|none)\b"
    rf"|(?:\d|\b(?:{SPELLED})) (?:in|of|out of) (?:every )?(?:\d{{1,3}}|(?:{SPELLED}))\b",
    re.I,
)
# A number that counts, not one of a name or a rank: "COVID-19", "the 41st", "16GB".
_COUNT = re.compile(
    r"(?<![\w.,])(?<!\w-)\d[\d,.]*+(?!(?:st|nd|rd|th)\b)(?-i:(?![A-Z])|(?=[MK]\b))"
    rf"|\b(?:{SPELLED})\b",
    re.I,
)
_SCALE = re.compile(r"\d ?(?:k|m|mn|mln|bn|thousand|lakh|million|crore|billion|trillion)\b", re.I)
# What stands beside a number and belongs to it, up to the next comma.
_BEFORE, _BEHIND = 12, 25
_BREAK = re.compile(r"[,;.](?:\s|$)")


def is_of_other_account(accounts: frozenset[str], sentence: str, words: str) -> bool:
    """Whether `sentence` tells of none of the `accounts` that an amount is asked of.

    It tells of others alone, or of none, and the `words` that were marked in it are no money.
    """
    if not accounts:
        return False
    if told := find_accounts(sentence):
        return accounts.isdisjoint(told)
    is_money = fits_measure(Measure.MONEY, words, 0, len(words)) or _SCALE.search(words)
    return any(map(str.isdigit, words)) and not is_money


def fits_measure(measure: Measure, text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` holds a number of the `measure` that is asked for.

    Money has a currency, a share is in per cent or parts, and what is counted is neither money nor
    a number of a name; any other measure is told by any number.
    """
    behind = _BREAK.split(text[end : end + _BEHIND], maxsplit=1)[0]
    beside = text[max(0, start - _BEFORE) : end] + behind
    if measure is Measure.SHARE:
        return _SHARE.search(beside) is not None
    if not _NUMBER.search(text, start, end):
        return False
    match measure:
        case Measure.COUNT | Measure.COUNT_OF_MONEY:
            return any(
                measure is Measure.COUNT_OF_MONEY
                or not is_currency_sign(text[found.start() - 1 : found.start()])
                for found in takewhile(
                    lambda each: each.start() < end, _COUNT.finditer(text, start)
                )
            )
        case Measure.MONEY:
            return _MONEY.search(beside) is not None or any(map(is_currency_sign, beside))
        case _:
            return True
