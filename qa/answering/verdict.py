"""Yes or no, from the sentence that comes nearest to what a question supposes."""

import re
from enum import StrEnum

from qa.answering.evidence import Evidence

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|neither|nor|without|nobody|cannot|(?:fail|refus|declin)(?:s|ed|es)?)\b"
    r"|n['’]t\b",
    re.I,
)
# What is only planned, supposed or disputed is neither.
_UNSETTLED = re.compile(
    r"\b(?:would|could|may|might|if|whether|unless|until|plan(?:s|ned|ning)?|expect(?:s|ed)?|alleg\w*"
    r"|accus\w*|den(?:y|ied|ies|ying)|unconfirmed|possibl[ey]|reportedly|rumou?r\w*|considering"
    r"|suggest\w*|intend\w*|threat\w*|hop(?:e|es|ed|ing)|unlikely|likely|rather than|instead of)\b",
    re.I,
)
_LEAST_SAID = 0.75


class Verdict(StrEnum):
    """What a sentence says to a question that is answered by yes or no."""

    YES = "Yes"
    NO = "No"
    OPEN = ""


def judge_sentence(question: str, found: Evidence) -> Verdict:
    """Return whether the sentence `found` affirms or negates what `question` supposes.

    It does so only where it has the names and nearly all words of the question, and tells a fact.
    """
    if found.names < 1.0 or found.said < _LEAST_SAID or _UNSETTLED.search(found.text):
        return Verdict.OPEN
    is_negated = bool(_NEGATION.search(found.text)) != bool(_NEGATION.search(question))
    return Verdict.NO if is_negated else Verdict.YES
