"""What kind of answer a question asks for, by the words that ask."""

import re

from qa.types import AnswerKind

_DO = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)(?:n['’]t)?"
# Words that ask for a digest, at the beginning of a question, and say nothing of its subject.
_DIGESTS = (
    (
        AnswerKind.LATEST,
        r"(?:what(?: is|['’]s| are| was)? )?(?:the )?(?:latest|newest|most recent|news|update)s?"
        r"(?: news| reports?| updates?| developments?)? (?:on|about|from|of|in|regarding)",
    ),
    (
        AnswerKind.REPORTED,
        r"what (?:else )?(?:was|were|is|has been|have been|had been|did (?:the )?(?:reports?|press"
        r"|media|papers?)) (?:reported|report|written|in the news|published|said in the reports?)",
    ),
    (AnswerKind.HAPPENED, r"what (?:else |all )?(?:happened|has happened|took place|occurred)"),
)
# Of the question words that come first, the earlier in this list wins: "what year" is no "what".
_KINDS = (
    (
        AnswerKind.DATE,
        r"when|wen|(?:on |in |at )?(?:what|which) (?:date|day|month|year|time)|date of",
    ),
    (
        AnswerKind.NUMBER,
        r"how (?:many|much|old|far|long|large|big|high|tall|heavy|fast)"
        r"|(?:what|which) (?:\w+ )?(?:number|share|proportion|percentage|percent|fraction|slice"
        r"|amount|price|sum)|what (?:do|does|did|will|would)\b.*\b(?:cost|pay|charge|earn|weigh)",
    ),
    (
        AnswerKind.PERSON,
        r"(?:and |to |by |with )?(?:who|whom|whose)|(?:what|which (?:\w+ ){0,2}?) ?(?:actor|actress"
        r"|admiral|analyst|author|ambassador|athlete|candidate|chancellor|colonel|commander"
        r"|commissioner|diplomat|director|expert|general|golfer|governor|journalist|judge|justice"
        r"|lawmaker|man|mayor|minister|officer|official|person|player|politician|president"
        r"|reporter|secretary|senator|singer|spokesman|spokesperson|spokeswoman|woman)",
    ),
    (
        AnswerKind.PLACE,
        r"(?:and )?where|were (?=(?:did|does|do|is|was|are|were)\b)"
        r"|(?:in |at |to |near |from )?(?:what|which) (?:\w+ |(?:is|was) the (?:name of the )?)?"
        r"(?:city|country|district|island|neighbou?r|place|port|province|region|state|suburb|town"
        r"|venue|village)",
    ),
    (
        AnswerKind.YES_OR_NO,
        rf"(?<![\w,] )(?:(?:and|but|so) )?{_DO}(?! you| it (?:known|said|clear))",
    ),
    (AnswerKind.STATEMENT, r"what|which|why|how|^(?:name|list|tell|explain|describe)"),
)
# What a query without a question word asks for, where it begins with such a noun or ends with it.
_NOUNS = (
    (AnswerKind.DATE, r"date|deadline|birthday"),
    (
        AnswerKind.NUMBER,
        r"age|attendance|budget|casualties|cost|count|death toll|fee|fine|number|percentage|population"
        r"|price|proportion|revenue|salary|share|size|toll|total|turnout",
    ),
    (AnswerKind.PLACE, r"birthplace|headquarters|location|place|site|venue|whereabouts"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)
ASKS_DATE = re.compile(rf"\b(?:{_KINDS[0][1]})\b", re.I)
_NOUN_PATTERNS = tuple(
    (kind, re.compile(rf"^\W*(?:the )?(?:{words}) (?:of|for)\b|\b(?:{words})\W*$", re.I))
    for kind, words in _NOUNS
)
_DIGEST_PATTERNS = tuple(
    (kind, re.compile(rf"\W*(?:(?:and|but|so|tell me) )?(?:{words})\b", re.I))
    for kind, words in _DIGESTS
)


def find_kind(text: str) -> AnswerKind:
    """Return the kind of the question word that comes first, or of the noun that stands for it."""
    found = _find_asking(text)
    noun = None if found else _find_noun(text)
    return found or noun or AnswerKind.STATEMENT


def asks_nothing(text: str) -> bool:
    """Whether `text` is words to search for rather than a question: "shelling in the east"."""
    return not _find_asking(text) and not _find_noun(text)


def phrase_question(text: str, kind: AnswerKind) -> str:
    """Return `text` as a question, as a reader expects one: "price of bread" as "What is …?"."""
    if _find_asking(text) or kind is not _find_noun(text):
        return text
    subject = text.strip(" ?.!")
    article = "" if subject.lower().startswith("the ") else "the "
    return f"What is {article}{subject}?"


def find_digest(text: str) -> tuple[AnswerKind, int] | None:
    """Return the digest that `text` asks for, and where its subject begins; None for no digest."""
    for kind, words in _DIGEST_PATTERNS:
        if match := words.match(text):
            return kind, match.end()
    return None


def _find_asking(text: str) -> AnswerKind | None:
    found = [
        (match.start(), order, kind)
        for order, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    return min(found)[2] if found else None


def _find_noun(text: str) -> AnswerKind | None:
    return next((kind for kind, words in _NOUN_PATTERNS if words.search(text)), None)
