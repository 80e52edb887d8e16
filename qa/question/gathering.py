"""Questions of which many reports tell a piece each: a list, a count, the first or last of several.

Each report is asked for its own piece: "How many ships were detained?" of the collection is "Which
ship was detained?" of a report.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from qa.counting import count_things
from qa.language.lemmas import reduce_words
from qa.question.several import AUXILIARIES, asks_several
from qa.types import AnswerKind

_OF = r"(?:(?:all|any|each)(?: of)? |of )?(?:the |these |those |our )?"
_NUMBER = r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|other|different) )?"
# The noun that is asked for, with what stands before it: "Danish ships".
_NOUN = rf"(?P<noun>(?:(?!{AUXILIARIES}\b)[\w’'-]+ ){{0,3}}?(?!{AUXILIARIES}\b)[a-zA-Z][\w-]{{2,}})"
_VERB = (
    rf"(?:{AUXILIARIES}|\w+ed|went|took|made|met|won|lost|gave|left|came|sank|fell|ran|broke|began"
    r"|fled|died|hit|paid|sold|bought|built|sent|struck|shot|stole|signed|held|kept|quit|said)\b"
)
_HELD = r"(?:\w{2,}ed|held|shot|taken|hit|sunk|brought|kept|sold|built|sent|stolen|lost|struck)\b"
_THAT = r"(?:that|which|who)\b"
_END = r"\W*$"
_ASKS = r"\W*(?:(?:and|but|so) )?(?:please )?(?:tell me |can you |could you )?"
_INTO = r"(?P<into>(?:in|on|at|to|from|with|by|for|of|into) )?"
_LISTS = (
    r"(?:list|name|give|show|enumerate)(?: me| us)?(?: (?:an? )?(?:full |complete )?list of)?"
    rf"(?: the names? of)? {_OF}{_NUMBER}{_NOUN}"
)
_ORDERED = r"(?P<order>first|earliest|last|latest|most recent)"
_ORDER = r"(?P<order>first|last)"
_BEHIND = r"(?P<behind>(?: (?:in|at|on|by|for|after|from|of) .+?)?)"
# "Which team came first?" asks of a rank; "last week" is a time.
_RANKS = re.compile(
    r"\b(?:come|came|comes|coming|finish\w*|plac\w+|rank\w*|put|puts|last (?:week|month|year|night"
    r"|spring|summer|autumn|fall|winter|time|\w+day)|first (?:time|place|half|round|lady))\b",
    re.I,
)
# Reports count these and name few of them.
_NAMELESS = frozenset(
    """
    adult baby body boy casualty cent century child civilian copy crew crown day death decade degree
    dollar employee euro family fatality fighter foot girl home hour household inch injury inmate
    job kilometer kilometre life man meter metre mile million minute money month passenger percent
    percentage person people place point pound refugee resident second share soldier staff student
    sum survivor thing time ton tonne troop unit victim vote voter way week woman worker year yard
    """.split()
)
_PLURAL_FORMS = {"men": "man", "women": "woman", "people": "person", "children": "child"}
_RELATIVE = re.compile(rf"^{_THAT} ", re.I)
_SINGULAR_VERB = {"were": "was", "are": "is", "have": "has", "do": "does"}


class Wanted(StrEnum):
    """What is wanted of the pieces."""

    LIST = "all of them"
    COUNT = "how many they are"
    FIRST = "the first of them"
    LAST = "the last of them"

    @property
    def is_ordered(self) -> bool:
        """Whether the days of the pieces decide."""
        return self in (Wanted.FIRST, Wanted.LAST)


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is wanted of the pieces that reports tell, and what each report is asked for its own.

    `noun` is what one of them is called, such as "ship", "" where the question has no word for it;
    `plural` what several are, "" where it asks for one.
    """

    wanted: Wanted
    noun: str
    question: str
    plural: str = ""

    @property
    def read_as(self) -> str:
        """The question by the name of what is sought: a tanker is no "which ship" to a reader."""
        opening = f"Which {self.noun} "
        if not self.noun or not self.question.startswith(opening):
            return self.question
        return f"What is the name of the {self.noun} that {self.question.removeprefix(opening)}"

    def count(self, number: int) -> str:
        """Return `number` of the things in words, such as "9 ships"."""
        if self.plural and number != 1:
            return f"{number:,} {self.plural}"
        return count_things(number, self.noun or "name")


