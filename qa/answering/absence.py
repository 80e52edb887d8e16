"""Names of a question that a report does not have, in any spelling: such a report is no answer."""

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.language.countries import find_countries
from qa.language.lemmas import is_common_noun, reduce_words
from qa.language.names.acronyms import list_known
from qa.language.names.parts import TITLES
from qa.language.names.spellings import find_alike, find_forms, read_beside
from qa.letters import fold_name
from qa.question.names import NameKind, QuestionName
from qa.types import Report, Span

_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}")
# A body is written out in words of which these may have no letter in its acronym.
_JOINING = ("and", "for", "of", "on", "the", "to", "in", "de")
_REST = r"[\w’']*"


def find_absent(
    names: Sequence[QuestionName], report: Report, sentence: Span
) -> QuestionName | None:
    """Return the first of `names` that `report` does not have, None where it may have all of them.

    A place is only missed where `sentence` tells that the same was done at another one, and an
    office, or a thing that a name tells from others, where the report has another of its sort.
    """
    said = report.text[sentence.start : sentence.end]
    for name in names:
        if _may_be_missed(name, report, said) and not is_named(name, report):
            return name
    return None


def is_named(name: QuestionName, report: Report) -> bool:
    """Whether `report` has `name`, or what may be it in another spelling."""
    text = _read_text(report)
    match name.kind:
        case NameKind.PERSON | NameKind.OWNER:
            return _has_person(name.words, text)
        case NameKind.BODY:
            return _has_body(name.text, text)
        case NameKind.WORD:
            is_cited = name.text.lower() in f"{report.url} {report.source}".lower()
            return is_cited or bool(find_alike(name.text, text))
        case NameKind.PLACE:
            return _has_place(name, text)
        case NameKind.COMPOUND | NameKind.OFFICE:
            return bool(find_alike(name.words[0], text))


def _may_be_missed(name: QuestionName, report: Report, said: str) -> bool:
    """Whether `report`, of which `said` is a sentence, would have `name` if it were about it."""
    text = _read_text(report)
    head = re.escape(name.head)
    match name.kind:
        case NameKind.OWNER:
            # "Mark Zuckerberg's firm" is that firm by whichever name.
            return any(find_alike(word, text) for word in name.words)
        case NameKind.PLACE:
            return _has_other_place(name, said)
        case NameKind.OFFICE:
            return re.search(rf"\b{head} ", text, re.I) is not None
        case NameKind.COMPOUND:
            return re.search(rf"\w [^\W\d_a-z][^\W\d_]+ {head}s?\b", text) is not None
        case _:
            return True


def _read_text(report: Report) -> str:
    return f"{report.title}. {report.text}"


def _has_place(name: QuestionName, text: str) -> bool:
    """Whether `text` has a word of the place, or its country by any name."""
    if any(find_alike(word, text) for word in name.words):
        return True
    codes = _read_countries(" ".join(name.words))
    return not codes.isdisjoint(_read_countries(text))


def _has_other_place(name: QuestionName, said: str) -> bool:
    verb, _, preposition = name.head.partition(" ")
    told = {word.lower() for word in _WORD.findall(reduce_words(said))}
    other = re.search(rf"\b{preposition} (?:the )?[^\W\d_a-z][^\W\d_]", said)
    return other is not None and reduce_words(verb).lower() in told


@lru_cache(maxsize=64)
def _read_countries(text: str) -> frozenset[str]:
    return frozenset().union(*find_countries(text).values())


def _has_person(words: tuple[str, ...], text: str) -> bool:
    """Whether `text` names a person so called, or may: it has one part, and the other for nobody.

    "Clara Schmidt" is not the Clara Voss of a report, nor its Otto Schmidt.
    """
    given, surname = words[0], words[-1]
    givens, surnames = find_alike(given, text), find_alike(surname, text)
    givens |= find_forms(given, text)
    behind = read_beside(text, givens, 1)
    before = read_beside(text, surnames, -1)
    if not surnames:
        return bool(givens) and not any(map(_is_name, behind))
    if not givens:
        return not any(map(_is_first_name, before)) or any(
            word[:1].lower() == fold_name(given)[0] for word in before if len(word) == 1
        )
    return True


def _has_body(acronym: str, text: str) -> bool:
    """Whether `text` has `acronym`, with or without stops, or capitalised words that it is of."""
    known = list_known().get(acronym.lower())
    if known and known.find_form(text):
        return True
    bare = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    if re.search(rf"\b{acronym}s?\b", bare):
        return True
    joining = rf"(?:\W+(?:{'|'.join(_JOINING)}))*\W+"
    words = joining.join(_match_letter(each) for each in acronym)
    return re.search(rf"\b{words}\b", text) is not None


def _match_letter(letter: str) -> str:
    """Return a pattern for the words that `letter` of an acronym may stand for."""
    joining = [word for word in _JOINING if word[0] == letter.lower()]
    return f"(?:{'|'.join([*joining, f'{letter}{_REST}'])})"


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _is_first_name(word: str) -> bool:
    """Whether `word`, before a surname, is no title or trade: "Coach", "Russian"."""
    is_title = word.lower() in TITLES or is_common_noun(word) or bool(find_countries(word))
    return _is_name(word) and not is_title
