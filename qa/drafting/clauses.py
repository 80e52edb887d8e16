"""Sentences that say plainly who did what: a subject, a verb, what follows, and when it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.dates.events import read_timeline
from qa.dates.timex.expressions import ResolvedExpression
from qa.dates.timex.tense import is_verb
from qa.dates.timex.values import days_of
from qa.language.lemmas import is_common_noun, is_english, reduce_words
from qa.language.sentences import split_sentences
from qa.language.tokens import tokenize
from qa.types import Period, Report, Span

_SHORTEST, _LONGEST = 30, 240
_MOST_WORDS = 9
_BE = frozenset({"was", "were"})
# A verb behind them is no past of its own.
_NO_PAST = frozenset("to will would had has have not never could should may might must".split())
# Who is meant stands in another sentence, or the sentence goes on from one.
_LEANS = re.compile(
    r"\b(?:I|we|you|he|she|it|they|him|them|us|me|this|that|these|those|there|here|who|which|what"
    r"|his|her|its|their|our|my|both|former|latter|others?|another|such|also|but|however|then)\b",
    re.I,
)
_QUOTED = re.compile(r"[“”\"„«»]|(?:^|\s)['‘]")
# A comma within a number parts nothing.
_ASIDE = re.compile(r"\s*(?:,(?!\d)|;|:| [–—−-] |\().*$", re.S)
_OPENS = re.compile(
    r"(?:If|Had|After|Before|When|While|As|Since|Because|Although|Though|Unless|Until|Once|Yet|And"
    r"|Or|So|Not|No|In|On|At|By|For|From|With|Under|During|Despite)\b"
)
_BROKEN = re.compile(r"[:;()–—−]|\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could)\b")
# "Pictures taken in 2022 show": these do not say what was done by themselves.
_PARTICIPLE = re.compile(r"(?:[^aeiou]en|wn|gone|done|been|[aiu]ung|drunk|sunk|shrunk)$")
# The time stands in its place, between what may lead to it and what may follow it.
_TIME = "\0"
_TIMED = re.compile(
    r"^(?P<before>.*?)(?:\b(?:on|in|at|early|late|early on|late on) )?\0"
    r"(?P<behind>$|[,.;:]| (?:in|on|at|with|by|to|from|for|near|outside|and|after|of|as|over)\b)",
    re.S,
)
_NOT_WITHIN = re.compile(
    r"(?:\b(?:before|after|until|since|from|of|by|than|just|about|around|through|between|for|the|a|an"
    r"|its|their|his|her|this|that|all|every|each)|-)\s*$", re.I
)  # fmt: skip
_SMALL_FIRST = re.compile(r"(?:The|An?|Some|Several|About|Nearly|Almost|More|At|Over)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a report, taken apart.

    `verb` is as it stands ("spoke", "was"), `base` its form behind "did", "" of "was" and "were".
    `rest` is what follows, without the time. `value` is the TIMEX3 value of its only date, `days`
    are those; None where it has none.
    """

    report: Report
    span: Span
    subject: str
    verb: str
    base: str
    rest: str
    value: str | None
    days: Period | None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.report.text[self.span.start : self.span.end]

    @property
    def inner_subject(self) -> str:
        """The subject as it stands within a sentence: "the harbour", "Milley"."""
        first = self.subject
        word, _, behind = first.partition(" ")
        is_noun = word.endswith("s") and is_common_noun(word) and not behind[:1].isupper()
        is_small = is_noun or _SMALL_FIRST.match(first)
        return first[0].lower() + first[1:] if is_small else first


def find_clauses(report: Report) -> Iterator[Clause]:
    """Yield the sentences of `report` that can be turned into questions."""
    dates = read_timeline(report)
    for sentence in split_sentences(report.text, report.body_start):
        text = report.text[sentence.start : sentence.end]
        # A headline has no stop, and often no verb in the past: "Mayor cleared of fraud".
        if not text.endswith(".") or "\n" in text or _QUOTED.search(text):
            continue
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        inside = [each for each in dates if _lies_in(each, sentence)]
        if len(inside) <= 1 and (clause := _take_apart(report, sentence, inside)):
            yield clause


def _lies_in(date: ResolvedExpression, sentence: Span) -> bool:
    return sentence.start <= date.expression.start < sentence.end


def _take_apart(report: Report, sentence: Span, dates: list[ResolvedExpression]) -> Clause | None:
    text = report.text[sentence.start : sentence.end]
    tokens = tokenize(text)
    verb = next(
        (i for i in range(1, min(tokens.size, _MOST_WORDS + 1))
         if tokens.words[i] in _BE or is_verb(tokens.words, i)), None
    )  # fmt: skip
    if verb is None or tokens.words[verb - 1] in (
        "to",
        "will",
        "would",
        "had",
        "has",
        "have",
        "not",
    ):
        return None
    subject, word = text[: tokens.starts[verb]].strip(), tokens.words[verb]
    days = days_of(dates[0].expression.value) if dates else None
    if dates and (days is None or dates[0].expression.start < sentence.start + tokens.ends[verb]):
        return None
    time = dates[0].expression if dates else None
    rest = _cut_rest(text[tokens.ends[verb] :], time.text if time else "")
    base = "" if word in _BE else _find_base(word)
    if rest is None or base is None or not _is_plain(subject, rest):
        return None
    if text[tokens.starts[verb] - 1] == "-" or rest.startswith("-"):
        return None
    # Of "the night of March 31" the day is known.
    value = time.value.partition("T")[0] if time else None
    return Clause(report, sentence, subject, word, base, rest, value, days)


def _is_plain(subject: str, rest: str) -> bool:
    """Whether the two say one thing, of somebody who is named in them."""
    if _OPENS.match(subject) or _BROKEN.search(f"{subject} {rest}") or "," in subject:
        return False
    if not subject[:1].isupper() or len(rest.split()) < 2 or rest.startswith(("by ", "that ")):
        return False
    words = tokenize(rest)
    others = [i for i in range(words.size) if is_verb(words.words, i)]
    is_one = all(words.words[i - 1] == "to" or i == 0 for i in others)
    return is_one and not _LEANS.search(f"{subject} {rest}")


def _find_base(word: str) -> str | None:
    """Return the form of the past `word` behind "did"; None where it is not known for sure."""
    base = reduce_words(word)
    is_doubtful = re.search(r"(?:[^aeiouy]{2}|[xwy])e$", base) is not None
    if is_doubtful and word.endswith("ed") and is_english(word[:-2]):
        base = word[:-2]
    is_known = base != word and is_english(base) and not _PARTICIPLE.search(word)
    return base if is_known else None


def _cut_rest(rest: str, time: str) -> str | None:
    """Return `rest` up to its first aside, without the `time` and what leads to it.

    None where the time is no time of the verb: "since Monday", "Sunday's", "the Monday meeting".
    """
    plain = _ASIDE.sub("", rest.replace(time, _TIME, 1) if time else rest)
    if time:
        timed = _TIMED.match(plain)
        if not timed or _NOT_WITHIN.search(timed["before"]):
            return None
        plain = f"{timed['before']} {plain[timed.start('behind') :]}"
    return " ".join(plain.strip(" .!?,").split())
