"""What a reader marks in the retrieved passages, laid over the sentences that may answer."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa.answering.evidence.sentences import Marks, Retrieved
from qa.answering.fitting.quantities import fits_measure
from qa.dates.events import read_timeline
from qa.language.countries import list_capitals, read_country
from qa.language.names.acronyms import suit_question
from qa.language.names.finding import find_large_words, has_large
from qa.language.names.parts import drop_bound_particle, drop_possessive
from qa.question.asked import Asked
from qa.reader.spans import Reading, ReadSpan
from qa.reader.stances import Stance
from qa.types import AnswerKind, Report, Span

# Log-odds by which a further span of a passage may lie below the best.
_NEXT_BEST = 1.5
_BRACKETS = re.compile(r"[(\[][^()\[\]\n]*[)\]]")
_AGENCY = re.compile(
    r"[/|]\s?(?:[A-Z]{2,}|Reuters|Getty|Pool|Xinhua|Bloomberg|Shutterstock|Handout)\b"
    r"|\b(?i:photo|pictures?|credit|image|getty|via (?:AP|AFP|Reuters))\b"
)
_PICTURE = re.compile(r"\b(?:photo\w*|pictur\w+|images?|credit\w*|shot|snapped)\b", re.I)
_LONGEST_CREDIT = 80


# Whether words of a sentence of a report may be marked.
Allow = Callable[[Report, Span, Span], bool]


class PassageReader(Protocol):
    """What finds in passages the words that answer a question."""

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return what each of `passages` says to `question`, in order."""


def mark_sentences(
    reader: PassageReader,
    asked: Asked,
    retrieved: Sequence[Retrieved],
    allow: Allow = lambda _report, _sentence, _words: True,
    margin: float = _NEXT_BEST,
) -> dict[tuple[str, Span], Marks]:
    """Return what `reader` marks in the sentences of what was `retrieved`.

    Only words of the kind that is asked for are marked: a number for "how many", a time for "when",
    and only those that `allow` lets pass. Further words may lie `margin` below the best.
    """
    texts = [each.report.text[each.passage.start : each.passage.end] for each in retrieved]
    placed: dict[tuple[str, Span], list[_Mark]] = defaultdict(list)
    readings = _read_suited(reader, asked, asked.plain_text, texts)
    for each, reading in zip(retrieved, readings, strict=True):
        for score, span, sentence in _place_marks(asked, each, reading, allow, margin):
            mark = _Mark(score, span, reading.stance)
            placed[each.report.source, sentence].append(mark)
    return {sentence: _gather_marks(marks) for sentence, marks in placed.items()}


def _read_suited(
    reader: PassageReader, asked: Asked, question: str, texts: Sequence[str]
) -> list[Reading]:
    """Return what each of `texts` says to `question`, with bodies called as they are there."""
    suited = [suit_question(question, text, asked.bodies) for text in texts]
    found: dict[int, Reading] = {}
    for wording in dict.fromkeys(suited):
        places = [place for place, each in enumerate(suited) if each == wording]
        readings = reader.read(wording, [texts[place] for place in places])
        found |= dict(zip(places, readings, strict=True))
    return [found[place] for place in range(len(texts))]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words that may answer, their log-odds, and the stance of what they were read in."""

    score: float
    span: Span
    stance: Stance | None


def fits_kind(asked: Asked, report: Report, span: Span) -> bool:
    """Whether the words `span` of `report` are of the kind that is `asked` for."""
    words = report.text[span.start : span.end]
    match asked.kind:
        case AnswerKind.NUMBER:
            return fits_measure(asked.measure, report.text, span.start, span.end)
        case AnswerKind.PLACE if asked.is_within_country and _is_country(words):
            return False
        case AnswerKind.PERSON | AnswerKind.PLACE:
            return has_large(words) and not _is_credit(asked, report, span)
        case AnswerKind.DATE:
            return any(
                each.expression.start < span.end and span.start < each.expression.end
                for each in read_timeline(report)
            )
        case _:
            return True


def _is_credit(asked: Asked, report: Report, span: Span) -> bool:
    """Whether the words are of a picture's credit, "(Ilse Brandt / AFP)", and none is asked for."""
    around = report.text[max(0, span.start - _LONGEST_CREDIT) : span.end + _LONGEST_CREDIT]
    place = min(span.start, _LONGEST_CREDIT)
    credited = any(
        found.start() <= place < found.end() and _AGENCY.search(found[0])
        for found in _BRACKETS.finditer(around)
    )
    return credited and not _PICTURE.search(" ".join(asked.content))


def _is_country(words: str) -> bool:
    return bool(read_country(words)) and words.strip(" .,").lower() not in list_capitals()


def _place_marks(
    asked: Asked, each: Retrieved, reading: Reading, allow: Allow, margin: float
) -> Iterator[tuple[float, Span, Span]]:
    """Yield the log-odds and place of each mark, and the sentence that it begins in.

    Beside the answers the next best are placed, one a sentence: what answers best may turn out to
    be of the wrong kind, or what another report does not confirm.
    """
    placed: set[Span] = set()
    near = [span for span in reading.others if span.score >= reading.score - margin]
    for span, is_answer in [
        *((span, True) for span in reading.spans),
        *((span, False) for span in near),
    ]:
        found = _place(each, span)
        if not found or not fits_kind(asked, each.report, found[0]):
            continue
        if not allow(each.report, found[1], found[0]):
            continue
        if _repeats_name(asked, each.report.text[found[0].start : found[0].end]):
            continue
        if is_answer or found[1] not in placed:
            placed.add(found[1])
            yield span.score, *found


def _repeats_name(asked: Asked, words: str) -> bool:
    """Whether `words`, a person or a place, are one that the question itself names."""
    whole = [drop_possessive(name) for name in asked.names]
    named = {word.lower() for name in whole for word in (name, drop_bound_particle(name))}
    if asked.kind is AnswerKind.PLACE:
        large = {word.lower() for word in find_large_words(words)}
        return bool(large) and large <= named
    if asked.kind is not AnswerKind.PERSON:
        return False
    *first, last = drop_possessive(words.partition(",")[0]).split() or [""]
    # "Mark Milley" is the Milley of the question, another Milley than "Leah Milley".
    given = asked.given_names.get(last)
    is_other = given is not None and bool(first) and given not in first
    return last.lower() in named and not is_other


def _place(each: Retrieved, span: ReadSpan) -> tuple[Span, Span] | None:
    place = Span(each.passage.start + span.start, each.passage.start + span.end)
    for sentence in each.passage.sentences:
        if sentence.start <= place.start < sentence.end:
            # An answer is quoted from one sentence, so it ends where its sentence does.
            return Span(place.start, min(place.end, sentence.end)), sentence
    return None


def _gather_marks(marks: Sequence[_Mark]) -> Marks:
    # Two extracts may hold the same sentence, and the same words be marked in both.
    best = {mark.span: mark for mark in sorted(marks, key=lambda mark: mark.score)}
    kept: list[_Mark] = []
    for mark in sorted(best.values(), key=lambda mark: -mark.score):
        if all(mark.span.end <= o.span.start or o.span.end <= mark.span.start for o in kept):
            kept.append(mark)
    return Marks(tuple(mark.span for mark in kept), kept[0].score, kept[0].stance)
