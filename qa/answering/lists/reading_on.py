"""Reading on, report by report, until none tells anything new of what is asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qa.answering.composing.verdict import denies
from qa.answering.evidence.marking import PassageReader, mark_sentences
from qa.answering.evidence.rereading import cut_extracts
from qa.answering.evidence.scoring import EvidenceRanker
from qa.answering.evidence.sentences import Evidence, Retrieved
from qa.answering.lists.items import Item, Naming, join_items, part_sorts
from qa.answering.ranking.deciding import list_fitting
from qa.dates.verbs import tells_opposite
from qa.language.lemmas import list_forms
from qa.language.names.cutting import cut_names
from qa.language.sentences import split_sentences
from qa.letters import fold_name
from qa.question.asked import Asked
from qa.types import AnswerKind, Report, Span

# A passage takes the small reader 40 ms and an extract the large one 150 ms: all of them together
# take a little over twice as long as the large one's usual answer, 1.4 seconds.
MOST_READ, _MOST_READ_AGAIN = 60, 6
_BATCH = 8
# So many passages in which nothing is told end the reading.
_NOTHING_NEW = 16
# What a passage that says nothing of what was done must be surer by. Of sixty made reports those
# that tell had scores from -5.8 to 7.9, half of them from 2 on, and the others up to -3.5.
_UNTOLD_COSTS, _NEXT_COSTS = 1.3, 3.0
_SURE, _SURE_IF_TOLD, _DOUBTFUL = -1.0, -4.0, -7.5
# Where not one word tells of what was done, a reader has to be surer: it finds an inspection by the
# words for a detention.
_SURE_IF_UNTOLD = 2.0
# A second reader may find told what the first hardly did.
_WORTH_READING_AGAIN = -8.0
_SURE_AGAIN, _OF_PLACE = 1.0, -1.1
_SURE_AGAIN_IF_UNTOLD = 6.0
# A reader may take the place for the thing, and the thing only then.
_NEXT_BEST = 6.0
_LEAST_TOLD, _SEVERAL = 0.5, 2
# A name that stands only around a sentence counts half.
_NAMED_AROUND = 0.5
_PLACED = re.compile(r"\b(in|at|near|off|from|into|outside|to) (?:the )?$", re.I)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What many reports name: `sure` and, where the words leave it open, `doubtful`.

    `read` passages were read; `is_whole` where those left were not worth reading, or none was left.
    """

    sure: tuple[Item, ...]
    doubtful: tuple[Item, ...]
    read: int
    is_whole: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing else is told, as far as can be known."""
        return self.is_whole and not self.doubtful


def gather_items(
    reader: PassageReader,
    ranker: EvidenceRanker,
    asked: Asked,
    noun: str,
    retrieved: Sequence[Retrieved],
    second: PassageReader | None = None,
) -> Pieces:
    """Return what `retrieved`, best first, name for what each report is `asked`.

    `noun` is what one of the things is called. A `second` reader reads again what is doubtful.
    """
    done = _list_done(asked, noun)
    sure: list[Naming] = []
    doubtful: list[Naming] = []
    least = _WORTH_READING_AGAIN if second else _DOUBTFUL
    read = quiet = 0
    while read < min(len(retrieved), MOST_READ) and quiet < _NOTHING_NEW:
        batch = retrieved[read : min(read + _BATCH, MOST_READ)]
        judged = [
            (naming, _judge(asked, naming, done))
            for naming in _read_batch(reader, ranker, asked, batch)
        ]
        told = [each for each, weight in judged if _is_sure(each, weight, done)]
        sure += told
        doubtful += [
            each for each, weight in judged if weight >= least and not _is_sure(each, weight, done)
        ]
        quiet = 0 if told else quiet + len(batch)
        read += len(batch)
    is_whole = quiet >= _NOTHING_NEW or read == len(retrieved)
    pieces = _sort_out(sure, doubtful, read, is_whole=is_whole)
    if not second:
        return pieces
    told = _read_again(second, asked, done, pieces.doubtful)
    rest = [
        each
        for each in doubtful
        if _judge(asked, each, done) >= _DOUBTFUL and not any(each is other for other in told)
    ]
    return _sort_out([*sure, *told], rest, read, is_whole=is_whole)


def _read_again(
    reader: PassageReader, asked: Asked, done: frozenset[str], doubtful: Sequence[Item]
) -> list[Naming]:
    """Return what names those of the `doubtful` items that the second `reader` finds told."""
    named = [item.named[0] for item in doubtful]
    # "Held in Riga" is not "held for unpaid wages", however sure a reader is.
    able = [n for n in named if len(done) < _SEVERAL or _share(n.evidence, done) >= _LEAST_TOLD]
    able.sort(key=lambda naming: -naming.evidence.odds)
    told: list[Naming] = []
    for naming in able[:_MOST_READ_AGAIN]:
        extracts = cut_extracts([naming.evidence], 1)
        marks = mark_sentences(reader, asked, extracts, partial(_is_thing, asked), _NEXT_BEST)
        found = marks.get((naming.evidence.report.source, naming.evidence.span))
        least_again = _SURE_AGAIN if _share(naming.evidence, done) else _SURE_AGAIN_IF_UNTOLD
        if found and found.odds >= least_again and _marks(found.spans, naming):
            told.append(naming)
    return told


def _marks(spans: Sequence[Span], naming: Naming) -> bool:
    text, end = naming.evidence.report.text, naming.evidence.span.end
    return naming.span in [name for span in spans[:1] for name in cut_names(text, span, end)]


def _sort_out(
    sure: Sequence[Naming], doubtful: Sequence[Naming], read: int, *, is_whole: bool
) -> Pieces:
    items, others = part_sorts(join_items(sure))
    known = {id(each) for item in items for each in item.named}
    # With the sure ones, so that a doubtful naming of a thing that is sure tells of that.
    every = join_items([*(each for each in sure if id(each) in known), *doubtful])
    open_ones = [item for item in every if not any(id(each) in known for each in item.named)]
    return Pieces(tuple(items), (*others, *open_ones), read, is_whole)


def _read_batch(
    reader: PassageReader, ranker: EvidenceRanker, asked: Asked, batch: Sequence[Retrieved]
) -> Iterator[Naming]:
    marked = mark_sentences(reader, asked, batch, partial(_is_thing, asked), _NEXT_BEST)
    evidence = ranker.weigh(asked, batch, marked)
    said = [word for word in asked.content if word not in asked.names]
    for found in list_fitting(asked, [each for each in evidence if each.spans]):
        is_undone = tells_opposite(said, found.text) or denies(asked, found.text)
        if _has_names(asked, found) and not is_undone:
            yield from _name_items(asked, found)


def _name_items(asked: Asked, found: Evidence) -> Iterator[Naming]:
    """Yield the names in the words that answer best, but those of the question."""
    words = fold_name(asked.search_text)
    for span in cut_names(found.report.text, found.spans[0], found.span.end):
        naming = Naming(found, span)
        if fold_name(naming.name) not in words:
            yield naming


def _has_names(asked: Asked, found: Evidence) -> bool:
    """Whether the sentence or its passage has every name of the question."""
    return not asked.names or found.name_coverage >= _NAMED_AROUND


def _list_done(asked: Asked, noun: str) -> frozenset[str]:
    """Return the words, in their dictionary form, that tell what was done to the things."""
    said = " ".join(word for word in asked.content if word not in asked.names)
    return list_forms(said) - list_forms(noun)


def _is_sure(naming: Naming, weight: float, done: frozenset[str]) -> bool:
    return weight >= (_SURE if _share(naming.evidence, done) else _SURE_IF_UNTOLD)


def _judge(asked: Asked, naming: Naming, done: frozenset[str]) -> float:
    """Return how surely `naming` tells of what is asked: from 0 on it does."""
    found = naming.evidence
    share = _share(found, done)
    missing = (1 - share) * len(done)
    weight = found.odds - _UNTOLD_COSTS * (1 - share) - _NEXT_COSTS * max(0.0, missing - 1)
    if share >= _LEAST_TOLD and found.odds >= _SURE_IF_TOLD:
        weight = max(_SURE, weight)
    is_where = _is_where(asked, found.report, found.span, naming.span)
    return min(weight, _OF_PLACE) if is_where else weight


def _is_thing(asked: Asked, report: Report, sentence: Span, words: Span) -> bool:
    """Whether some name in the `words` of a sentence is not that of where something was done."""
    names = cut_names(report.text, words, sentence.end)
    return any(not _is_where(asked, report, sentence, name) for name in names)


def _is_where(asked: Asked, report: Report, sentence: Span, name: Span) -> bool:
    """Whether the name is that of a place where something was done, and none is asked for."""
    before = _PLACED.search(report.text[sentence.start : name.start])
    words = _WORD.findall(asked.search_text.lower())
    is_asked = asked.kind is AnswerKind.PLACE or (before and before[1].lower() in words)
    return before is not None and not is_asked


def _share(found: Evidence, done: frozenset[str]) -> float:
    return len(done & list_forms(_read_around(found))) / len(done) if done else 1.0


def _read_around(found: Evidence) -> str:
    """Return the sentence found with the one before it."""
    text = found.report.text
    sentences = split_sentences(text, found.report.body_start)
    before = [each for each in sentences if each.end <= found.span.start]
    return text[before[-1].start if before else found.span.start : found.span.end]
