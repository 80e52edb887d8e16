"""A question that was read: everything that anyone later needs to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.language.names.acronyms import Body
from qa.question.gathering import Gathering
from qa.question.measures import Measure
from qa.question.names import QuestionName
from qa.types import AnswerKind, Period


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for and with which words.

    `text` is the question as it would be asked had nothing been said before, and `plain_text` the
    same without the negation of "didn't she?"; `search_text` its words with what the conversation
    is about, of a digest its subject alone; `content` are its words that are not empty; `names`
    those of the names in it. `period` is the time that it names, open
    where it names none, `time_words` the words that name it, which stand in neither of the other
    two, and `time` the same as it is written, "" where there is none. `named` are the people,
    places and bodies that it names for sure, `bodies` what those are also called, each with its
    name in the question, `given_names` the word before each surname. `forms` are the dictionary
    forms of all words, and `is_negated` tells that one of them negates what it asks.

    What the answer must be: of `kind`; `several` tells that a list of things is asked for,
    `measure` what a number must measure and `accounts` what of a firm it must be; where
    `is_within_country` a whole country is no answer, and where `is_within_period` a day outside of
    the period; where `wants_sentence`, as for why and how, a few words do not answer.
    """

    kind: AnswerKind
    text: str
    search_text: str
    content: tuple[str, ...]
    names: tuple[str, ...]
    time_words: tuple[str, ...]
    period: Period
    several: bool = False
    time: str = ""
    named: tuple[QuestionName, ...] = ()
    bodies: Mapping[Body, str] = field(default_factory=dict)
    given_names: Mapping[str, str] = field(default_factory=dict)
    plain_text: str = ""
    forms: frozenset[str] = frozenset()
    is_negated: bool = False
    measure: Measure = Measure.ANY
    accounts: frozenset[str] = frozenset()
    is_within_country: bool = False
    is_within_period: bool = False
    wants_sentence: bool = False
    gathering: Gathering | None = None
