"""What a question asks for, and the words to find it by."""

import re
from dataclasses import dataclass

from qa.answering.followups import complete_question
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
    (
        AnswerKind.PERSON,
        r"(?:and |to |by |with )?(?:who|whom|whose)|(?:what|which (?:\w+ ){0,2}?) ?(?:actor|actress"
        r"|admiral|author|ambassador|athlete|candidate|chancellor|colonel|commander|director|general"
        r"|golfer|governor|judge|justice|lawmaker|man|mayor|minister|officer|official|person|player"
        r"|politician|president|secretary|senator|singer|spokesman|spokesperson|spokeswoman|woman)",
    ),
    (
        AnswerKind.PLACE,
        r"(?:and )?where|(?:in |at |to )?(?:what|which) (?:city|country|place|region|town)",
    ),
    (AnswerKind.STATEMENT, r"what|which|why|how"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)

# A question with fewer words of its own than this is told apart by what was said before.
_TELLING = 3
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
_NAMED = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is asked for and with which words.

    `text` is the question as it would be asked had nothing been said before, and `search_text` the
    same with what the conversation is about; `content` are its words that are not empty; `names`
    those that are capitalised inside it, as names are. `period` is the time that it names, open
    where it names none, and `time_words` the words that name it, which stand in neither of the
    other two.
    """

    kind: AnswerKind
    text: str
    search_text: str
    content: tuple[str, ...]
    names: tuple[str, ...]
    time_words: tuple[str, ...]
    period: Period


def understand_question(question: Question) -> Understanding:
    """Return what `question` asks for; a pure function of its text and history."""
    whole = complete_question(question.text.strip(), question.history, _EMPTY)
    search_text = f"{whole.text} {whole.context}".strip()
    named = read_question_period(search_text, question.asked)
    own = _blank(whole.text, read_question_period(whole.text, question.asked).words)
    content = _content(own)
    if len(content) < _TELLING:
        content = _content(_blank(search_text, named.words))
    return Understanding(
        kind=_find_kind(question.text),
        text=whole.text,
        search_text=search_text,
        content=content,
        names=tuple(_NAMED.findall(own)),
        time_words=tuple(w for s in named.words for w in _content(search_text[s.start : s.end])),
        period=named.period,
    )


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
