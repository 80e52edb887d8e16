"""Reading on, report by report, until none tells anything new of what is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.answering.decide import list_fitting
from qa.answering.evidence import Evidence, EvidenceRanker, Retrieved
from qa.answering.items import Item, Naming, join_items, keep_one_sort
from qa.answering.reading import PassageReader, mark_sentences
from qa.answering.verdict import denies
from qa.dates.verbs import tells_opposite
from qa.language.proper_names import cut_names
from qa.letters import fold_name
from qa.question.asked import Asked
from qa.types import AnswerKind

# A passage takes about 40 ms: 96 of them as long as the large reader's usual answer.
MOST_READ = 96
_BATCH = 12
# So many passages in which nothing is told end the reading.
_NOTHING_NEW = 24
# What a passage that has none of the question's words must be surer by.
_UNTOLD_COSTS = 1.0
_SURE, _DOUBTFUL = 0.0, -1.0


@dataclass(frozen=True, slots=True)
class Gathered:
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
    reader: PassageReader, ranker: EvidenceRanker, asked: Asked, retrieved: Sequence[Retrieved]
) -> Gathered:
    """Return what `retrieved`, best first, name for what each report is `asked`."""
    sure: list[Naming] = []
    doubtful: list[Naming] = []
    read = quiet = 0
    for start in range(0, min(len(retrieved), MOST_READ), _BATCH):
        batch = retrieved[start : min(start + _BATCH, MOST_READ)]
        told = list(_read_batch(reader, ranker, asked, batch))
        sure += [each for each in told if _weigh(each.evidence) >= _SURE]
        doubtful += [each for each in told if _DOUBTFUL <= _weigh(each.evidence) < _SURE]
        read += len(batch)
        is_quiet = all(_weigh(each.evidence) < _SURE for each in told)
        quiet = quiet + len(batch) if is_quiet else 0
        if quiet >= _NOTHING_NEW:
            break
    wants_countries = asked.kind is AnswerKind.PLACE
    items = keep_one_sort(join_items(sure), wants_countries=wants_countries)
    known = {id(each) for item in items for each in item.named}
    # With the sure ones, so that a doubtful naming of a thing that is sure tells of that.
    every = join_items([*(each for each in sure if id(each) in known), *doubtful])
    others = [item for item in every if not any(id(each) in known for each in item.named)]
    return Gathered(
        tuple(items),
        tuple(keep_one_sort(others, wants_countries=wants_countries)) if items else (),
        read,
        quiet >= _NOTHING_NEW or read == len(retrieved),
    )


def _read_batch(
    reader: PassageReader, ranker: EvidenceRanker, asked: Asked, batch: Sequence[Retrieved]
) -> Iterator[Naming]:
    marked = mark_sentences(reader, asked, batch)
    evidence = ranker.weigh(asked, batch, marked)
    said = [word for word in asked.content if word not in asked.names]
    for found in list_fitting(asked, [each for each in evidence if each.spans]):
        is_undone = tells_opposite(said, found.text) or denies(asked, found.text)
        if _has_names(asked, found) and not is_undone:
            yield from _name_items(asked, found)


def _name_items(asked: Asked, found: Evidence) -> Iterator[Naming]:
    """Yield the names in the words that answer best, but those of the question."""
    words = fold_name(asked.text)
    for span in cut_names(found.report.text, found.spans[0]):
        naming = Naming(found, span)
        if fold_name(naming.name) not in words:
            yield naming


def _has_names(asked: Asked, found: Evidence) -> bool:
    """Whether the sentence or its passage has every name of the question."""
    return not asked.names or found.names >= 0.5


def _weigh(found: Evidence) -> float:
    """Return the odds of `found`, less where its passage has few words of the question."""
    return found.odds - _UNTOLD_COSTS * (1 - found.told)
