"""What kind of answer a question asks for: by its question word, learned where that is open."""

import re

from qa.question.expected import Expected, QueryEncoder, expect_answer
from qa.question.several import AUXILIARIES, asks_several
from qa.types import AnswerKind

_TELLS = r"(?:know|tell|say|explain|describe|list|name|give|show|find|summari[sz]e)\b"
_NUMBERS = (
    r"how (?:many|meny|much)"
    r"|what (?:do|does|did|will|would) (?:(?!say|said|tell|happen)[\w’'-]+ ){1,6}"
    r"(?:charge|cost|earn|weigh)(?=\W*$)"
)
# Of the question words that come first, the earlier in this list wins. These are a closed class;
# what the open ones ask for is learned.
_CLOSED = (
    (AnswerKind.DATE, r"whe?n|wen|date of"),
    (AnswerKind.NUMBER, _NUMBERS),
    (AnswerKind.PERSON, r"(?:and |to |by |with )?(?!(?-i:WHO\b))(?:who|whom|whose|whos)"),
    (AnswerKind.PLACE, r"(?:and )?where?|were (?=(?:did|does|do|is|was|are|were)\b)"),
    (AnswerKind.STATEMENT, "why"),
    (
        AnswerKind.YES_OR_NO,
        rf"(?<![\w,] )(?:(?:and|but|so) )?(?:{AUXILIARIES}(?! you (?:please )?{_TELLS}|"
        r" it (?:known|said|clear))"
        r"|(?:do you know|tell me|say) (?:if|whether))",
    ),
)
_OPEN = r"wh?at(?:['’]?s)?|wh?ich|how"
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _CLOSED)
_ASKS_OPENLY = re.compile(rf"\b(?:{_OPEN})\b", re.I)
# The words that ask for a day: they say nothing of what is asked about.
ASKS_DATE = re.compile(
    r"\b(?:whe?n|wen|(?:on |in |at )?(?:what|which) (?:date|day|month|year|time)|date of"
    r"|what(?: is| was| are| were|['’]?s) (?:the )?(?:\w+ )?(?:date|day|deadline|birthday|year)"
    r"(?= of| for| when|\W*$))\b",
    re.I,
)
_KINDS = {
    Expected.DATE: AnswerKind.DATE, Expected.NUMBER: AnswerKind.NUMBER,
    Expected.PERSON: AnswerKind.PERSON, Expected.PLACE: AnswerKind.PLACE,
}  # fmt: skip
# A reader's words without a number, or a time, are thrown away, so those must be likelier than not;
# a person or a place need only be written large.
_LEAST_SURE = {
    AnswerKind.DATE: 0.5, AnswerKind.NUMBER: 0.5, AnswerKind.PERSON: 0.35, AnswerKind.PLACE: 0.35,
}  # fmt: skip
# What may stand before a question; "when" and "while" begin such a clause where no verb follows.
_LEAD = re.compile(
    rf"\W*(?:(?:and|but|so) )?(?:(?:when|while|as|once|if) (?!{AUXILIARIES}\b))?([^,?]{{2,80}}),\s+"
    rf"(?=(?:who|whom|whose|what|which|when|where|why|how|{AUXILIARIES})\b)",
    re.I,
)
_IMPERATIVE = re.compile(r"\W*(?:please )?(?:name|list|tell|explain|describe)\b", re.I)
_NAME = re.compile(r"\W*(?:please )?(?:name|list)(?: all(?: of)?)? (?=the\b)", re.I)
_JOINING = re.compile(r"^\W*(?:(?:and|but|so|what about|how about)\s+)?", re.I)
# These need no article before them, and a sentence is no noun.
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|your|\w+['’]s)\b", re.I)
# "Boats sunk in the storm" is a telling, and no noun that asks.
_PARTICIPLE = re.compile(r"(?<!^)\b(?:\w{3,}ed|sunk|shot|hit|taken|killed|held|brought)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b", re.I)


def find_kind(text: str, encoder: QueryEncoder | None = None) -> AnswerKind:
    """Return the kind of answer that the question word that comes first asks for.

    Of words without one, that of the noun that stands for the question: "price of bread". With an
    `encoder` an open question word is read by the meaning of the question.
    """
    asking = text[skip_lead(text) :]
    return _find_asked(asking, encoder) or _find_noun(asking, encoder) or AnswerKind.STATEMENT


def skip_lead(text: str) -> int:
    """Return where `text` begins to ask, behind a clause such as "In March 2021,"."""
    lead = _LEAD.match(text)
    return lead.end() if lead and not _asks(lead[1]) else 0


def asks_nothing(text: str, encoder: QueryEncoder | None = None) -> bool:
    """Whether `text` is words to search for rather than a question: "shelling in the east"."""
    return not (_asks(text) or _IMPERATIVE.match(text) or _find_noun(text, encoder))


def phrase_question(text: str, encoder: QueryEncoder | None = None) -> str:
    """Return `text` as a question, as a reader expects one: "price of bread" as "What is …?"."""
    if named := _NAME.match(text):
        thing = text[named.end() :].strip(" ?.!")
        be = "are" if asks_several(text) else "is"
        kind = _read_open(f"What {be} {thing}?", encoder)
        return f"{'Who' if kind is AnswerKind.PERSON else 'What'} {be} {thing}?"
    if _asks(text) or _IMPERATIVE.match(text) or not _find_noun(text, encoder):
        return text
    return _phrase_noun(text)


def _asks(text: str) -> bool:
    return _ASKS_OPENLY.search(text) is not None or any(
        words.search(text) for _, words in _PATTERNS
    )


def _find_asked(text: str, encoder: QueryEncoder | None) -> AnswerKind | None:
    found = [
        (match.start(), order, kind)
        for order, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    openly = _ASKS_OPENLY.search(text)
    first = min(found) if found else None
    if openly and (first is None or openly.start() < first[0]):
        return _read_open(text, encoder)
    if first is None and (named := _NAME.match(text)):
        return _read_open(f"What is {text[named.end() :].strip()}", encoder)
    return first[2] if first else None


def _find_noun(text: str, encoder: QueryEncoder | None) -> AnswerKind | None:
    """Return what a query without a question word and a verb asks for, if it is no statement."""
    if _VERB.search(text) or _PARTICIPLE.search(text) or _IMPERATIVE.match(text):
        return None
    kind = _read_open(_phrase_noun(text), encoder)
    return None if kind in (AnswerKind.STATEMENT, AnswerKind.PERSON) else kind


def _phrase_noun(text: str) -> str:
    subject = _JOINING.sub("", text, count=1).strip(" ?.!")
    article = "" if _DETERMINED.match(subject) else "the "
    return f"What is {article}{subject}?"


def _read_open(text: str, encoder: QueryEncoder | None) -> AnswerKind:
    """Return the kind that a question with "what", "which" or "how" asks for."""
    likely = expect_answer(text, encoder)
    best = max(likely, key=lambda each: likely[each])
    kind = _KINDS.get(best, AnswerKind.STATEMENT)
    return kind if likely[best] >= _LEAST_SURE.get(kind, 0.0) else AnswerKind.STATEMENT
