"""Times that no calendar fixes: "now", "recently", "the future", "a while"."""

from qa.dates.timex.lexicon import FUTURE, PAST, PRESENT, word_set
from qa.dates.timex.meanings import Fixed, Phrase
from qa.language.numbers import follows
from qa.language.tokens import Tokens
from qa.types import TimexType

_DATES = {
    "now": PRESENT,
    "right now": PRESENT,
    "currently": PRESENT,
    "current": PRESENT,
    "presently": PRESENT,
    "at present": PRESENT,
    "nowadays": PRESENT,
    "these days": PRESENT,
    "at this time": PRESENT,
    "the present": PRESENT,
    "recently": PAST,
    "more recently": PAST,
    "most recently": PAST,
    "lately": PAST,
    "formerly": PAST,
    "long ago": PAST,
    "the past": PAST,
    "soon": FUTURE,
    "one day": FUTURE,
    "the future": FUTURE,
    "the near future": FUTURE,
    "the foreseeable future": FUTURE,
    "the coming future": FUTURE,
    "the near term": FUTURE,
    "the short term": FUTURE,
    "the long term": FUTURE,
    "a later date": FUTURE,
    "as soon as possible": FUTURE,
    "future": FUTURE,
}
_LENGTHS = {
    "a while": "PXX",
    "some time": "PXX",
    "a long time": "PXX",
    "a short time": "PXX",
}
_MEANINGS = {
    tuple(phrase.split()): Fixed(kind, value)
    for kind, table in ((TimexType.DATE, _DATES), (TimexType.DURATION, _LENGTHS))
    for phrase, value in table.items()
}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(_MEANINGS, key=len, reverse=True):
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)

_MODALS = word_set("will would may might could can should ll")
_BEFORE_PAST = word_set("was were had he she they it became followed began came")
_LINKS = word_set("and or to is was has as that of for at in with will away from it he they")

# The last words of these phrases, where the grammar begins to look.
VAGUE_HEADS = frozenset(phrase[-1] for phrase in _MEANINGS)


VAGUE_FIRST = frozenset(_BY_FIRST)


def read_vague(tokens: Tokens, i: int) -> Phrase | None:
    """Read a vague date or length."""
    for phrase in _BY_FIRST.get(tokens.words[i], ()):
        if follows(tokens, i, phrase) and _stands_alone(tokens, i, phrase):
            return Phrase(i, i + len(phrase), _MEANINGS[phrase])
    return None


def _stands_alone(tokens: Tokens, i: int, phrase: tuple[str, ...]) -> bool:
    """Whether "the past" is a noun, and "soon" no part of "as soon as"."""
    words = tokens.words
    behind = words[i + len(phrase)]
    if phrase[-1] == "term":
        return (behind not in ("of", "-") and not behind.isalpha()) or behind in _LINKS - {"of"}
    if phrase == ("one", "day"):
        return words[i - 1] in _MODALS
    if phrase == ("long", "ago"):
        return words[i - 1] not in ("not", "that", "so", "how", "too")
    if phrase == ("the", "past"):
        return not behind.isalpha() or behind in _LINKS
    if phrase == ("soon",):
        if behind in ("will", "would", "ll"):
            return True
        return behind not in ("as", "after") and not _BEFORE_PAST & {words[i - 1], behind}
    if phrase == ("future",):
        return not behind.isalpha() or behind in _LINKS
    return True
