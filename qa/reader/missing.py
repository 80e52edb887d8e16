"""What of a question a passage lacks: names and numbers that an answer should stand beside.

"When did Milley call Shoigu?" looks answered by Milley's call to Gerasimov; it is not.
"""

import re

# A sentence before the question sets the scene: "The Olympics opened. Which country won?"
_SCENE = re.compile(r"^.*[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z][^.!?]*\?)", re.S)
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+")
# "US", "TV": reports write them in many ways, or not at all.
_SHORT_FORM = re.compile(r"[A-Z]{2,3}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"[’'](?:s|$)")
_STEM_LETTERS = 4


def count_missing(question: str, passage: str) -> int:
    """Return how many names and numbers of `question` do not stand in `passage`.

    A name is a capitalised word that does not open the question. It stands in the passage if a word
    there begins alike: "Russians" for "Russia", "German" for "Germany".
    """
    text = _SCENE.sub("", question.strip())
    words = {word.lower() for word in _WORD.findall(passage)}
    stems = {word[:_STEM_LETTERS] for word in words}
    numbers = set(_NUMBER.findall(passage))
    missing = sum(number not in numbers for number in set(_NUMBER.findall(text)))
    for name in {_POSSESSIVE.split(match)[0] for match in _NAME.findall(text)}:
        parts = [part.lower() for part in _WORD.findall(name) if not _is_form(part)]
        missing += any(part not in words and part[:_STEM_LETTERS] not in stems for part in parts)
    return missing


def _is_form(part: str) -> bool:
    return part.isdigit() or _SHORT_FORM.fullmatch(part) is not None
