"""Whether a question asks for one thing or for several."""

import re

from qa.language.lemmas import reduce_words

AUXILIARIES = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)(?:n['’]t)?"
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|other|kinds? of|types? of)"
_PLURAL = rf"(?!{AUXILIARIES}\b)(?P<{{}}>[a-z-]{{{{3,}}}}s|men|women|people|children)(?!['’\w-])"
_VERBS = r"\w+ed|went|took|made|met|won|lost|gave|left|came|come|go|make"
_THEN = rf"(?= (?:{AUXILIARIES}|of|from|{_VERBS})\b)"
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


def asks_several(text: str) -> bool:
    """Whether `text` asks for several things, of which one report may tell some, another others."""
    match = _SEVERAL.search(text)
    if not match:
        return False
    noun = match["one"] or match["two"] or match["three"]
    # "Which virus" is one.
    return not noun or not noun.endswith("s") or reduce_words(noun.lower()) != noun.lower()
