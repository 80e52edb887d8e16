"""What of a question a passage lacks: names and numbers that an answer should stand beside.

"When did Milley call Shoigu?" looks answered by Milley's call to Gerasimov; it is not.
"""

import re

_NAME = re.compile(r"(?<!^)(?<![.!?:\"“] )\b[A-Z][\w’'-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"[’']s?$")
_STEM_LETTERS = 4


def count_missing(question: str, passage: str) -> int:
    """Return how many names and numbers of `question` do not stand in `passage`.

    A name is a capitalised word that does not open the question. It stands in the passage if a word
    there begins alike: "Russians" for "Russia", "German" for "Germany".
    """
    text = question.strip()
    words = {word.lower() for word in _WORD.findall(passage)}
    stems = {word[:_STEM_LETTERS] for word in words}
    numbers = set(_NUMBER.findall(passage))
    missing = sum(number not in numbers for number in set(_NUMBER.findall(text)))
    for name in {_POSSESSIVE.sub("", match) for match in _NAME.findall(text)}:
        parts = [part.lower() for part in _WORD.findall(name) if not part.isdigit()]
        missing += any(part not in words and part[:_STEM_LETTERS] not in stems for part in parts)
    return missing
