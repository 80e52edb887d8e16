"""Which words of a text are names: written large, and not only because a sentence begins there.

A name is a run of words written large, with particles ("van der", "al-") and what joins the words
of a body ("of", "for the", "&") between them. This is where it is decided what counts as one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES
from qa.language.countries import find_countries
from qa.language.lemmas import is_common_noun, is_english
from qa.language.names.parts import ABBREVIATED, BOUND_PARTICLES, LARGE, PARTICLES, drop_possessive

_INSIDE = r"[\w\u0300-\u036f]"
# "Brandt's", "Brandt'll": these belong to the sentence; "O'Brien", "Ch'i", "Anna-Lena" are whole.
# "Oslo-based" is of Oslo.
SORT = r"(?:[a-z]+ed|based|born|bound|built|like|led|made|owned|run|style|wide)\b"
_JOINED = rf"(?:(?:['’ʼ‘](?!(?:s|d|m|ll|re|ve)\b)|-(?!{SORT})){_INSIDE}+)"
_WHOLE = rf"{LARGE}{_INSIDE}*{_JOINED}*"
_BOUND = "|".join(sorted(BOUND_PARTICLES))
# One word of a name: "al-Haddad", "U.N.", "J.", "Gen.", "AT&T", "Amazon.com", "eTram".
WORD = (
    rf"(?:(?:{_BOUND})[-’'])?"
    rf"(?:(?:[A-Z]\.){{2,6}}|(?:[A-Z]|{'|'.join(ABBREVIATED)})\.(?=\s{LARGE})"
    rf"|(?:[a-z](?=[A-Z])\w+|{_WHOLE})(?:[&/]{_WHOLE}|\.(?=[a-z]{{2,3}}\b)\w+)*)"
)
_START = r"(?<!\w)(?<!\w[’'])"
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_JOINT = rf"(?:{'|'.join(sorted(PARTICLES))}|&|(?:of|for)(?:{_GAP}the)?)"
# What goes on with a name of several words, or with one of a series: "Apollo 11", "Aurelia IV".
GOES_ON = rf"(?:[’']s?)?{_GAP}(?:{_JOINT}{_GAP}){{0,3}}{WORD}"
NUMBERED = rf"{_GAP}(?:\d[\w.-]*|[IVX]+)(?![\w-])"
NAME = rf"{_START}{WORD}(?:{GOES_ON})*"
_GAP_INSIDE = re.compile(_GAP)
_NAME, _WORD = re.compile(NAME), re.compile(rf"{_START}{WORD}")
_LARGE = re.compile(LARGE)
_PART = re.compile(rf"{_START}(?:(?:{_BOUND})[-’'])?({LARGE}[^\W\d_]*(?:['’ʼ‘-][^\W\d_]{{2,}})*)")
# "Brandt's Harbour Board" and "Brandt for Lindow" are two, "People's Bank" and "Office for Safety"
# are one.
_SEAM = re.compile(rf"[’']s?{_GAP}|{_GAP}for{_GAP}(?:the{_GAP})?")
_ABBREVIATION = re.compile(rf"(?:\b(?:[A-Z]|{'|'.join(ABBREVIATED)})\.)\s+$")
_OPENS = re.compile(r"(?:^|[.?!:…][\"”’')\]]*\s+|\n\s*\n\s*)[\"“‘'(\[–—\s]*$")
_LOOKED_BACK, _LONGEST = 16, 40
_TIME_BEFORE = re.compile(
    r"\b(?:after|before|between|by|during|early|every|from|in|last|late|next|of|on|since|this|until)"
    r"\s+$",
    re.I,
)
_CALENDAR = frozenset((*MONTH_TITLES, *WEEKDAY_TITLES))
# What is written small in titles too says nothing of how a text is written.
_SMALL_WORD = re.compile(
    r"(?<![\w’'.-])(?!(?:an|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|vs|with)\b)"
    r"[a-z][^\W\d_A-Z]+"
)
_LARGE_WORD = re.compile(rf"(?<![\w’'.-]){LARGE}[^\W\d_]{{3,}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"[,;]|\b(?:and|or)\b")
_FEWEST_LOUD, _FEWEST_LARGE = 3, 4
# Words that open sentences, and are written large for that alone.
_OPENERS = frozenset(
    """
    a about after all also although an and another any are as at because before born both but by
    can could despite did do does during each even every for from had has have he her here his how
    however i if in instead is it its just later like many may most much my no not now of on once
    one only or other our over she should since so some such than that the their them then there
    these they this those though through to two under until up upon was we were what when where
    whether which while who whom whose why will with within without would yes you your according
    i'm don't didn't wasn't unknown
    """.split()
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name where it stands in a text, without the ending of an owner.

    It `is_sure` where its capitals tell that it is a name; the only word of a name that opens a
    sentence has to be one that no dictionary has, a country or an acronym for that.
    """

    start: int
    text: str
    is_sure: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@lru_cache(maxsize=256)
