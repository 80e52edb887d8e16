"""Names of a question that were read as others: what an answer has to say of them."""

import re
from collections.abc import Iterator, Sequence

from qa.language.names.finding import is_large
from qa.language.names.spellings import find_alike, find_forms
from qa.letters import compose, fold_name
from qa.question.asked import Asked
from qa.question.names import NameKind, QuestionName
from qa.types import Correction, Report

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_PEOPLE = (NameKind.PERSON, NameKind.OWNER, NameKind.WORD)


def tell_readings(asked: Asked, reports: Sequence[Report]) -> list[Correction]:
    """Return the names of what is `asked` that none of the cited `reports` has, and what they have.

    None where no report is cited: then nothing was read as something else.
    """
    texts = [compose(f"{report.title}. {report.text}") for report in reports]
    if not texts:
        return []
    found = [*_read_bodies(asked, texts), *_read_people(asked.named, texts)]
    return list(dict.fromkeys(found))


def _read_bodies(asked: Asked, texts: Sequence[str]) -> Iterator[Correction]:
    for body, written in asked.bodies.items():
        forms = [body.find_form(text) for text in texts]
        said = next(filter(None, forms), "")
        if written and said and all(written not in text for text in texts):
            yield Correction(written, " ".join(said.split()))


def _read_people(named: Sequence[QuestionName], texts: Sequence[str]) -> Iterator[Correction]:
    for name in (each for each in named if each.kind in _PEOPLE):
        for place, word in enumerate(name.words):
            # "el-Haddad" is there as "al-Haddad", and as "Haddad".
            parts = [part for part in _WORD.findall(fold_name(word)) if len(part) >= _SHORTEST]
            if any(part in fold_name(text) for text in texts for part in parts):
                continue
            alike = find_alike(word, texts[0]) | (
                find_forms(word, texts[0]) if place == 0 else frozenset()
            )
            if meant := _find_written(alike, texts[0]):
                yield Correction(word, meant)


def _find_written(alike: frozenset[str], text: str) -> str:
    """Return the first word of `text` that is one of `alike` and is written large, or ""."""
    words = (word for word in _WORD.findall(text) if is_large(word))
    return next((word for word in words if fold_name(word) in alike), "")
