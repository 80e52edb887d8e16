"""What kind of answer a question asks for, by the words that ask."""

import re

from qa.lemmas import reduce_words
from qa.types import AnswerKind

_BE = r"(?: is| was| are| were|['’]?s)"
_DO = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)(?:n['’]t)?"
# One word between "which" and its noun, as in "which American city"; no verb.
_ONE = rf"(?:(?!{_DO}\b)\w+ )?"
_PLACES = r"city|district|island|port|province|region|suburb|town|venue|village"
_AMOUNTS = (
    r"age|attendance|budget|casualties|cost(?! of living)|death toll|number|percentage|population"
    r"|price|proportion|revenue|salary|size|toll|turnout"
)
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
        rf"|(?:what|which) {_ONE}(?:number|share(?! prices?)|proportion|percentage|percent|fraction"
        rf"|slice|amount|sum)|what{_BE} (?:the )?(?:\w+ )?(?:{_AMOUNTS})(?= of| for| in| at|\W*$)"
        r"|what (?:do|does|did|will|would) (?:(?!say|said|tell|happen)[\w’'-]+ ){1,6}"
        r"(?:charge|cost|earn|weigh)(?=\W*$)|what do (?:you|i|we|people) (?:have to )?pay",
    ),
    (
        AnswerKind.PERSON,
        r"(?:and |to |by |with )?(?!(?-i:WHO\b))(?:who|whom|whose)"
        r"|(?:what|which (?:\w+ ){0,2}?) ?(?:actor|actress|admiral|analyst|author|ambassador"
        r"|athlete|candidate|chancellor|colonel|commander|commissioner|diplomat|director|expert|general"
        r"|golfer|governor|journalist|judge|justice|lawmaker|man|mayor|minister|officer|official"
        r"|person|player|politician|president|reporter|secretary|senator|singer|spokesman"
        r"|spokesperson|spokeswoman|woman)"
        r"(?! (?:assembly|countr\w+|court|election|group|panel|reforms?|report|statement|strike))",
    ),
    (
        AnswerKind.PLACE,
        r"(?:and )?where|were (?=(?:did|does|do|is|was|are|were)\b)"
        rf"|(?:in |at |to |near |from )?(?:what|which) {_ONE}(?:country|neighbou?r|place|{_PLACES})"
        rf"|(?:in )?which {_ONE}state(?! (?:media|news|television|tv|of))"
        rf"|what{_BE} the (?:name of the )?(?:{_PLACES})"
        r"(?= called| where| in which| that| near|\W*$)",
    ),
    (
        AnswerKind.YES_OR_NO,
        rf"(?<![\w,] )(?:(?:and|but|so) )?{_DO}(?! you| it (?:known|said|clear))",
    ),
    (AnswerKind.STATEMENT, r"what(?:['’]?s)?|which|why|how"),
)
# What a query without a question word asks for, where it begins with such a noun or ends with it.
_NOUNS = (
    (AnswerKind.DATE, r"(?<!up to )date|deadline|birthday"),
    (AnswerKind.NUMBER, rf"(?<!phone )(?:{_AMOUNTS})"),
    (AnswerKind.PLACE, r"birthplace|headquarters|location|place|site|venue|whereabouts"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)
ASKS_DATE = re.compile(rf"\b(?:{_KINDS[0][1]})\b", re.I)
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
_DIGEST_PATTERNS = tuple(
    (kind, re.compile(rf"\W*(?:(?:and|but|so|tell me) )?(?:{words})\b", re.I))
    for kind, words in _DIGESTS
)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|other|kinds? of|types? of)"
_PLURAL = rf"(?!{_DO}\b)(?P<{{}}>[a-z-]{{{{3,}}}}s|men|women|people|children)(?!['’\w-])"
_THEN = rf"(?= (?:{_DO}|of|from|\w+ed|went|took|made|met|won|lost|gave|left|came|come|go|make)\b)"
# "Which countries did …", "name the two suspects", "who else": several things are asked for. After
# an adjective what looks like a plural may be the verb: "which analyst thinks".
_SEVERAL = re.compile(
    rf"\b(?:what|which)(?: all)?(?: of)?(?: the)?(?: {_COUNT})?"
    rf"(?: {_PLURAL.format('one')}(?:{_THEN}|(?= (?:in|on|at|to|for|who|that|with)\b)|(?=\W*$))"
    rf"| (?!\w+ed )[\w’'-]+ {_PLURAL.format('two')}{_THEN})"
    rf"|^\W*(?:please )?(?:name|list)(?: [\w’'-]+){{0,4}}? {_PLURAL.format('three')}"
    r"|\bwho (?:all|else)\b",
    re.I,
)
_JOINING = re.compile(r"^\W*(?:(?:and|but|so|what about|how about)\s+)?", re.I)
# These need no article before them, and a sentence is no noun.
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|your|\w+['’]s)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b", re.I)


def find_kind(text: str) -> AnswerKind:
    """Return the kind of the question word that comes first, or of the noun that stands for it."""
    return _find_asking(text) or _find_noun(text) or AnswerKind.STATEMENT


def asks_nothing(text: str) -> bool:
    """Whether `text` is words to search for rather than a question: "shelling in the east"."""
    return not (_find_asking(text) or _find_noun(text) or _IMPERATIVE.match(text))


def asks_several(text: str) -> bool:
    """Whether `text` asks for several things, of which one report may tell some, another others."""
    match = _SEVERAL.search(text)
    if not match:
        return False
    noun = match["one"] or match["two"] or match["three"]
    # "Which virus" is one.
    return not noun or not noun.endswith("s") or reduce_words(noun.lower()) != noun.lower()


def phrase_question(text: str) -> str:
    """Return `text` as a question, as a reader expects one: "price of bread" as "What is …?"."""
    if named := _NAME.match(text):
        thing = text[named.end() :].strip(" ?.!")
        return f"What {'are' if asks_several(text) else 'is'} {thing}?"
    if _find_asking(text) or not _find_noun(text) or _IMPERATIVE.match(text):
        return text
    subject = _JOINING.sub("", text, count=1).strip(" ?.!")
    article = "" if _DETERMINED.match(subject) else "the "
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
    if _VERB.search(text):
        return None
    return next((kind for kind, words in _NOUN_PATTERNS if words.search(text)), None)
