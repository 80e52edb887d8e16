"""Questions from all reports of an archive: some of each report, of each kind, none twice."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from qa.drafting.clauses import find_clauses
from qa.drafting.drafts import Draft, miss_nearly, turn_clause
from qa.question.names import NameKind, read_names
from qa.types import Report

# Of each report, so that one long report does not make the whole file.
_OF_A_REPORT = 12
# One in so many is nothing's answer.
_MISSED = 4
_MOST_TEXT = 2_000_000


def draft_questions(reports: Iterable[Report], most: int) -> list[dict[str, Any]]:
    """Return up to `most` questions with known answers over `reports`, as lines of a file.

    About one in four has no answer in them: a name, a year or a number was changed. All are drafts:
    what is known of a sentence may be told of something else in another report.
    """
    told, missed, persons, texts = [], [], [], []
    size = 0
    for report in reports:
        drafts = [each for clause in find_clauses(report) for each in turn_clause(clause)]
        told.append(list(_mix_kinds(drafts))[:_OF_A_REPORT])
        persons += [each.answers[0] for each in drafts if each.kind == "who"]
        names = (name for each in drafts for name in read_names(each.question))
        persons += [name.text for name in names if name.kind is NameKind.PERSON]
        if size < _MOST_TEXT:
            texts.append(report.text)
            size += len(report.text)
    known = list(dict.fromkeys(persons))
    said = "\n".join(texts)
    answered = list(_take_turns(told))
    for number, draft in enumerate(answered):
        # Another is named each time.
        turned = known[number % max(1, len(known)) :] + known[: number % max(1, len(known))]
        missed += list(miss_nearly(draft, turned, said))[:1]
    few = max(1, most // _MISSED) if missed and most > 1 else 0
    few = min(few, len(missed))
    chosen = [*answered[: most - few], *missed[:few]]
    unique = {re.sub(r"\W+", " ", each.question).casefold(): each for each in reversed(chosen)}
    kept = list(unique.values())[::-1]
    return [_write(number, each) for number, each in enumerate(kept, start=1)]


def _mix_kinds(drafts: list[Draft]) -> Iterator[Draft]:
    kinds = dict.fromkeys(each.kind for each in drafts)
    return _take_turns([[each for each in drafts if each.kind == kind] for kind in kinds])


def _take_turns(lists: list[list[Draft]]) -> Iterator[Draft]:
    for group in zip_longest(*lists):
        yield from (each for each in group if each is not None)


def _write(number: int, draft: Draft) -> dict[str, Any]:
    is_told = draft.kind != "null"
    line = {
        "id": f"d{number:04}",
        "kind": draft.kind,
        "question": draft.question,
        "answers": list(draft.answers),
        "sources": [draft.source] if is_told else [],
        "match": draft.match,
        "evidence": draft.evidence,
    }
    extra = {"date": draft.date, "note": draft.note}
    return line | {name: value for name, value in extra.items() if value}
