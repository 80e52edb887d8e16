"""The assistant: the only place where the order of the steps from question to answer is written."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from embeddings.encoder import Encoder
from embeddings.joining import Advance
from embeddings.memo import QueryMemo
from qa.answering.collection import answer_collection
from qa.answering.compose import compose_answer
from qa.answering.evidence import Evidence, EvidenceRanker, Marked
from qa.answering.joining import join_answers
from qa.answering.listing import compose_gathered, is_settled
from qa.answering.ranking import Ranking, load_ranking
from qa.answering.reading import mark_sentences
from qa.answering.reading_on import MOST_READ, gather_items
from qa.answering.readings import tell_readings
from qa.answering.rereading import cut_extracts
from qa.answering.timeline import list_events
from qa.errors import QuestionError, SourceError
from qa.indexing import index_sources, open_encoder
from qa.ingest.sources import find_files
from qa.language.names.acronyms import spell_out
from qa.letters import compose
from qa.library.library import Library
from qa.question.asked import Asked
from qa.question.collection import read_collection_question
from qa.question.gathering import name_kind
from qa.question.history import read_history
from qa.question.languages import find_other_language
from qa.question.parts import split_questions
from qa.question.understanding import add_bodies, understand_question
from qa.reader.reader import Reader
from qa.reader.readers import ReaderName, Readers, open_readers
from qa.retrieval.bodies import find_bodies
from qa.retrieval.retriever import (
    Candidate,
    Times,
    Vectors,
    find_openings,
    list_sources,
    retrieve_passages,
)
from qa.retrieval.spelling import correct_question
from qa.settings import SEEDS, cache_folder, default_model
from qa.types import Answer, AnswerKind, Correction, Question, Refusal, Said, TimelineEvent

LONGEST_QUESTION = 2000

# Passages whose sentences are read: more cost time, and on an archive of news won no answer.
_READ = 6
MOST_EVENTS = 30
# Passages whose sentences are listed by their days.
_LISTED = 40
# Passages whose reports are named as retrieved.
_RETRIEVED = 60


class Assistant:
    """Answers questions over one library."""

    def __init__(
        self,
        library: Library,
        encoder: Encoder,
        readers: Readers | None = None,
        refused: Sequence[Refusal] = (),
    ) -> None:
        """Answer with the words that `readers` mark, or with whole sentences without any."""
        self.library = library
        self.refused = tuple(refused)
        self.encoder = encoder
        self._readers = readers or Readers(ReaderName.NONE)
        self._ranker = EvidenceRanker(encoder, library)

    @property
    def reader_name(self) -> str:
        """What reads, as `Answer.reader` names it."""
        return self._readers.name

    def ask(self, question: Question) -> Answer:
        """Answer `question` from the reports, or refuse; of several in one each by itself.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        check_question(question.text)
        clock = Clock()
        if language := find_other_language(question.text):
            text = f"Only English is read, and this question seems to be in {language}."
            return Answer(answered=False, text=text, timings_ms=clock.finish())
        parts = split_questions(question.text)
        if len(parts) == 1:
            return self._ask_one(question, clock)
        answers: list[Answer] = []
        said = read_history(question.history)
        for text in parts:
            answer = self._ask_one(replace(question, text=text, history=said), Clock())
            answers.append(answer)
            # "Who was arrested?" behind "When did the mill burn?" is asked of that fire.
            said += (Said(text, answer.text if answer.answered else ""),)
        return replace(join_answers(parts, answers), timings_ms=clock.finish())

    def _ask_one(self, question: Question, clock: "Clock") -> Answer:
        about = read_collection_question(question.text, question.asked)
        # A filter by name is of what is retrieved, and no part of the list.
        if about and not question.source:
            self.library.refresh()
            answer = answer_collection(self.library, about, question.period)
            sources = tuple(dict.fromkeys(each.source for each in answer.citations))
            return replace(
                answer, retrieved=sources, reader=ReaderName.NONE, timings_ms=clock.finish()
            )
        gathered = self.gather(question, clock)
        with clock.step("decide"):
            answer = compose_answer(
                gathered.asked, gathered.evidence, self.choose_ranking(gathered)
            )
        if gathered.asked.gathering and self._readers.first:
            with clock.step("read on"):
                answer = self._read_on(gathered, self._readers.first, answer)
        sources = list_sources(gathered.retrieved)
        cited = (self.library.report_named(each.source) for each in answer.citations)
        reports = [report for report in cited if report] if answer.answered else []
        return replace(
            answer,
            corrections=(*gathered.corrections, *tell_readings(gathered.asked, reports)),
            retrieved=sources,
            reader=self._readers.name,
            timings_ms=clock.finish(),
        )

    def gather(
        self, question: Question, clock: "Clock | None" = None, kind: AnswerKind | None = None
    ) -> "Gathered":
        """Return what an answer to `question`, read as one of `kind`, is decided by.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        clock = clock or Clock()
        search = self._search(question, clock, kind)
        asked, vector = search.asked, search.vector
        with clock.step("retrieve"):
            found = list(islice(search.found, MOST_READ + 1 if asked.gathering else _RETRIEVED))
        read = found[: _LISTED if asked.kind.is_digest else _READ]
        if asked.kind in (AnswerKind.REPORTED, AnswerKind.LATEST) and not asked.content:
            # Nothing but a time is asked about, and a report opens with what it is about.
            read = find_openings(self.library, read)
        with clock.step("read"):
            marked = self._mark(asked, read)
        with clock.step("rank"):
            evidence = self._ranker.rank(asked, vector, read, marked)
        if judge := self._choose_second(asked):
            with clock.step("read again"):
                extracts = cut_extracts(evidence)
                again = mark_sentences(judge, asked, extracts)
                evidence = self._ranker.rank(asked, vector, extracts, again, marked)
        return Gathered(asked, search.corrections, found, evidence)

    def search(self, question: Question, limit: int) -> "Found":
        """Return the best passage of each of the `limit` reports that fit `question` best.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        search = self._search(question, Clock())
        best: dict[str, Candidate] = {}
        for candidate in search.found:
            best.setdefault(candidate.report.source, candidate)
            if len(best) == limit:
                break
        return Found(tuple(best.values()), search.corrections)

    def _search(
        self, question: Question, clock: "Clock", kind: AnswerKind | None = None
    ) -> "_Search":
        check_question(question.text)
        question = _compose_question(question)
        self.library.refresh()
        with clock.step("understand"):
            spelled, corrections = correct_question(self.library, question)
            encoder = QueryMemo(self.encoder)
            asked = understand_question(spelled, encoder)
            bodies = find_bodies(self.library, asked.search_text)
            asked = add_bodies(replace(asked, kind=kind or asked.kind), bodies)
            sought = spell_out(asked.search_text, bodies)
        with clock.step("embed"):
            vector = encoder.encode_queries([sought])[0]
        times = Times(question.period, asked.period, question.asked)
        found = retrieve_passages(self.library, sought, vector, times, question.source)
        return _Search(asked, tuple(corrections), vector, found)

    def _read_on(self, gathered: "Gathered", reader: Reader, found: Answer) -> Answer:
        """Return the answer by what all reports tell, where `found` is that of a few."""
        asked = gathered.asked
        if not asked.gathering:
            return found
        single = understand_question(Question(asked.gathering.question), QueryMemo(self.encoder))
        single = replace(
            single, kind=name_kind(single.kind), wants_sentence=False,
            plain_text=asked.gathering.read_as,
            period=asked.period, time=asked.time, time_words=asked.time_words,
        )  # fmt: skip
        single = add_bodies(single, asked.bodies)
        if is_settled(asked, single, found):
            return found
        noun = asked.gathering.noun
        told = gather_items(
            reader, self._ranker, single, noun, gathered.retrieved, self._readers.second
        )
        return compose_gathered(asked, single, found, told)

    def choose_ranking(self, gathered: "Gathered") -> Ranking:
        """Return how the answers to what was `gathered` are weighed."""
        # Where no words of the kind that is asked for were marked, sentences answer, as unread.
        is_read = any(each.spans for each in gathered.evidence)
        return load_ranking(self._readers.name if is_read else ReaderName.NONE)

    def list_events(self, question: Question, limit: int = MOST_EVENTS) -> list[TimelineEvent]:
        """Return up to `limit` dated events that fit `question`, in the order of their days.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        return list(self.trace_events(question, limit).events)

    def trace_events(self, question: Question, limit: int = MOST_EVENTS) -> "Traced":
        """Return the same, and what the misspelled names of `question` were read as.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        gathered = self.gather(question, kind=AnswerKind.HAPPENED)
        events = list_events(gathered.asked, gathered.evidence, limit)
        return Traced(tuple(events), gathered.corrections)

    def _mark(self, asked: Asked, read: Sequence[Candidate]) -> Marked | None:
        """Return the words that the reader marks, None where it is not asked."""
        first = self._readers.first
        if not first or asked.kind.is_digest or asked.kind is AnswerKind.YES_OR_NO:
            return None
        return mark_sentences(first, asked, read)

    def _choose_second(self, asked: Asked) -> Reader | None:
        """Return what reads the sentences that promise most: for yes or no the first, if alone."""
        first, second = self._readers.first, self._readers.second
        if asked.kind.is_digest:
            return None
        if asked.kind is AnswerKind.YES_OR_NO and not second:
            return first if first and first.tells_stance else None
        return second


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was asked, the passages that were retrieved, and the sentences of those read."""

    asked: Asked
    corrections: tuple[Correction, ...]
    retrieved: Sequence[Candidate]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Found:
    """The best passage of each report that was found, best first, and what was corrected."""

    candidates: tuple[Candidate, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """Dated events in the order of their days, and what was corrected to find them."""

    events: tuple[TimelineEvent, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Search:
    """What was asked, its vector, shape (dimension,), and the passages `found` by it, best first.

    They are retrieved as they are taken.
    """

    asked: Asked
    corrections: tuple[Correction, ...]
    vector: Vectors
    found: Iterator[Candidate]


def open_assistant(
    docs: Path | None = None,
    library: Path | None = None,
    model: str | None = None,
    reader: str | None = None,
    advance: Advance = lambda _: None,
    fields: Mapping[str, str] | None = None,
) -> Assistant:
    """Return an assistant over the folder `docs`, indexed in memory, or over a library.

    Without either, over the seed reports. Without `model`, a library's own model is used; without
    `reader`, the large one where its base is there, else the small one, and none if it is "none".
    `fields` names columns of the records in `docs`, such as {"date": "Erschienen"}.
    `advance` is told of a base model that is joined from its packages.

    Raises:
        SourceError: `docs` is missing, empty, or holds nothing readable.
        LibraryError: there is no library at `library`.
        ModelError: the model cannot be loaded, or is not the library's.
        ReaderError: the reader cannot be loaded.
    """
    if library:
        if fields:
            message = "the fields of a library's records were read when it was made"
            raise SourceError(f"{message}; give --fields to: dateline index FOLDER --library PATH")
        remembered = Library.model_of(library)
        encoder = open_encoder(model or remembered)
        return Assistant(
            Library.open(library, encoder), encoder, open_readers(reader, cache_folder(), advance)
        )
    folder = docs or SEEDS
    # A missing folder is told before the model takes its seconds.
    find_files([folder])
    encoder = open_encoder(model or default_model())
    in_memory = Library.in_memory(encoder)
    result = index_sources([folder], in_memory, encoder, fields=fields)
    return Assistant(
        in_memory, encoder, open_readers(reader, cache_folder(), advance), result.refused
    )


def check_question(text: str) -> None:
    """Check that `text` can be asked.

    Raises:
        QuestionError: it is empty, over 2,000 characters, or not text.
    """
    if not text.strip():
        raise QuestionError('the question is empty; ask one, such as "when did … call …?"')
    if len(text) > LONGEST_QUESTION:
        message = (
            f"the question has {len(text):,} characters, at most {LONGEST_QUESTION:,} are read"
        )
        raise QuestionError(f"{message}; ask a shorter one")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QuestionError("the question is not valid UTF-8; type it again") from error


def _compose_question(question: Question) -> Question:
    """Return `question` with letters in the form in which names are compared."""
    return replace(
        question,
        text=compose(question.text),
        history=tuple(
            Said(compose(each.question), compose(each.answer))
            for each in read_history(question.history)
        ),
        source=compose(question.source),
    )


class Clock:
    """Milliseconds of each step, and of them all."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what the block takes as the step `name`."""
        begin = time.perf_counter()
        yield
        self._steps[name] = _since(begin)

    def finish(self) -> dict[str, float]:
        """Return the milliseconds of each step, and `total`."""
        return {**self._steps, "total": _since(self._begin)}


def _since(begin: float) -> float:
    return round((time.perf_counter() - begin) * 1000, 3)
