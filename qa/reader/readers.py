"""Which readers read: a small one what was retrieved, and where it is there a large one again."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from embeddings.joining import Advance
from qa.reader.reader import Reader, has_base, load_reader
from qa.types import AnswerKind


class ReaderName(StrEnum):
    """The names that stand for no model of a hub."""

    SMALL = "small"
    LARGE = "large"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of an assistant, and the name that an answer says they are called by.

    `first` reads every retrieved passage, `second` the few sentences that promise most, again.
    """

    name: str
    first: Reader | None = None
    second: Reader | None = None

    def choose_first(self, kind: AnswerKind) -> Reader | None:
        """Return what reads the passages retrieved for an answer of `kind`, None if nothing."""
        is_read = not kind.is_digest and kind is not AnswerKind.YES_OR_NO
        return self.first if is_read else None

    def choose_second(self, kind: AnswerKind) -> Reader | None:
        """Return what reads the sentences that promise most: for yes or no the first, if alone."""
        if kind.is_digest:
            return None
        if kind is AnswerKind.YES_OR_NO and not self.second:
            return self.first if self.first and self.first.tells_stance else None
        return self.second


def choose_reader(cache: Path | None = None) -> ReaderName:
    """Return the best of the bundled readers that is there: the large one needs its base model."""
    return ReaderName.LARGE if has_base(ReaderName.LARGE, cache) else ReaderName.SMALL


def open_readers(
    name: str | None = None, cache: Path | None = None, advance: Advance = lambda _: None
) -> Readers:
    """Return the readers called `name`; without one the best that are there.

    Args:
        name: "small", "large", "none", a folder with an adapter, or a question-answering model of
            Hugging Face by folder or hub name, which then reads by itself.
        cache: where the large one's base is joined from its packages; the user's own if None.
        advance: told how far that is.

    Raises:
        ReaderError: a reader cannot be loaded.
    """
    name = name or choose_reader(cache)
    if name == ReaderName.NONE:
        return Readers(ReaderName.NONE)
    if name == ReaderName.LARGE:
        large = load_reader(ReaderName.LARGE, cache, advance)
        return Readers(name, load_reader(ReaderName.SMALL), large)
    return Readers(name, load_reader(name))
