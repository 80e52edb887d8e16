"""Dateline as docs/api.md has a user ask it, over a library made by `dateline index`."""

from pathlib import Path

from peers.peer import Given, Held
from qa import Question, open_assistant
from qa.assistant import Assistant
from qa.indexing import index_into
from qa.library.library import Library


class Peer:
    """Asks with the reader that the way is called by; articles are found by a whole answer."""

    def __init__(self, way: str, reader: Path | None) -> None:
        del reader  # It has its own.
        self._way = way

    def build(self, index: Path, articles: Path) -> None:
        """Do as `dateline index ARTICLES --library INDEX`."""
        index_into(index, [articles], None, lambda _: None)

    def open(self, index: Path) -> None:
        """Open the library with the way's reader."""
        self._assistant: Assistant = open_assistant(library=index, reader=self._way)

    def hold(self) -> Held:
        """Count a text that came by several names by each of them."""
        library: Library = self._assistant.library
        names = [name for each in library.reports() for name in (each.source, *each.aliases)]
        return Held(frozenset(names), library.count()[1])

    def search(self, question: str, k: int) -> list[str]:
        """Return what an answer names as retrieved."""
        return list(self._assistant.ask(Question(question)).retrieved[:k])

    def answer(self, question: str) -> Given | None:
        """Return the answer and the sources that it cites."""
        answer = self._assistant.ask(Question(question))
        if not answer.answered:
            return None
        cited = (name for each in answer.citations for name in (each.source, *each.aliases))
        return Given(answer.text, tuple(cited))
