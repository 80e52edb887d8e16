"""Numbers in a text, and whether they measure what a question asks for: money, a share, a count."""

import re

_SPELLED = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|trillions?|half|none|both|several"
)
_NUMBER = re.compile(rf"\d|\b(?:{_SPELLED})\b", re.I)
_ASKS_MONEY = re.compile(
    r"\bhow much money\b|\b(?:how much|what)\b.*\b(?:cost|pay|paid|charged?|earn|earned|spend|spent)\b"
    r"|\bwhat (?:is|was|are|were) the (?:\w+ )?(?:price|cost|fee|fine|salary|budget|revenue)\b",
    re.I,
)
_MONEY = re.compile(
    r"[$€£¥₴₽₹]|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|yuan|rou?bles?|rupees?|francs?|pesos?"
    r"|reais|won|lira|kron(?:a|er|or)|hryvnias?|zlotys?|rials?|riyals?|dinars?|dirhams?|shekels?"
    r"|bucks|free|USD|EUR|GBP)\b",
    re.I,
)
_ASKS_SHARE = re.compile(r"\b(?:per ?cent|percentage|proportion|fraction)\b", re.I)
_SHARE = re.compile(
    rf"%|\bper ?cent|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|all|none)\b"
    rf"|\b(?:in|of) (?:every )?(?:\d|(?:{_SPELLED})\b)",
    re.I,
)
_ASKS_COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\battendance\b|\btoll\b", re.I)
# A number that counts, not one of a name or a rank: "iPhone 4", "COVID-19", "the 41st".
_COUNT = re.compile(
    rf"(?<![\w.,-])(?<![$€£¥])\d[\d,.]*+(?!(?:st|nd|rd|th)\b)|\b(?:{_SPELLED})\b", re.I
)
_NAME_BEFORE = re.compile(r"(?<![.!?:] )(?<!^)\b\w*[A-Z]\w* $")
# What stands beside a number and belongs to it.
_BESIDE = 12


def has_number(text: str) -> bool:
    """Return whether `text` tells a number, in digits or in words."""
    return _NUMBER.search(text) is not None


def fits_measure(question: str, text: str, start: int, end: int) -> bool:
    """Return whether the number in `text[start:end]` measures what `question` asks for.

    Money has a currency, a share is in per cent or parts, and what is counted is no number of a
    name; a question for any other measure is answered by any number.
    """
    words = text[start:end]
    if not has_number(words):
        return False
    beside = text[max(0, start - _BESIDE) : end + _BESIDE]
    if _ASKS_SHARE.search(question):
        return _SHARE.search(beside) is not None
    if _ASKS_MONEY.search(question):
        return _MONEY.search(beside) is not None
    if _ASKS_COUNT.search(question):
        return any(
            not _NAME_BEFORE.search(text, max(0, start - 40), start + found.start())
            for found in _COUNT.finditer(words)
        )
    return True
