"""What a question asks for, and what to search for when it leans on the questions before it."""

import re
from dataclasses import dataclass

from qa.dates.question_period import read_question_period
from qa.types import AnswerKind, Period, Question, Span

# Of the question words that come first, the earlier in this list wins: "what year" is no "what".
_KINDS = (
    (
        AnswerKind.DATE,
        r"when|wen|(?:on |in |at )?(?:what|which) (?:date|day|month|year|time)|date of",
    ),
    (
        AnswerKind.NUMBER,
        r"how (?:many|much|old|far|long|large|big|high)|(?:what|which) (?:number|share)",
    ),
    (AnswerKind.PERSON, r"(?:and |to |by |with )?(?:who|whom|whose)"),
    (
        AnswerKind.PLACE,
        r"(?:and )?where|(?:in |at |to )?(?:what|which) (?:city|country|place|region|town)",
    ),
    (AnswerKind.STATEMENT, r"what|which|why|how"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)

# Words that ask or join, and say nothing of what is asked for.
_EMPTY = frozenset(
    """
    a about an and any are as at be been being but by can could date did do does doing for from
    had has have he her him his how i if in into is it its kind many me much my name no nor not of
    off on or our said say says she should so some take taken tell than that the their them then
    there these they this those to type us was we wen were what when where which who whom whose
    why will with would you your
    """.split()
)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_LEANING = re.compile(
    r"^(?:and|but|so|why|what else|who else|where else)\b"
    r"|\b(?:he|she|it|they|him|her|them|his|their|its|that|then|there|this|those|these|else)\b",
    re.I,
)
_NAMED = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is asked for and with which words.

    `search_text` is the question, completed from the history where it leans on it; `content` are
    its words that are not empty; `names` are those of the user's own question that are capitalised
    inside it, as names are. `period` is the time that it names, open where it names none, and
    `time_words` the words that name it, which stand in neither of the other two.
    """

    kind: AnswerKind
    search_text: str
    content: tuple[str, ...]
    names: tuple[str, ...]
    time_words: tuple[str, ...]
    period: Period


def understand_question(question: Question) -> Understanding:
    """Return what `question` asks for; a pure function of its text and history."""
    text = question.text.strip()
    search_text = text
    if question.history and leans_on_history(text):
        search_text = f"{question.history[-1].strip()} {text}"
    named = read_question_period(search_text, question.asked)
    untimed = _blank(search_text, named.words)
    own = _blank(text, read_question_period(text, question.asked).words)
    return Understanding(
        kind=_find_kind(text),
        search_text=search_text,
        content=_content(untimed),
        names=tuple(_NAMED.findall(own)),
        time_words=tuple(w for s in named.words for w in _content(search_text[s.start : s.end])),
        period=named.period,
    )


def leans_on_history(text: str) -> bool:
    """Whether `text` leaves out what an earlier question named: "And who did he call?"."""
    return _LEANING.search(text) is not None and _NAMED.search(text) is None


def _content(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text) if not _is_empty(word))


def _blank(text: str, words: tuple[Span, ...]) -> str:
    """Return `text` with `words` blanked out, every other character where it was."""
    for span in words:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_empty(word: str) -> bool:
    """Tell "us" from "US"."""
    return word.lower() in _EMPTY and not (len(word) > 1 and word.isupper())


def _find_kind(text: str) -> AnswerKind:
    """Return the kind of the question word that comes first."""
    found = [
        (match.start(), order, kind)
        for order, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    return min(found)[2] if found else AnswerKind.STATEMENT
