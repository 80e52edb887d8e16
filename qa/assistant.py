"""The assistant: the only place where the order of the steps from question to answer is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from embeddings.encoder import Encoder
from embeddings.memo import QueryMemo
from qa.answering.composing.collection import answer_collection
from qa.answering.composing.compose import compose_answer
from qa.answering.composing.joining import join_answers
from qa.answering.composing.readings import tell_readings
from qa.answering.composing.timeline import list_events
from qa.answering.evidence.marking import mark_sentences
from qa.answering.evidence.rereading import cut_extracts
from qa.answering.evidence.scoring import EvidenceRanker
from qa.answering.evidence.sentences import Evidence
from qa.answering.lists.listing import compose_gathered, is_settled
from qa.answering.lists.reading_on import MOST_READ, gather_items
from qa.answering.ranking.confidence import choose_ranking
from qa.clock import Clock
from qa.language.names.acronyms import spell_out
from qa.library.library import Library
from qa.question.asked import Asked
from qa.question.checking import check_question, compose_question
from qa.question.collection import read_collection_question
from qa.question.history import read_history
from qa.question.languages import find_other_language
from qa.question.parts import split_questions
from qa.question.understanding import add_bodies, understand_each, understand_question
from qa.reader.reader import Reader
from qa.reader.readers import ReaderName, Readers
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
from qa.types import Answer, AnswerKind, Correction, Question, Refusal, Said, TimelineEvent

# Passages whose sentences are read: more cost time, and on an archive of news won no answer.
_READ = 6
MOST_EVENTS = 30
# Passages whose sentences are listed by their days.
_LISTED = 40
# Passages whose reports are named as retrieved.
_RETRIEVED = 60


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

    def _ask_one(self, question: Question, clock: Clock) -> Answer:
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
            ranking = choose_ranking(self.reader_name, gathered.evidence)
            answer = compose_answer(gathered.asked, gathered.evidence, ranking)
        if gathered.asked.gathering and self._readers.first:
            with clock.step("read on"):
                answer = self._read_on(gathered, self._readers.first, answer)
        return replace(
            answer,
            corrections=(*gathered.corrections, *self._tell_readings(gathered.asked, answer)),
            retrieved=list_sources(gathered.retrieved),
            reader=self.reader_name,
            timings_ms=clock.finish(),
        )

    def gather(
        self, question: Question, clock: Clock | None = None, kind: AnswerKind | None = None
    ) -> Gathered:
        """Return what an answer to `question`, read as one of `kind`, is decided by.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        clock = clock or Clock()
        search = self._search(question, clock, kind)
        with clock.step("retrieve"):
            most = MOST_READ + 1 if search.asked.gathering else _RETRIEVED
            found = list(islice(search.found, most))
        evidence = self._find_evidence(search.asked, search.vector, found, clock)
        return Gathered(search.asked, search.corrections, found, evidence)

    def search(self, question: Question, limit: int) -> Found:
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

    def list_events(self, question: Question, limit: int = MOST_EVENTS) -> list[TimelineEvent]:
        """Return up to `limit` dated events that fit `question`, in the order of their days.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        return list(self.trace_events(question, limit).events)

    def trace_events(self, question: Question, limit: int = MOST_EVENTS) -> Traced:
        """Return the same, and what the misspelled names of `question` were read as.

        Raises:
            QuestionError: the question is empty or over 2,000 characters.
        """
        gathered = self.gather(question, kind=AnswerKind.HAPPENED)
        events = list_events(gathered.asked, gathered.evidence, limit)
        return Traced(tuple(events), gathered.corrections)

    def _search(self, question: Question, clock: Clock, kind: AnswerKind | None = None) -> _Search:
        check_question(question.text)
        question = compose_question(question)
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

    def _find_evidence(
        self, asked: Asked, vector: Vectors, found: Sequence[Candidate], clock: Clock
    ) -> list[Evidence]:
        """Return the sentences of the best passages `found`, best first."""
        read = found[: _LISTED if asked.kind.is_digest else _READ]
        if asked.kind in (AnswerKind.REPORTED, AnswerKind.LATEST) and not asked.content:
            # Nothing but a time is asked about, and a report opens with what it is about.
            read = find_openings(self.library, read)
        with clock.step("read"):
            reader = self._readers.choose_first(asked.kind)
            marked = mark_sentences(reader, asked, read) if reader else None
        with clock.step("rank"):
            evidence = self._ranker.rank(asked, vector, read, marked)
        if second := self._readers.choose_second(asked.kind):
            with clock.step("read again"):
                extracts = cut_extracts(evidence)
                again = mark_sentences(second, asked, extracts)
                evidence = self._ranker.rank(asked, vector, extracts, again, marked)
        return evidence

    def _read_on(self, gathered: Gathered, reader: Reader, found: Answer) -> Answer:
        """Return the answer by what all reports tell, where `found` is that of a few."""
        asked = gathered.asked
        single = understand_each(asked, QueryMemo(self.encoder))
        if asked.gathering is None or single is None or is_settled(asked, single, found):
            return found
        told = gather_items(
            reader,
            self._ranker,
            single,
            asked.gathering.noun,
            gathered.retrieved,
            self._readers.second,
        )
        return compose_gathered(asked, single, found, told)

    def _tell_readings(self, asked: Asked, answer: Answer) -> list[Correction]:
        """Return the names that were read as others, where the reports cited have those."""
        cited = (self.library.report_named(each.source) for each in answer.citations)
        reports = [report for report in cited if report] if answer.answered else []
        return tell_readings(asked, reports)
