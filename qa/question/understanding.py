"""What a question asks for, and the words to find it by."""

import re
from collections.abc import Iterable
from dataclasses import replace

from qa.dates.question_period import read_question_period, spell_periods
from qa.language.lemmas import list_forms
from qa.language.names.acronyms import Body
from qa.language.names.finding import find_names, has_large, write_small
from qa.language.names.parts import ABBREVIATED, drop_stops
from qa.language.negation import is_negated
from qa.question.asked import Asked
from qa.question.demands import (
    ask_plainly,
    asks_sentence,
    asks_within_country,
    asks_within_period,
    find_asked_accounts,
    pair_names,
)
from qa.question.expected import QueryEncoder
from qa.question.followups import complete_question
from qa.question.gathering import name_kind, read_gathering
from qa.question.history import read_history
from qa.question.kinds import ASKS_DATE, find_kind, phrase_question
from qa.question.measures import find_measure
from qa.question.names import read_names
from qa.question.openings import find_digest
from qa.question.several import asks_several
from qa.types import AnswerKind, Question, Span

_LEANS = re.compile(
    r"^\W*(?:and|but|so)\b|\b(?:else|then|there|that|this|it|he|she|they|him|her|them|his|their)\b",
    re.I,
)
# A question with fewer words of its own than this is told apart by what was said before.
_TELLING = 3
# Words that ask or join, and say nothing of what is asked for.
_EMPTY = frozenset(
    """
    a about an and any are as at be been being but by can could date did do does doing for from
    had has have he her him his how i if in into is it its kind know many me meny much my name no
    nor not of off on or our said say says she should so some take taken tell than that the their
    them then there these they this those to type us was wat we wen were what when where whether
    which whn who whom whos whose why wich will with would you your
    """.split()
)
# Of these kinds things can be listed; a date or a number that differs is another answer.
_LISTED = (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.STATEMENT)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def understand_question(question: Question, encoder: QueryEncoder | None = None) -> Asked:
    """Return what `question` asks for; a pure function of its text, history and day.

    With the `encoder` of the library what is asked for is read from the question's meaning too.
    """
    text = spell_periods(write_small(question.text.strip()))
    # "What happened in March 2021?" asks of no one spoken of before.
    asks_digest = find_digest(text)
    is_alone = asks_digest is not None and asks_digest[1] != "" and not _LEANS.search(text)
    history = () if is_alone else read_history(question.history)
    whole = complete_question(text, history, _EMPTY)
    digest = find_digest(whole.text)
    subject = digest[1] if digest else whole.text
    search_text = f"{subject} {whole.context}".strip()
    kind = digest[0] if digest else find_kind(whole.text if whole.is_rebuilt else text, encoder)
    named = read_question_period(search_text, question.asked)
    own = drop_stops(_blank(subject, read_question_period(subject, question.asked).words))
    content = _content(own)
    if len(content) < _TELLING:
        content = _content(drop_stops(_blank(search_text, named.words)))
    phrased = phrase_question(whole.text, encoder)
    plain = ask_plainly(phrased) if kind is AnswerKind.YES_OR_NO else phrased
    time = search_text[named.words[0].start : named.words[-1].end] if named.words else ""
    return Asked(
        kind=kind,
        text=phrased,
        search_text=search_text or whole.text,
        content=content,
        names=_list_names(own),
        time_words=tuple(w for s in named.words for w in _content(search_text[s.start : s.end])),
        period=named.period,
        several=kind in _LISTED and asks_several(whole.text),
        time=time,
        named=read_names(whole.text),
        given_names=pair_names(phrased),
        plain_text=plain,
        forms=list_forms(phrased),
        is_negated=is_negated(plain),
        measure=find_measure(phrased),
        accounts=find_asked_accounts(phrased),
        is_within_country=asks_within_country(phrased),
        is_within_period=asks_within_period(phrased, time),
        wants_sentence=kind is AnswerKind.STATEMENT and asks_sentence(phrased, encoder),
        gathering=read_gathering(whole.text, kind),
    )


def add_bodies(asked: Asked, bodies: Iterable[Body]) -> Asked:
    """Return `asked` with the `bodies` that reports spell out or everybody knows."""
    return replace(asked, bodies={body: body.find_form(asked.text) for body in bodies})


def understand_each(asked: Asked, encoder: QueryEncoder) -> Asked | None:
    """Return what each report is asked, where many reports tell a piece of what is `asked`."""
    if asked.gathering is None:
        return None
    single = understand_question(Question(asked.gathering.question), encoder)
    single = replace(
        single, kind=name_kind(single.kind), wants_sentence=False,
        plain_text=asked.gathering.read_as,
        period=asked.period, time=asked.time, time_words=asked.time_words,
    )  # fmt: skip
    return add_bodies(single, asked.bodies)


def _content(text: str) -> tuple[str, ...]:
    words = _WORD.findall(ASKS_DATE.sub(" ", text))
    return tuple(word for word in words if not _is_empty(word))


def _list_names(text: str) -> tuple[str, ...]:
    """Return the words of the names in `text`, as they stand there, but for "Mr." and particles."""
    names = [name for name in find_names(text) if name.is_sure]
    # Of "pro-Kyiv" the name alone.
    words = (
        text[max(word.start(), name.start) : word.end()]
        for word in _WORD.finditer(text)
        for name in names
        if name.start < word.end() and word.start() < name.end
    )
    telling = (word for word in words if len(word) > 1 and word not in ABBREVIATED)
    return tuple(dict.fromkeys(filter(has_large, telling)))


def _blank(text: str, words: tuple[Span, ...]) -> str:
    """Return `text` with `words` blanked out, every other character where it was."""
    for span in words:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_empty(word: str) -> bool:
    """Tell "us" from "US"."""
    return word.lower() in _EMPTY and not (len(word) > 1 and word.isupper())
