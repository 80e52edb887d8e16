"""A text cut into words, numbers and signs, in one pass."""

import re
from dataclasses import dataclass
from itertools import accumulate

# Three alternatives that cannot overlap: the scan never backs up, whatever the text.
_TOKEN = re.compile(r"([^\W\d_]+|[0-9]+|[^\w\s]|[\d_])")

# Blank words behind the last token let the grammar look past either end of the text without asking
# where it ends: `words[i + 3]` is blank near the end, and so is `words[-1]` before the start.
_PADDING = 32


@dataclass(frozen=True, slots=True)
class Tokens:
    """Lower-case words of `text` with their offsets, column by column.

    `words` ends in blanks that have no offsets; `size` counts the real ones.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @property
    def size(self) -> int:
        """How many tokens the text has."""
        return len(self.starts)

    def touches(self, i: int) -> bool:
        """Whether token `i` and the next one stand without a gap."""
        return 0 <= i < self.size - 1 and self.ends[i] == self.starts[i + 1]

    def is_capitalised(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return 0 <= i < self.size and self.text[self.starts[i]].isupper()


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens; linear in its length."""
    # Splitting at a group yields gap, token, gap, token, …, gap: the running sum of their lengths
    # gives every offset without a Python step for each token.
    pieces = _TOKEN.split(text)
    bounds = list(accumulate(map(len, pieces)))
    # Lower-casing word by word: doing it to the whole text would move offsets ("İ" becomes two).
    words = [word.lower() for word in pieces[1::2]]
    words.extend([""] * _PADDING)
    return Tokens(text, words, bounds[:-1:2], bounds[1::2])
