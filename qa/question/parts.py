"""Several questions in one, taken apart to be answered one by one."""

import re

from qa.question.several import AUXILIARIES

_ASKING = (
    r"(?:who|whom|whose|what|which|when|where|why|how (?:many|much|old|long|far|big|often|did|does"
    r"|was|were|is|are|do|has|have))\b(?!\s+of\s+(?:which|whom)\b)"
)
_END = re.compile(r"(?<=[?])\s+(?=\S)")
# "…, who was arrested, and how much was the damage?", "… and when was he released?"
_JOINED = re.compile(
    rf"(?:\s*[,;]\s*(?:and|but|or)?\s*|\s+and\s+)(?=(?:(?:to|by|with|in|on|at) )?{_ASKING})", re.I
)
# Behind such a verb the clause tells what is known: "Did he say when and where it was?".
_EMBEDS = re.compile(
    r"\b(?:say|said|says|tell|told|know|knew|explain(?:ed)?|ask(?:ed)?|describe[ds]?|see|decide[ds]?"
    r"|reveal(?:ed)?|announce[ds]?|learn(?:ed|t)?|about|of|depend(?:s|ed)?(?: on)?)\W*$",
    re.I,
)
_ASKS = re.compile(
    rf"\W*(?:and |but |so )?(?:(?:to|by|with|in|on|at) )?(?:{_ASKING}|{AUXILIARIES}\b)", re.I
)
# "When he left, who came?": the clause before is no question of its own.
_VERB_BEHIND = re.compile(rf"\W*(?:and |but |so )?\S+(?: \S+){{0,3}}? (?:{AUXILIARIES}|be)\b", re.I)
_WHO_DID = re.compile(r"\W*(?:and )?who\b \w+", re.I)
_LEAST_WORDS = 3
_MOST_PARTS = 6


def split_questions(text: str) -> tuple[str, ...]:
    """Return the questions that `text` joins, each with its mark; `text` alone where it is one.

    At most six are taken apart; the rest stays with the last.
    """
    sentences = [each for each in _END.split(text.strip()) if each.strip()]
    if not all(each.rstrip().endswith("?") and _ASKS.match(each) for each in sentences):
        # A sentence beside a question tells what it is about.
        return (text,)
    parts = [part for sentence in sentences for part in _split_joined(sentence)]
    if len(parts) < 2:
        return (text,)
    kept = parts[: _MOST_PARTS - 1]
    rest = " ".join(parts[_MOST_PARTS - 1 :])
    return (*kept, rest) if rest else tuple(kept)


def _split_joined(sentence: str) -> list[str]:
    """Return the questions that commas and "and" join in `sentence`."""
    pieces: list[str] = []
    begin = 0
    joints = list(_JOINED.finditer(sentence))
    ends = [*(joint.start() for joint in joints[1:]), len(sentence)]
    for joint, end in zip(joints, ends, strict=False):
        before, behind = sentence[begin : joint.start()], sentence[joint.end() : end]
        # "The mayor, who is ill, resigned" goes on behind the clause.
        is_clause = "," in behind and not joint[0].strip(" ,;")
        if is_clause or _EMBEDS.search(before):
            continue
        if _is_question(before) and _is_question(behind):
            pieces.append(f"{before.strip()}?")
            begin = joint.end()
    return [*pieces, sentence[begin:].strip()]


def _is_question(text: str) -> bool:
    words = text.split()
    if len(words) < _LEAST_WORDS or not _ASKS.match(text):
        return False
    # A verb stands in what is asked: "who was arrested", "who resigned", not "who, in June".
    return bool(_VERB_BEHIND.match(text) or _WHO_DID.match(text))