def find_names(text: str) -> tuple[FoundName, ...]:
    """Return the names in `text`, in order; days and months are none.

    Where all words are written large, as in a headline, those that no dictionary has are names.
    """
    return tuple(_find_in_headline(text) if is_headline(text) else _find_in_sentences(text))


def is_name(text: str) -> bool:
    """Whether `text` is a name and nothing else, but for an article and the ending of an owner."""
    return _NAME.fullmatch(drop_possessive(re.sub(r"^the\s+", "", text))) is not None


def is_large(word: str) -> bool:
    """Whether `word` begins with a capital, as names do."""
    return word[:1].isupper()


def has_large(text: str) -> bool:
    """Whether a word of `text` may be one of a name."""
    return _LARGE.search(text) is not None


def find_large_words(text: str) -> list[str]:
    """Return the words of `text` that are written large, for whatever reason.

    Parts that a hyphen or an apostrophe joins are one: "Ch'ing-shan", but "Haddad" of "al-Haddad".
    """
    return _PART.findall(text)


def is_headline(text: str) -> bool:
    """Whether all that counts in `text` is written large, so that capitals tell nothing.

    A few words written large may be a name by themselves, "General Mark Milley", or a list of some.
    """
    fewest = _FEWEST_LOUD if text == text.upper() else _FEWEST_LARGE
    is_long = any(len(_LETTERS.findall(piece)) >= fewest for piece in _LISTED.split(text))
    return is_long and len(_LARGE_WORD.findall(text)) > 1 and not _SMALL_WORD.search(text)


def write_small(text: str) -> str:
    """Return `text` in small letters where all of it is capitals: "WHO SOLD THE MILL?"."""
    words = _LETTERS.findall(text)
    return text.lower() if len(words) >= _FEWEST_LOUD and text == text.upper() else text


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at the character `start` of `text`."""
    first = max(0, start - _LOOKED_BACK)
    return bool(_OPENS.search(text, first, start)) and not _ABBREVIATION.search(text, first, start)


def _find_in_headline(text: str) -> Iterator[FoundName]:
    for run in _NAME.finditer(text):
        for is_rare, group in groupby(_WORD.finditer(text, *run.span()), _is_rare):
            if is_rare:
                words = list(group)
                found = text[words[0].start() : words[-1].end()]
                yield FoundName(words[0].start(), found, is_sure=True)


def _is_rare(word: re.Match[str]) -> bool:
    name = word[0]
    return name.title() not in _CALENDAR and (not is_english(name) or bool(find_countries(name)))


def _find_in_sentences(text: str) -> Iterator[FoundName]:
    for run in _NAME.finditer(text):
        for start, end in part_run(text, *run.span()):
            name, opens = _drop_openers(text, start, end)
            if len(name) > 1:
                is_sure = not opens or _GAP_INSIDE.search(name) is not None or _is_sure(name)
                yield FoundName(end - len(name), name, is_sure)


def _drop_openers(text: str, start: int, end: int) -> tuple[str, bool]:
    """Return the name without words that only open a sentence, and whether it opens one itself."""
    opens = opens_sentence(text, start)
    words = list(_WORD.finditer(text, start, end))
    while words and opens and words[0][0].lower() in _OPENERS:
        words, opens = words[1:], False
    return text[words[0].start() if words else end : end], opens


def part_run(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each name of a run of words, from `start` to `end`, begins and ends."""
    for seam in _SEAM.finditer(text, start, end):
        before = _LETTERS.findall(text[max(start, seam.start() - _LONGEST) : seam.start()])[-1:]
        if any(is_common_noun(word) and not find_countries(word) for word in before):
            continue
        yield from _drop_days(text, start, seam.start())
        start = seam.end()
    yield from _drop_days(text, start, end)


def _drop_days(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the name without the day or month beside it; "April Ryan" has none."""
    words = list(_WORD.finditer(text, start, end))
    if len(words) > 1 and words[-1][0] in WEEKDAY_TITLES and not is_common_noun(words[-2][0]):
        words = words[:-1]
        end = words[-1].end()
    if words and words[0][0] in _CALENDAR:
        first = words[0].start()
        if _TIME_BEFORE.search(text, max(0, first - _LOOKED_BACK), first):
            words = words[1:]
    if any(word[0] not in _CALENDAR for word in words):
        yield words[0].start(), end


def _is_sure(word: str) -> bool:
    """Whether `word`, the first of a sentence, is written large for being a name."""
    if (word.isupper() and len(word) > 1) or find_countries(word):
        return True
    # "Wich" and "Waht" ask.
    near = process.extractOne(word.lower(), _OPENERS, scorer=OSA.distance, score_cutoff=1)
    return near is None and not is_english(word)
