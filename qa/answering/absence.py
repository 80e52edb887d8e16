"""Names of a question that a report does not have, in any spelling: such a report is no answer."""

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.language.countries import find_countries
from qa.language.lemmas import reduce_words
from qa.language.names.acronyms import has_body
from qa.language.names.bearers import has_person
from qa.language.names.parts import LARGE
from qa.language.names.spellings import find_alike
from qa.question.names import NameKind, QuestionName
from qa.types import Report, Span

_WORD = re.compile(r"[^\W\d_]+")


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
            return has_person(text, name.words)
        case NameKind.BODY:
            return has_body(text, name.text)
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
    other = re.search(rf"\b{preposition} (?:the )?{LARGE}[^\W\d_]", said)
    return other is not None and reduce_words(verb).lower() in told


@lru_cache(maxsize=64)
def _read_countries(text: str) -> frozenset[str]:
    return frozenset().union(*find_countries(text).values())
