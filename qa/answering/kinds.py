"""What kind of answer a question asks for, by the words that ask."""

import re

from qa.answering.several import AUXILIARIES, asks_several
from qa.types import AnswerKind

_BE = r"(?: is| was| are| were|['’]?s)"
# One word between "which" and its noun, as in "which American city"; no verb.
_ONE = rf"(?:(?!{AUXILIARIES}\b)\w+ )?"
_PLACES = r"city|district|island|port|province|region|suburb|town|venue|village"
_AMOUNTS = (
    r"age|attendance|budget|casualties|cost(?! of living)|death toll|number|percentage|population"
    r"|price|proportion|revenue|salary|size|toll|turnout"
)
_ROLES = (
    r"actor|actress|admiral|analyst|author|ambassador|athlete|candidate|chancellor|colonel"
    r"|commander|commissioner|diplomat|director|expert|general|golfer|governor|journalist|judge"
    r"|justice|lawmaker|man|mayor|minister|officer|official|person|player|politician|president"
    r"|prime minister|reporter|secretary|senator|singer|spokesman|spokesperson|spokeswoman|woman"
)
# Of the question words that come first, the earlier in this list wins: "what year" is no "what".
_KINDS = (
    (
        AnswerKind.DATE,
        r"whe?n|wen|(?:on |in |at )?(?:what|which) (?:date|day|month|year|time)|date of"
        rf"|what{_BE} (?:the )?(?:\w+ )?(?:date|day|deadline|birthday|year)(?= of| for| when|\W*$)",
    ),
    (
        AnswerKind.NUMBER,
        r"how (?:many|meny|much|old|far|long|large|big|high|tall|heavy|fast)"
        rf"|(?:what|which) {_ONE}(?:number|share(?! prices?)|proportion|percentage|percent|fraction"
        rf"|slice|amount|sum)|what{_BE} (?:the )?(?:\w+ )?(?:{_AMOUNTS})"
        r"(?= of| for| in| at| from| after| on| among| per| so far| now|\W*$)"
        r"|what (?:do|does|did|will|would) (?:(?!say|said|tell|happen)[\w’'-]+ ){1,6}"
        r"(?:charge|cost|earn|weigh)(?=\W*$)|what do (?:you|i|we|people) (?:have to )?pay",
    ),
    (
        AnswerKind.PERSON,
        r"(?:and |to |by |with )?(?!(?-i:WHO\b))(?:who|whom|whose|whos)"
        rf"|(?:what|which|name the) (?:(?!{AUXILIARIES}\b)\w+ ){{0,2}}? ?(?:{_ROLES})"
        r"(?! (?:assembly|countr\w+|court|election|group|panel|reforms?|report|statement|strike))",
    ),
    (
        AnswerKind.PLACE,
        r"(?:and )?where?|were (?=(?:did|does|do|is|was|are|were)\b)"
        rf"|(?:in |at |to |near |from )?(?:what|which) {_ONE}(?:country|neighbou?r|place|{_PLACES})"
        rf"|(?:in )?which {_ONE}state(?! (?:media|news|television|tv|of))"
        rf"|what{_BE} the (?:name of the )?(?:{_PLACES})"
        r"(?= called| where| in which| that| near|\W*$)",
    ),
    (
        AnswerKind.YES_OR_NO,
        rf"(?<![\w,] )(?:(?:and|but|so) )?(?:{AUXILIARIES}(?! you| it (?:known|said|clear))"
        r"|(?:do you know|tell me|say) (?:if|whether))",
    ),
    (AnswerKind.STATEMENT, r"wh?at(?:['’]?s)?|wh?ich|why|how"),
)
# What a query without a question word asks for, where it begins with such a noun or ends with it.
_NOUNS = (
    (AnswerKind.DATE, r"(?<!up to )date|deadline|birthday"),
    (AnswerKind.NUMBER, rf"(?<!phone )(?:{_AMOUNTS})"),
    (AnswerKind.PLACE, r"birthplace|headquarters|location|place|site|venue|whereabouts"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)
ASKS_DATE = re.compile(rf"\b(?:{_KINDS[0][1]})\b", re.I)
# What may stand before a question; "when" and "while" begin such a clause where no verb follows.
_LEAD = re.compile(
    rf"\W*(?:(?:and|but|so) )?(?:(?:when|while|as|once|if) (?!{AUXILIARIES}\b))?([^,?]{{2,80}}),\s+"
    rf"(?=(?:who|whom|whose|what|which|when|where|why|how|{AUXILIARIES})\b)",
    re.I,
)
_IMPERATIVE = re.compile(r"\W*(?:please )?(?:name|list|tell|explain|describe)\b", re.I)
_NAME = re.compile(r"\W*(?:please )?(?:name|list)(?: all(?: of)?)? (?=the\b)", re.I)
_NOUN_PATTERNS = tuple(
    (
        kind,
        re.compile(
            rf"^\W*(?:the )?(?:{words}) (?:of|for|in|at|from|among)\b|\b(?:{words})\W*$", re.I
        ),
    )
    for kind, words in _NOUNS
)
_JOINING = re.compile(r"^\W*(?:(?:and|but|so|what about|how about)\s+)?", re.I)
# These need no article before them, and a sentence is no noun.
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|your|\w+['’]s)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b", re.I)


def find_kind(text: str) -> AnswerKind:
    """Return the kind of the question word that comes first, or of the noun that stands for it."""
    asking = text[skip_lead(text) :]
    return _find_asked(asking) or _find_noun(asking) or AnswerKind.STATEMENT


def skip_lead(text: str) -> int:
    """Return where `text` begins to ask, behind a clause such as "In March 2021,"."""
    lead = _LEAD.match(text)
    return lead.end() if lead and not _find_asked(lead[1]) else 0


def asks_nothing(text: str) -> bool:
    """Whether `text` is words to search for rather than a question: "shelling in the east"."""
    return not (_find_asked(text) or _find_noun(text) or _IMPERATIVE.match(text))


def phrase_question(text: str) -> str:
    """Return `text` as a question, as a reader expects one: "price of bread" as "What is …?"."""
    if named := _NAME.match(text):
        asking = "Who" if _find_asked(text) is AnswerKind.PERSON else "What"
        thing = text[named.end() :].strip(" ?.!")
        return f"{asking} {'are' if asks_several(text) else 'is'} {thing}?"
    if _find_asked(text) or not _find_noun(text) or _IMPERATIVE.match(text):
        return text
    subject = _JOINING.sub("", text, count=1).strip(" ?.!")
    article = "" if _DETERMINED.match(subject) else "the "
    return f"What is {article}{subject}?"


def _find_asked(text: str) -> AnswerKind | None:
    found = [
        (match.start(), order, kind)
        for order, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    return min(found)[2] if found else None


def _find_noun(text: str) -> AnswerKind | None:
    if _VERB.search(text):
        return None
    return next((kind for kind, words in _NOUN_PATTERNS if words.search(text)), None)
