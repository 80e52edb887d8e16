"""Misspelled words of a question, read as the names and words that the reports spell alike."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from qa.language.lemmas import is_english
from qa.language.names.acronyms import is_known_acronym
from qa.language.names.finding import find_large_words, is_large
from qa.language.names.parts import LARGE
from qa.language.names.sounds import fold_sound
from qa.letters import compose
from qa.library.library import Library
from qa.question.history import read_history
from qa.retrieval.sounding import find_sounding
from qa.types import Correction, Question, Said

_WORD = re.compile(r"[^\W\d_]+")
# A capital inside a sentence is that of a name.
_NAME = re.compile(rf"(?<=[\w,;] ){LARGE}[^\W\d_]*")
# Shorter words have too many neighbours to be told from misspellings; those that are not written
# as names have more.
_SHORTEST, _SHORTEST_SMALL = 4, 5
# No name is longer, and a question with more unknown words than this is not misspelled.
_LONGEST, _MOST_UNKNOWN = 40, 8
# Letters that may be wrong; two in a long word, and in a name whose consonants are all there.
_WRONG, _WRONG_IN_LONG, _LONG = 1, 2, 8
_BRITISH = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"our", "or"),
        (r"(?<=[tb])re(?=d?$|s$)", "er"),
        (r"ence(?=s?$)", "ense"),
        (r"is(?=e|i|a)", "iz"),
        (r"ys(?=e|i)", "yz"),
        (r"ll(?=e|i)", "l"),
        (r"[ao]e", "e"),
        (r"ogue", "og"),
        (r"mme(?=s?$)", "m"),
    )
)
# Passages in which a word that is spelled alike is looked for.
_LOOKED_AT = 30


def correct_question(library: Library, question: Question) -> tuple[Question, list[Correction]]:
    """Return `question` with the words that no report has spelled as the reports spell them.

    The corrections are those of its own text; earlier questions are corrected as well.
    """
    corrections = list(_correct(library, question.text))
    history = tuple(
        Said(*(_apply(said, _correct(library, said)) for said in (each.question, each.answer)))
        for each in read_history(question.history)
    )
    return replace(question, text=_apply(question.text, corrections), history=history), corrections


def _apply(text: str, corrections: Iterable[Correction]) -> str:
    for each in corrections:
        text = re.sub(rf"\b{re.escape(each.written)}\b", each.meant, text)
    return text


def _correct(library: Library, text: str) -> Iterator[Correction]:
    for written in (word for word in find_large_words(text) if not word.isalpha()):
        # "Ch'ing-shan" is one name: its parts by themselves are like too much.
        if not all(map(library.words.knows, library.terms(written))) and (
            meant := find_sounding(library, written, text)
        ):
            text = text.replace(written, meant)
            yield Correction(written, meant)
    unknown = [
        word
        for word in dict.fromkeys(_WORD.findall(text))
        if _SHORTEST <= len(word) <= _LONGEST
        and not is_known_acronym(word)
        and not any(map(library.words.knows, library.terms(word)))
    ]
    for written in unknown if len(unknown) <= _MOST_UNKNOWN else ():
        heard = find_sounding(library, written, text)
        # What sounds the same is the name, before one that a letter or two are changed for:
        # "Jusuf" is "Yusuf" and not "Josef".
        is_same = heard != "" and fold_sound(heard) == fold_sound(written)
        meant = heard if is_same else _find_spelling(library, written, text) or heard
        if meant:
            yield Correction(written, meant)


def _find_spelling(library: Library, written: str, text: str) -> str:
    """Return the word of the reports nearest in spelling, of those the one said most, or ""."""
    others = _WORD.sub(lambda match: "" if match[0] == written else match[0], text)
    rows = library.words.resembling(written, others, _LOOKED_AT)
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for stored in library.passages(rows):
        passage = compose(stored.report.text[stored.passage.start : stored.passage.end])
        counts.update(_WORD.findall(passage))
        names.update(_NAME.findall(passage))
    names = {name for name in names if name.lower() not in counts}
    if written not in _NAME.findall(text) and is_english(written):
        # Written as a common word, which it is: meant as it stands, but for how others spell it.
        counts = Counter({word: n for word, n in counts.items() if _is_respelled(written, word)})
    alike = [
        (distance, -count, word)
        for word, count in counts.items()
        if (distance := _measure(written, word, is_name=word in names)) is not None
    ]
    return min(alike)[2] if alike else ""


def _measure(written: str, word: str, *, is_name: bool) -> int | None:
    """Return how many letters of `word` differ, None where it is another word."""
    one, other = written.lower(), word.lower()
    if one[0] != other[0] or (is_large(written) and not is_name):
        return None
    if not is_large(written) and len(one) < _SHORTEST_SMALL:
        return None
    has_sound = is_name and _keep_consonants(one) == _keep_consonants(other)
    most = _WRONG_IN_LONG if len(one) >= _LONG or has_sound else _WRONG
    distance = OSA.distance(one, other)
    return distance if 0 < distance <= most else None


def _is_respelled(one: str, other: str) -> bool:
    """Whether both are a word as it is spelled in Britain and in America."""
    return _americanise(one.lower()) == _americanise(other.lower())


def _americanise(word: str) -> str:
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _keep_consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyjh]", "", word))
