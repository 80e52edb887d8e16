"""What a question asks for, and the words to find it by."""

import re
from dataclasses import dataclass

from qa.answering.followups import complete_question
from qa.answering.kinds import ASKS_DATE, find_kind, phrase_question
from qa.answering.naming import QuestionName, read_names
from qa.answering.openings import find_digest
from qa.answering.several import asks_several
from qa.dates.question_period import read_question_period
from qa.language.acronyms import Body
from qa.types import AnswerKind, Period, Question, Span

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
_NAMED = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is asked for and with which words.

    `text` is the question as it would be asked had nothing been said before, and `search_text` its
    words with what the conversation is about, of a digest its subject alone; `content` are its
    words that are not empty; `names` those that are capitalised inside it, as names are. `period`
    is the time that it names, open where it names none, and `time_words` the words that name it,
    which stand in neither of the other two; `time` is the same as it is written, "" where there is
    none. `several` tells that a list of things is asked for. `named` are the people, places and
    bodies that it names for sure, `bodies` what those are also called.
    """

    kind: AnswerKind
    text: str
    search_text: str
    content: tuple[str, ...]
    names: tuple[str, ...]
    time_words: tuple[str, ...]
    period: Period
    several: bool = False
    time: str = ""
    named: tuple[QuestionName, ...] = ()
    bodies: tuple[Body, ...] = ()


def understand_question(question: Question) -> Understanding:
    """Return what `question` asks for; a pure function of its text and history."""
    text = question.text.strip()
    # "What happened in March 2021?" asks of no one spoken of before.
    asks_digest = find_digest(text)
    is_alone = asks_digest is not None and asks_digest[1] != "" and not _LEANS.search(text)
    whole = complete_question(text, () if is_alone else question.history, _EMPTY)
    digest = find_digest(whole.text)
    subject = digest[1] if digest else whole.text
    search_text = f"{subject} {whole.context}".strip()
    kind = digest[0] if digest else find_kind(whole.text if whole.is_rebuilt else text)
    named = read_question_period(search_text, question.asked)
    own = _blank(subject, read_question_period(subject, question.asked).words)
    content = _content(own)
    if len(content) < _TELLING:
        content = _content(_blank(search_text, named.words))
    return Understanding(
        kind=kind,
        text=phrase_question(whole.text),
        search_text=search_text or whole.text,
        content=content,
        names=tuple(_NAMED.findall(own)),
        time_words=tuple(w for s in named.words for w in _content(search_text[s.start : s.end])),
        period=named.period,
        several=kind in _LISTED and asks_several(whole.text),
        time=search_text[named.words[0].start : named.words[-1].end] if named.words else "",
        named=read_names(whole.text),
    )


def _content(text: str) -> tuple[str, ...]:
    words = _WORD.findall(ASKS_DATE.sub(" ", text))
    return tuple(word for word in words if not _is_empty(word))


def _blank(text: str, words: tuple[Span, ...]) -> str:
    """Return `text` with `words` blanked out, every other character where it was."""
    for span in words:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_empty(word: str) -> bool:
    """Tell "us" from "US"."""
    return word.lower() in _EMPTY and not (len(word) > 1 and word.isupper())
