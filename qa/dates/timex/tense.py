"""Whether the verb beside a time expression looks back or ahead."""

from enum import StrEnum
from typing import Final

from qa.dates.timex.lexicon import word_set
from qa.language.tokens import Tokens


class Direction(StrEnum):
    """Where the time of a verb lies, seen from the report."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# How far a verb may stand from the words that it dates.
_REACH = 30

_MODALS: Final = word_set("will shall ll would may might should")
_PLANS: Final = word_set(
    "scheduled expected due slated planned plans plan planning hopes hope intends upcoming "
    "tentatively payable expects effective expires ends arrives returns leaves meets opens begins "
    "resumes starts"
)
# Verbs whose infinitive lies ahead: "agreed to meet Monday", "is set to resume".
_AIMS: Final = _PLANS | word_set(
    "agreed set supposed vowed promised likely asked decided ready want wants wanted threatened "
    "is are going about ordered order plan invited urged told trying "
    "agreement program proposal deal effort right option commitment bid"
)
_AS_EARLY_AS: Final = [["as", "early", "as"], ["as", "soon", "as"]]
_DETERMINERS: Final = word_set("a an the its their his her our this these those of some any")
_FORMS_OF_BE: Final = word_set("is are am was were be been being not also")
_PRESENTS: Final = word_set("is are am being be")
# "had been scheduled for Friday", "as previously planned Saturday": the plan is past.
_HAD: Final = word_set("had previously originally initially")
_ADVERBS: Final = word_set("still newly recently long once highly widely already")
_DEADLINES: Final = frozenset({"until", "till"})
_PASTS: Final = word_set(
    "was were had did been said told went came took gave got made saw knew became began left held "
    "met fell rose won lost sent spent built bought sold paid ran set put cut hit shot led read "
    "kept felt found brought thought caught taught broke spoke wrote drove chose grew threw flew "
    "drew struck fought stood understood sat heard let quit shut spread beat bid cast hurt died "
    "gone done seen taken given known become begun fallen risen written spoken driven broken hung "
    "sank sunk swept laid lay dealt meant sought swore tore wore woke rode shook stole ago since "
    "has have 've"
)
# Of the forms above those that only carry another verb, or are none.
_AUXILIARIES: Final = word_set("was were had did been has have ve ago since")
_INFINITIVE_BEFORE: Final = word_set("be have been not also")
_APOSTROPHES: Final = frozenset("'’")
# "to get around Wednesday's ruling", "after Tuesday's vote": the verb dates something else.
_OUTSIDE: Final = word_set(
    "after since follows followed following from around despite over of on about against"
)
_STOPS: Final = frozenset(".!?;")
_CLOSINGS: Final = frozenset("'’\"”)]")
_ABBREVIATIONS: Final = word_set(
    "mr mrs ms dr st jr sr gen col lt sgt maj adm capt sen rep gov prof rev inc corp co ltd bros "
    "no vs jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun"
)
_NO_VERBS: Final = word_set(
    "need indeed speed seed feed breed exceed proceed succeed united hundred red bed wed shed "
    "weed deed agreed-upon sacred naked wicked kindred embed shred aged"
)


def read_direction(tokens: Tokens, start: int, end: int) -> Direction:
    """The direction of the verb that tokens `start` to `end` (exclusive) go with.

    The verb right behind ("U.S. forces Thursday launched") or right before is taken first, then
    the nearest before it in the sentence, then the nearest behind it.
    """
    words = tokens.words
    if words[start - 3 : start] in _AS_EARLY_AS:
        return Direction.FUTURE
    if words[start - 1] in _DEADLINES and start > 1 and not _ends_sentence(tokens, start - 2):
        return Direction.FUTURE
    if words[end + 1] == "s" and words[end] in _APOSTROPHES and words[start - 1] in _OUTSIDE:
        return Direction.UNKNOWN
    behind = _judge(words, end)
    opens = start == 0 or words[start - 1] not in ("on", "in", "for", "by", "until", "since", "of")
    if behind is not Direction.UNKNOWN and opens and _judge(words, start - 1) is Direction.UNKNOWN:
        return behind
    before = _scan_back(tokens, start)
    found = before if before is not Direction.UNKNOWN else _scan_on(tokens, end)
    is_deadline = words[start - 1] == "by" and found is Direction.UNKNOWN
    return Direction.FUTURE if is_deadline else found


def is_verb(words: list[str], i: int) -> bool:
    """Whether word `i` looks like a verb of its own: a past form, or one behind "will" or "to"."""
    word = words[i]
    if word in _AUXILIARIES or not word:
        return False
    if (word in _PASTS or _looks_past(word)) and not _describes(words, i):
        return True
    return i > 0 and words[i - 1] in _MODALS and word not in _INFINITIVE_BEFORE


def _scan_back(tokens: Tokens, start: int) -> Direction:
    for i in range(start - 1, max(start - 1 - _REACH, -1), -1):
        if _ends_sentence(tokens, i):
            break
        found = _judge(tokens.words, i)
        if found is not Direction.UNKNOWN:
            return found
    return Direction.UNKNOWN


def _scan_on(tokens: Tokens, end: int) -> Direction:
    for i in range(end, min(end + _REACH, tokens.size)):
        if _ends_sentence(tokens, i):
            break
        if _decides(tokens.words, i):
            return Direction.PAST
        found = _judge(tokens.words, i)
        if found is not Direction.UNKNOWN:
            return found
    return Direction.UNKNOWN


def _decides(words: list[str], i: int) -> bool:
    """Whether this is the "planned to" of "On Friday, they planned to": it was planned then."""
    is_past = words[i] in _AIMS and _looks_past(words[i]) and words[i + 1] == "to"
    return is_past and words[i - 1] not in _FORMS_OF_BE


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether token `i` closes a sentence; the full stop of "U.S." or "Mr." does not."""
    words = tokens.words
    if words[i] not in _STOPS or (tokens.touches(i) and words[i + 1] not in _CLOSINGS):
        return False
    if words[i] != ".":
        return True
    if tokens.touches(i):
        return True
    is_short = len(words[i - 1]) == 1 or words[i - 1] in _ABBREVIATIONS
    return not (is_short and tokens.is_capitalised(i - 1))


