"""bm25s as its README has a user do it: stopwords, a stemmer, the whole articles."""

from pathlib import Path

import bm25s
import Stemmer

from peers.articles import read_articles
from peers.peer import Given, Held, keep_first


class Peer:
    """An index of words, which is made anew each time: it has no way to add to one."""

    def __init__(self, way: str, reader: Path | None) -> None:
        del way, reader
        self._stemmer = Stemmer.Stemmer("english")

    def build(self, index: Path, articles: Path) -> None:
        """Index and save everything."""
        corpus = read_articles(articles)
        tokens = bm25s.tokenize(
            [each.whole for each in corpus], stopwords="en", stemmer=self._stemmer
        )
        retriever = bm25s.BM25()
        retriever.index(tokens)
        retriever.save(index, corpus=[{"id": each.id, "text": each.whole} for each in corpus])

    def open(self, index: Path) -> None:
        """Load the index with its corpus."""
        self._retriever = bm25s.BM25.load(index, load_corpus=True)

    def hold(self) -> Held:
        """An article is a passage."""
        names = [each["id"] for each in self._retriever.corpus]
        return Held(frozenset(names), len(names))

    def search(self, question: str, k: int) -> list[str]:
        """Return the best `k` articles."""
        tokens = bm25s.tokenize(question, stemmer=self._stemmer, show_progress=False)
        most = min(k, len(self._retriever.corpus))
        found, _ = self._retriever.retrieve(tokens, k=most, show_progress=False)
        return keep_first((each["id"] for each in found[0]), k)

    def answer(self, question: str) -> Given | None:
        """It gives no words."""
        raise NotImplementedError
