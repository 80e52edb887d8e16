"""Clauses to questions: who, when, how many and where; and some that nothing answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.dates.timex.wording import say_value
from qa.drafting.clauses import Clause
from qa.language.names.finding import WORD
from qa.language.numbers import find_numbers
from qa.question.names import NameKind, read_names

_NULL = "null"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLACE = re.compile(
    rf"^(?P<before>.+?) (?:in|at|near|outside) (?P<place>{WORD}(?: {WORD}){{0,3}})$"
)
_COUNTED = re.compile(
    r"\s*(?P<what>(?:[a-z-]+ ){0,2}(?:[a-z]+s|people|men|women|children))\b(?P<on>.*)$"
)
# Without the place these lead nowhere.
_LEADS_ON = re.compile(r"\b(?:and|or|of|to|from|for|with|by|the|an?|in|on|at|near|between)$")
_YEARS_BACK = 7
_MORE, _LARGE = 3, 1000


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its known answers, for a person to look at.

    `evidence` is the sentence it was made of, `note` what is to be looked at.
    """

    kind: str
    question: str
    answers: tuple[str, ...]
    match: str
    source: str
    evidence: str
    date: str = ""
    note: str = ""


def turn_clause(clause: Clause) -> Iterator[Draft]:
    """Yield the questions that the sentence of `clause` answers."""
    plain = Draft("", "", (), "text", clause.report.source, clause.text)
    did = f"did {clause.inner_subject} {clause.base}"
    asked = did if clause.base else f"{clause.verb} {clause.inner_subject}"
    if clause.value and clause.days:
        yield replace(
            plain, kind="when", question=f"When {asked} {clause.rest}?", date=clause.value,
            answers=tuple(_word_date(clause.value)), match="regex",
        )  # fmt: skip
    if _is_person(clause):
        surname = clause.subject.split()[-1]
        names = tuple(dict.fromkeys((clause.subject, surname)))
        yield replace(
            plain, kind="who", question=f"Who {clause.verb} {clause.rest}?", answers=names
        )
    yield from _ask_number(clause, plain)
    place = _PLACE.match(clause.rest)
    if place and not _LEADS_ON.search(place["before"]):
        question = f"Where {asked} {place['before']}?"
        yield replace(plain, kind="where", question=question, answers=(place["place"],))


def _is_person(clause: Clause) -> bool:
    names = read_names(f"did {clause.subject} go there")
    return any(each.kind is NameKind.PERSON and each.text == clause.subject for each in names)


def _ask_number(clause: Clause, plain: Draft) -> Iterator[Draft]:
    for text, is_subject in ((clause.subject, True), (clause.rest, False)):
        found = find_numbers(text)
        if not found or found[0].start or found[0].value < 2:
            continue
        counted = _COUNTED.match(text[found[0].end :])
        if not counted or (is_subject and counted["on"].strip()):
            continue
        if counted["what"].startswith("of ") or counted["on"].startswith((" and", " or", ",")):
            continue
        number, what = text[: found[0].end], counted["what"]
        if is_subject:
            question = f"How many {what} {clause.verb} {clause.rest}?"
        elif clause.base:
            did = f"did {clause.inner_subject} {clause.base}"
            question = f"How many {what} {did}{counted['on']}?"
        else:
            continue
        value = found[0].value
        spelled = dict.fromkeys([number, f"{value:.15g}", f"{value:,.15g}"])
        pattern = "|".join(map(re.escape, spelled))
        answers = (rf"\b(?:{pattern})\b",)
        yield replace(plain, kind="number", question=question, answers=answers, match="regex")


def _word_date(value: str) -> Iterator[str]:
    yield rf"\b{re.escape(value)}\b"
    day = _DAY.match(value)
    if day:
        month = say_value(f"{day[1]}-{day[2]}").split()[0]
        number, year = int(day[3]), day[1]
        yield rf"\b{month} 0?{number}(?:st|nd|rd|th)?,? {year}\b"
        yield rf"\b0?{number}(?:st|nd|rd|th)? (?:of )?{month},? {year}\b"
    elif (said := say_value(value)) != value:
        yield rf"\b{re.escape(said)}\b"


def miss_nearly(draft: Draft, persons: Sequence[str], texts: str) -> Iterator[Draft]:
    """Yield `draft` with a name, a year or a number changed, so that nothing answers it.

    `persons` are those of the reports, `texts` all that the reports say.
    """
    plain = replace(draft, kind=_NULL, answers=(), match="text", date="")
    for name in (each.text for each in read_names(draft.question) if each.kind is NameKind.PERSON):
        other = next((each for each in persons if each not in draft.evidence), None)
        if other and name in draft.question:
            told = f"{name} was changed to {other}; nothing may tell it of {other}"
            yield replace(plain, question=draft.question.replace(name, other), note=told)
    year = re.search(r"\b(?:19|20)\d\d\b", draft.date)
    if year and draft.kind == "when":
        other = str(int(year[0]) - _YEARS_BACK)
        if other not in texts:
            question = draft.question.replace("When ", "On which day ", 1)[:-1] + f" in {other}?"
            told = f"it was in {year[0]}; nothing may tell it of {other}"
            yield replace(plain, question=question, note=told)
    numbers = [each for each in find_numbers(draft.question) if each.value >= 2]
    if numbers and draft.kind != "number":
        start, end = numbers[0].start, numbers[0].end
        value = numbers[0].value
        other = f"{value * 2 if value > _LARGE else value + _MORE:,.15g}"
        question = draft.question[:start] + other + draft.question[end:]
        told = f"{draft.question[start:end]} was changed to {other}; nothing may tell it of {other}"
        yield replace(plain, question=question, note=told)