def _judge(words: list[str], i: int) -> Direction:
    """Judge one word as a verb."""
    word = words[i] if i >= 0 else ""
    if word in _PLANS and (words[i - 1] in _HAD or words[i - 2] in _HAD):
        return Direction.PAST
    if word in _MODALS or word in _PLANS or (words[i + 1] == "to" and word in _AIMS):
        return Direction.FUTURE
    if _is_present(words, i):
        return Direction.UNKNOWN
    if word in _PASTS or (_looks_past(word) and not _describes(words, i)):
        return Direction.FUTURE if _follows_future(words, i) else Direction.PAST
    return Direction.UNKNOWN


def _looks_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS


def _describes(words: list[str], i: int) -> bool:
    """Whether a participle stands before its noun, as in "a still disputed border"."""
    before = words[i - 2] if words[i - 1] in _ADVERBS else words[i - 1]
    return before in _DETERMINERS


def _is_present(words: list[str], i: int) -> bool:
    """Whether a participle stands in "is heard", which tells no side."""
    return words[i - 1] in _PRESENTS or (words[i - 2] in _PRESENTS and words[i - 1] in _ADVERBS)


def _follows_future(words: list[str], i: int) -> bool:
    """Whether a participle stands in "will be released" or "to have met"."""
    for k in range(i - 1, max(i - 4, -1), -1):
        if words[k] in _MODALS or words[k] == "to":
            return True
        if words[k] not in _INFINITIVE_BEFORE:
            return False
    return False
