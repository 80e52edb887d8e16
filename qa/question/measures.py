"""What a number that is asked for measures: money, a share, a count, or anything."""

import re
from enum import StrEnum

from qa.language.money import CURRENCY

_DO = r"(?:do|does|did|is|are|was|were|has|have|had|will|would)"
_MONEY = re.compile(
    rf"\bhow much (?:money\b|{_DO}\b.*\b(?:cost|pay|paid|charged?|earn|earned|spend|spent|worth)\b)"
    r"|\bwhat\b.*\b(?:price|cost|salary|budget|revenue)(?:\W*$| (?:of|for)\b)"
    rf"|\bwhat {_DO}\b.*\b(?:cost|earn)\W*$|\bwhat do \w+ (?:have to )?pay\b",
    re.I,
)
_NO_MONEY = re.compile(r"\b(?:lives|living|time|prison|jail)\b", re.I)
_COUNT_OF_MONEY = re.compile(rf"\bhow many (?:\w+ )?(?:{CURRENCY})\b", re.I)
_SHARE = re.compile(
    r"\b(?:per ?cent|percentage|proportion|fraction)\b"
    r"|\b(?:what|which) (?:\w+ )?(?:share|slice) of\b",
    re.I,
)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\battendance\b|\btoll\b|\bcasualties\b", re.I)


class Measure(StrEnum):
    """What a number measures; of any other measure any number will do."""

    MONEY = "money"
    SHARE = "a share"
    COUNT = "a count"
    COUNT_OF_MONEY = "a count of coins or notes"
    ANY = "any number"


def find_measure(text: str) -> Measure:
    """Return what the number that the question `text` asks for measures."""
    if _SHARE.search(text):
        return Measure.SHARE
    if _COUNT.search(text):
        return Measure.COUNT_OF_MONEY if _COUNT_OF_MONEY.search(text) else Measure.COUNT
    if _MONEY.search(text) and not _NO_MONEY.search(text):
        return Measure.MONEY
    return Measure.ANY
