"""Yes or no, from the sentence that comes nearest to what a question supposes."""

import re
from enum import StrEnum

from qa.answering.evidence.sentences import Evidence
from qa.dates.events import is_published_in, names_day_of
from qa.language.lemmas import list_forms
from qa.language.negation import is_negated
from qa.question.asked import Asked
from qa.reader.stances import Stance

# What is only planned, wanted, supposed or disputed is neither.
_UNSETTLED = re.compile(
    r"\b(?:would|will|could|(?-i:may)|might|if|whether|unless|until|plan(?:s|ned|ning)?"
    r"|expect(?:s|ed)?|alleg\w*|accus\w*|den(?:y|ied|ies|ying)|unconfirmed|possibl[ey]|reportedly"
    r"|rumou?r\w*|considering|suggest\w*|intend\w*|threat\w*|hop(?:e|es|ed|ing)|unlikely|likely"
    r"|rather than|instead of|(?:set|due|ready|about|agree[ds]?|decline[ds]?) to|offer\w*|promis\w*"
    r"|vow\w*|want\w*|urg(?:e[ds]?|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|for)|demand\w*"
    r"|rul(?:e[ds]?|ing) out|reject\w*|block(?:s|ed|ing)?|cancel\w*|attempt\w*|bid"
    r"|claim(?:s|ed|ing)?|false\w*|seek\w*|sought|(?:try|tries|tried|trying) to)\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:but|who|which|though|although|while|because)\b", re.I)
_LEAST_COVERAGE = 0.75
# A wrong yes or no costs more than the sentence alone: over sixty sentences of what was not done,
# .8 let six wrong ones pass, .9 none.
_SURE = 0.9


class Verdict(StrEnum):
    """What a sentence says to a question that is answered by yes or no."""

    YES = "Yes"
    NO = "No"
    OPEN = ""


def judge_sentence(asked: Asked, found: Evidence) -> Verdict:
    """Return whether the sentence `found` affirms or negates what is `asked`.

    A reader must be sure of it, and the words themselves must not say the opposite. Where none has
    told, neither is said: words alone affirm too much of what was denied, refused or missed.
    """
    if found.stance is None or not _is_in_time(asked, found):
        return Verdict.OPEN
    said = _read_stance(found.stance)
    opposite = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(said)
    return Verdict.OPEN if judge_words(asked, found) is opposite else said


def _read_stance(stance: Stance) -> Verdict:
    if stance.yes >= _SURE:
        return Verdict.YES
    return Verdict.NO if stance.no >= _SURE else Verdict.OPEN


def judge_words(asked: Asked, found: Evidence) -> Verdict:
    """Return whether the words of the sentence `found` affirm or negate what is `asked`.

    They do so only where it has the names and nearly all words of the question, is of the time that
    the question names, and tells a fact.
    """
    if (
        found.name_coverage < 1.0
        or found.word_coverage < _LEAST_COVERAGE
        or not _is_in_time(asked, found)
    ):
        return Verdict.OPEN
    # What the question itself has is not what the sentence leaves open.
    if any(not list_forms(each[0]) <= asked.forms for each in _UNSETTLED.finditer(found.text)):
        return Verdict.OPEN
    return Verdict.NO if denies(asked, found.text) else Verdict.YES


def denies(asked: Asked, sentence: str) -> bool:
    """Whether the clause of `sentence` that has most words of what is `asked` negates it."""
    clauses = _CLAUSE.split(sentence)
    telling = max(clauses, key=lambda clause: len(list_forms(clause) & asked.forms))
    return is_negated(telling) != asked.is_negated


def _is_in_time(asked: Asked, found: Evidence) -> bool:
    if asked.period.is_open or is_published_in(found.report, asked.period):
        return True
    return names_day_of(found.report, found.span, asked.period)
