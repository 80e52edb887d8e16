"""Questions that a passage looks like answering and does not, made from those that it answers.

The kinds follow what people wrote for SQuAD 2.0 (Rajpurkar, Jia and Liang 2018, table 2): another
name or number, an antonym, a negation.
"""

import random
import re
from collections.abc import Sequence

_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:of|the|de|al|von|van)\s+)?[A-Z][\w’'-]*)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_AUXILIARY = re.compile(r"\b(did|does|do|was|were|is|are|has|had|can|could|will|would)\b")
_QUESTION_WORD = re.compile(
    r"(?:what|who|whom|whose|when|where|which|why|how|in|on|at|of|to|for|from|by|with|did|does|do"
    r"|was|were|is|are|has|had|can|could|will|would|the|an?|after|before|during|according|name)",
    re.I,
)
_OPPOSITES = (
    ("first", "last"), ("largest", "smallest"), ("biggest", "smallest"), ("highest", "lowest"),
    ("most", "least"), ("more", "less"), ("before", "after"), ("north", "south"),
    ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("oldest", "youngest"),
    ("early", "late"), ("increase", "decrease"), ("increased", "decreased"), ("win", "lose"),
    ("won", "lost"), ("begin", "end"), ("began", "ended"), ("start", "stop"), ("open", "close"),
    ("opened", "closed"), ("best", "worst"), ("longest", "shortest"), ("above", "below"),
    ("accept", "reject"), ("accepted", "rejected"), ("support", "oppose"),
    ("supported", "opposed"), ("arrive", "leave"), ("buy", "sell"), ("bought", "sold"),
    ("male", "female"), ("husband", "wife"), ("father", "mother"), ("rise", "fall"),
    ("same", "different"), ("major", "minor"), ("old", "new"), ("good", "bad"),
    ("never", "always"), ("public", "private"), ("maximum", "minimum"), ("success", "failure"),
)  # fmt: skip
_OPPOSITE = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1])}


def swap_question(
    question: str, passages: Sequence[str], answers: Sequence[str], chance: random.Random
) -> str:
    """Return `question` with a name, number or word exchanged; "" if it holds nothing to exchange.

    Names and numbers come from `passages`, the passage itself first: a false name that stands in
    the passage is the hardest to see.
    """
    swaps = [_swap_number, _swap_name, _swap_name, _swap_opposite, _negate]
    chance.shuffle(swaps)
    for swap in swaps:
        source = passages[0] if chance.random() < 0.5 else chance.choice(passages)
        swapped = swap(question, source, answers, chance)
        if swapped and swapped != question:
            return swapped
    return ""


def _swap_name(question: str, source: str, answers: Sequence[str], chance: random.Random) -> str:
    names = [
        match
        for match in _NAME.finditer(question)
        if not _QUESTION_WORD.fullmatch(match[0].split()[0])
    ]
    return _replace_one(question, names, _NAME.findall(source), answers, chance)


def _swap_number(question: str, source: str, answers: Sequence[str], chance: random.Random) -> str:
    numbers = list(_NUMBER.finditer(question))
    if not numbers:
        return ""
    number = chance.choice(numbers)
    others = [other for other in _NUMBER.findall(source) if len(other) == len(number[0])]
    if number[0].isdigit():
        others.append(str(max(1, int(number[0]) + chance.choice((-11, -3, -2, -1, 1, 2, 4, 10)))))
    return _replace_one(question, [number], others, answers, chance)


def _swap_opposite(
    question: str, source: str, answers: Sequence[str], chance: random.Random
) -> str:
    del source, answers
    words = [match for match in re.finditer(r"\w+", question) if match[0] in _OPPOSITE]
    if not words:
        return ""
    word = chance.choice(words)
    return question[: word.start()] + _OPPOSITE[word[0]] + question[word.end() :]


def _negate(question: str, source: str, answers: Sequence[str], chance: random.Random) -> str:
    del source, answers
    auxiliary = _AUXILIARY.search(question)
    # Most questions have an auxiliary: left alone, negations would crowd the other kinds out.
    if auxiliary is None or chance.random() < 0.8:
        return ""
    return f"{question[: auxiliary.end()]}n't{question[auxiliary.end() :]}"


def _replace_one(
    question: str,
    places: Sequence[re.Match[str]],
    others: Sequence[str],
    answers: Sequence[str],
    chance: random.Random,
) -> str:
    held = " ".join([question, *answers]).lower()
    fitting = [
        other
        for other in others
        if other.lower() not in held
        and not any(answer.lower() in other.lower() for answer in answers)
        and not _QUESTION_WORD.fullmatch(other.split()[0])
    ]
    if not places or not fitting:
        return ""
    place = chance.choice(places)
    return question[: place.start()] + chance.choice(fitting) + question[place.end() :]