# What is wanted, None where the words at "order" tell it. At "held" stands what was done to them.
_PATTERNS = tuple(
    (wanted, re.compile(f"{_ASKS}{words}{_END}", re.I))
    for wanted, words in (
        # "Which ship was detained first?", "Who resigned last in Norway?"
        (None, rf"(?:what|which) {_NOUN} (?P<rest>{_VERB}.*?) {_ORDER}{_BEHIND}"),
        (None, rf"who (?P<rest>{_VERB}.*?) {_ORDER}{_BEHIND}"),
        # "Which ship was first detained?", "Which country first recognised it?"
        (
            None,
            rf"(?:what|which) {_NOUN} (?P<be>(?:was|were|is|has been|had been) )?{_ORDER}"
            rf" (?P<rest>{_VERB}.*?)",
        ),
        # "Which was the first ship to be detained?", "Who was the last minister who resigned?"
        (
            None,
            rf"(?:(?:what|which|who)(?:['’]s| was| is)|name|tell me) the {_ORDERED}"
            rf" (?:one |{_NOUN} )??(?:(?P<rest>(?:to|{_THAT}) .+?)|(?P<held>{_HELD}.*?))",
        ),
        (None, rf"(?:what|which) {_NOUN} (?:was|is) the {_ORDERED} (?:one )?(?P<rest>to .+?)"),
        (
            Wanted.COUNT,
            rf"(?:how many|what (?:is|was) the (?:total )?number of) {_OF}{_NUMBER}{_NOUN}"
            rf" (?P<rest>(?:{_THAT} )?{_VERB}.*?)",
        ),
        (
            Wanted.LIST,
            rf"{_INTO}(?:what|which)(?: all)? {_OF}{_NUMBER}{_NOUN} (?P<rest>{_VERB}.*?)",
        ),
        (
            Wanted.LIST,
            rf"(?:which|what|who) (?:are|were) {_OF}{_NUMBER}{_NOUN} (?P<rest>{_THAT} .+?)",
        ),
        (
            Wanted.LIST,
            rf"{_LISTS}(?: (?:(?P<rest>(?:{_THAT}|in|on|at|from|of) .+?)|(?P<held>{_HELD}.*?)))?",
        ),
        (Wanted.LIST, rf"who (?:all|else) (?P<rest>{_VERB}.*?)"),
    )
)


def read_gathering(text: str, kind: AnswerKind) -> Gathering | None:
    """Return what the question `text`, read as one of `kind`, wants of many reports, or None."""
    for wanted, words in _PATTERNS:
        if found := words.match(text):
            return _read_match(text, kind, wanted, found)
    return None


def _read_match(
    text: str, kind: AnswerKind, wanted: Wanted | None, found: re.Match[str]
) -> Gathering | None:
    said = {name: words or "" for name, words in found.groupdict().items()}
    plural = said.get("noun", "")
    noun = name_one(plural)
    head = noun.rpartition(" ")[2].lower()
    match wanted:
        case _ if kind in (AnswerKind.DATE, AnswerKind.YES_OR_NO) or kind.is_digest:
            return None
        case None:
            is_first = said["order"].lower() in ("first", "earliest")
            wanted = Wanted.FIRST if is_first else Wanted.LAST
            # "Which countries are the first?" asks for several, by what the reports call first.
            if noun != plural or head in _NAMELESS or _RANKS.search(text):
                return None
        case Wanted.COUNT if head in _NAMELESS or noun == plural:
            return None
        case Wanted.LIST if noun == plural and not asks_several(text):
            return None
    if (kind is AnswerKind.NUMBER) != (wanted is Wanted.COUNT):
        return None
    return Gathering(wanted, noun, _ask_one(noun, said), plural if plural != noun else "")


def name_kind(kind: AnswerKind) -> AnswerKind:
    """Return the kind of a piece whose question was read as one of `kind`: a name is no number."""
    return kind if kind in (AnswerKind.PERSON, AnswerKind.PLACE) else AnswerKind.STATEMENT


def name_one(plural: str) -> str:
    """Return the noun `plural` in the singular: "Danish ship" for "Danish ships"."""
    before, space, last = plural.rpartition(" ")
    low = last.lower()
    one = _PLURAL_FORMS.get(low) or (reduce_words(low) if low.endswith("s") else low)
    return f"{before}{space}{last if one == low else one}"


def _ask_one(noun: str, said: dict[str, str]) -> str:
    """Return the question that each report is asked for its piece, from what was `said`."""
    asks = f"Which {noun}" if noun else "Who"
    if held := said.get("held"):
        return f"{asks} was {held}?"
    rest = f"{said.get('be', '')}{said.get('rest', '')}{said.get('behind', '')}"
    rest = _RELATIVE.sub("", rest)
    verb, _, behind = rest.partition(" ")
    if into := said.get("into"):
        return f"{into.capitalize()}which {noun} {rest}?"
    match verb.lower():
        case "":
            return f"What is the name of the {noun}?"
        case "of":
            return f"What is the {noun} {rest}?"
        case "to":
            return f"{asks} {'was ' + behind[3:] if behind.startswith('be ') else 'did ' + behind}?"
        case one:
            return f"{asks} {_SINGULAR_VERB.get(one, verb)} {behind}".rstrip() + "?"
