"""Numbers in a text, and whether they measure what a question asks for: money, a share, a count."""

import re
import unicodedata
from itertools import takewhile

from qa.language.number_words import SPELLED

_LENGTH = r"an? (?=(?:second|minute|hour|day|week|month|year|decade|century)\b)|decades|centuries"
_NUMBER = re.compile(rf"\d|\b(?:(?:{SPELLED})\b|{_LENGTH})", re.I)
_DO = r"(?:do|does|did|is|are|was|were|has|have|had|will|would)"
_ASKS_MONEY = re.compile(
    rf"\bhow much (?:money\b|{_DO}\b.*\b(?:cost|pay|paid|charged?|earn|earned|spend|spent|worth)\b)"
    r"|\bwhat\b.*\b(?:price|cost|salary|budget|revenue)(?:\W*$| (?:of|for)\b)"
    rf"|\bwhat {_DO}\b.*\b(?:cost|earn)\W*$|\bwhat do \w+ (?:have to )?pay\b",
    re.I,
)
_NO_MONEY = re.compile(r"\b(?:lives|living|time|prison|jail)\b", re.I)
_CURRENCY = (
    r"dollars?|euros?|pounds?|cents?|pence|yen|yuan|renminbi|rou?bles?|rupees?|francs?|pesos?|reais"
    r"|(?<=\d )won|(?<=lion )won|lira|kron(?:a|er|or)|hryvnias?|zlotys?|rials?|riyals?|dinars?"
    r"|dirhams?|shekels?|rands?|baht|ringgit|rupiah|naira|shillings?|dong|taka|forints?|lei|leva"
    r"|bucks|USD|EUR|GBP|CHF|RMB|AUD|CAD|JPY|INR|SEK|NOK|DKK|Rs"
)
_MONEY = re.compile(rf"\b(?:{_CURRENCY})\b|(?<=\d)(?:p|c)\b", re.I)
_COUNTS_MONEY = re.compile(rf"\bhow many (?:\w+ )?(?:{_CURRENCY})\b", re.I)
_ASKS_SHARE = re.compile(
    r"\b(?:per ?cent|percentage|proportion|fraction)\b"
    r"|\b(?:what|which) (?:\w+ )?(?:share|slice) of\b",
    re.I,
)
_SHARE = re.compile(
    r"%|\bper ?cent|\d ?(?:pct|pc)\b|\b(?:half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth"
    r"|tenth)s?|majority|all|none)\b"
    rf"|(?:\d|\b(?:{SPELLED})) (?:in|of|out of) (?:every )?(?:\d{{1,3}}|(?:{SPELLED}))\b",
    re.I,
)
_ASKS_COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\battendance\b|\btoll\b|\bcasualties\b", re.I)
# A number that counts, not one of a name or a rank: "COVID-19", "the 41st", "16GB".
_COUNT = re.compile(
    r"(?<![\w.,])(?<!\w-)\d[\d,.]*+(?!(?:st|nd|rd|th)\b)(?-i:(?![A-Z])|(?=[MK]\b))"
    rf"|\b(?:{SPELLED})\b",
    re.I,
)
# What stands beside a number and belongs to it, up to the next comma.
_BEFORE, _BEHIND = 12, 25
_BREAK = re.compile(r"[,;.](?:\s|$)")


def fits_measure(question: str, text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` holds a number that measures what `question` asks for.

    Money has a currency, a share is in per cent or parts, and what is counted is neither money nor
    a number of a name; a question for any other measure is answered by any number.
    """
    behind = _BREAK.split(text[end : end + _BEHIND], maxsplit=1)[0]
    beside = text[max(0, start - _BEFORE) : end] + behind
    if _ASKS_SHARE.search(question):
        return _SHARE.search(beside) is not None
    if not _NUMBER.search(text, start, end):
        return False
    if _ASKS_COUNT.search(question):
        counts_money = _COUNTS_MONEY.search(question) is not None
        return any(
            counts_money or not _is_currency(text[found.start() - 1 : found.start()])
            for found in takewhile(lambda found: found.start() < end, _COUNT.finditer(text, start))
        )
    if _ASKS_MONEY.search(question) and not _NO_MONEY.search(question):
        return _MONEY.search(beside) is not None or any(map(_is_currency, beside))
    return True


def _is_currency(character: str) -> bool:
    return bool(character) and unicodedata.category(character) == "Sc"
