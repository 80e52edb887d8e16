"""What a question asks for, and the words to find it by."""

import re
from dataclasses import dataclass

from qa.answering.followups import complete_question
from qa.dates.question_period import read_question_period
from qa.types import AnswerKind, Period, Question, Span

_DO = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)(?:n['’]t)?"
# Words that ask for a digest, at the beginning of a question, and say nothing of its subject.
_DIGESTS = (
    (
        AnswerKind.LATEST,
        r"(?:what(?: is|['’]s| are| was)? )?(?:the )?(?:latest|newest|most recent|news|update)s?"
        r"(?: news| reports?| updates?| developments?)? (?:on|about|from|of|in|regarding)",
    ),
    (
        AnswerKind.REPORTED,
        r"what (?:else )?(?:was|were|is|has been|have been|had been|did (?:the )?(?:reports?|press"
        r"|media|papers?)) (?:reported|report|written|in the news|published|said in the reports?)",
    ),
    (AnswerKind.HAPPENED, r"what (?:else |all )?(?:happened|has happened|took place|occurred)"),
)
_LEANS = re.compile(
    r"^\W*(?:and|but|so)\b|\b(?:else|then|there|that|this|it|he|she|they|him|her|them|his|their)\b",
    re.I,
)
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
    (
        AnswerKind.YES_OR_NO,
        rf"(?<![\w,] )(?:(?:and|but|so) )?{_DO}(?! you| it (?:known|said|clear))",
    ),
    (AnswerKind.STATEMENT, r"what|which|why|how"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)
_ASKS_DATE = re.compile(rf"\b(?:{_KINDS[0][1]})\b", re.I)
_DIGEST_PATTERNS = tuple(
    (kind, re.compile(rf"\W*(?:(?:and|but|so|tell me) )?(?:{words})\b", re.I))
    for kind, words in _DIGESTS
)

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
    same with what the conversation is about, of a digest its subject alone; `content` are its words
    that are not empty; `names` those that are capitalised inside it, as names are. `period` is the
    time that it names, open where it names none, and `time_words` the words that name it, which
    stand in neither of the other two.
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
    text = question.text.strip()
    # "What happened in March 2021?" asks of no one spoken of before.
    is_alone = _find_digest(text) is not None and not _LEANS.search(text)
    whole = complete_question(text, () if is_alone else question.history, _EMPTY)
    digest = _find_digest(whole.text)
    subject = whole.text[digest[1] :].rstrip("? ") if digest else whole.text
    search_text = f"{subject} {whole.context}".strip()
    named = read_question_period(search_text, question.asked)
    own = _blank(subject, read_question_period(subject, question.asked).words)
    content = _content(own)
    if len(content) < _TELLING:
        content = _content(_blank(search_text, named.words))
    return Understanding(
        kind=digest[0] if digest else _find_kind(question.text),
        text=whole.text,
        search_text=search_text or whole.text,
        content=content,
        names=tuple(_NAMED.findall(own)),
        time_words=tuple(w for s in named.words for w in _content(search_text[s.start : s.end])),
        period=named.period,
    )


def _content(text: str) -> tuple[str, ...]:
    words = _WORD.findall(_ASKS_DATE.sub(" ", text))
    return tuple(word for word in words if not _is_empty(word))


def _blank(text: str, words: tuple[Span, ...]) -> str:
    """Return `text` with `words` blanked out, every other character where it was."""
    for span in words:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_empty(word: str) -> bool:
    """Tell "us" from "US"."""
    return word.lower() in _EMPTY and not (len(word) > 1 and word.isupper())


def _find_digest(text: str) -> tuple[AnswerKind, int] | None:
    """Return the digest that `text` asks for, and where its subject begins; None for no digest."""
    for kind, words in _DIGEST_PATTERNS:
        if match := words.match(text):
            return kind, match.end()
    return None


def _find_kind(text: str) -> AnswerKind:
    """Return the kind of the question word that comes first."""
    found = [
        (match.start(), order, kind)
        for order, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    return min(found)[2] if found else AnswerKind.STATEMENT
