"""Haystack as its tutorials have a user do it: a hybrid pipeline in memory, and its reader."""

from pathlib import Path
from typing import Any

from haystack import Document, Pipeline
from haystack.components.caching import CacheChecker
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

from peers.articles import read_articles
from peers.peer import PASSAGES, Given, Held, find_model, keep_first

_WORDS, _OVERLAP = 160, 20
# What the tutorial of extractive answers reads, and how many answers it takes.
_READ, _ANSWERS = 10, 2
_STORE = "store.json"


class Peer:
    """A store in memory that is saved to disk; `reader` reads the passages that are found."""

    def __init__(self, way: str, reader: Path | None) -> None:
        self._reader = reader if way == "reader" else None

    def build(self, index: Path, articles: Path) -> None:
        """Split, embed and write those articles that the cache check does not find, save all."""
        file = index / _STORE
        if file.is_file():
            store = InMemoryDocumentStore.load_from_disk(str(file))
        else:
            store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        every = {each.id: each for each in read_articles(articles)}
        new = CacheChecker(store, cache_field="meta.source").run(items=list(every))["misses"]
        pipeline = Pipeline()
        splitter = DocumentSplitter(split_by="word", split_length=_WORDS, split_overlap=_OVERLAP)
        pipeline.add_component("splitter", splitter)
        pipeline.add_component("embedder", SentenceTransformersDocumentEmbedder(model=find_model()))
        pipeline.add_component("writer", DocumentWriter(store))
        pipeline.connect("splitter", "embedder")
        pipeline.connect("embedder", "writer")
        if new:
            documents = [Document(content=every[name].whole, meta={"source": name}) for name in new]
            pipeline.run({"splitter": {"documents": documents}})
        index.mkdir(parents=True, exist_ok=True)
        store.save_to_disk(str(file))

    def open(self, index: Path) -> None:
        """Load the store, and join both of its retrievers by rank."""
        self._store = InMemoryDocumentStore.load_from_disk(str(index / _STORE))
        self._pipeline = pipeline = Pipeline()
        pipeline.add_component("embedder", SentenceTransformersTextEmbedder(model=find_model()))
        pipeline.add_component("vectors", InMemoryEmbeddingRetriever(self._store, top_k=PASSAGES))
        pipeline.add_component("words", InMemoryBM25Retriever(self._store, top_k=PASSAGES))
        joiner = DocumentJoiner(
            join_mode="reciprocal_rank_fusion", top_k=_READ if self._reader else PASSAGES
        )
        pipeline.add_component("joiner", joiner)
        pipeline.connect("embedder", "vectors")
        pipeline.connect("vectors", "joiner")
        pipeline.connect("words", "joiner")
        if self._reader:
            reader = TransformersExtractiveReader(model=self._reader, top_k=_ANSWERS)
            pipeline.add_component("reader", reader)
            pipeline.connect("joiner.documents", "reader.documents")

    def hold(self) -> Held:
        """Count the documents that it split articles into, and what they are of."""
        held = self._store.filter_documents()
        return Held(frozenset(each.meta["source"] for each in held), len(held))

    def search(self, question: str, k: int) -> list[str]:
        """Return what the joined passages are of."""
        found = self._run(question)["joiner"]["documents"]
        return keep_first((each.meta["source"] for each in found), k)

    def answer(self, question: str) -> Given | None:
        """Return the likeliest answer of the reader, None where that is "no answer"."""
        if not self._reader:
            raise NotImplementedError
        answers = self._run(question)["reader"]["answers"]
        best = max(answers, key=lambda each: each.score, default=None)
        if best is None or best.data is None or best.document is None:
            return None
        return Given(best.data, (best.document.meta["source"],))

    def _run(self, question: str) -> dict[str, Any]:
        told = {"embedder": {"text": question}, "words": {"query": question}}
        if self._reader:
            told["reader"] = {"query": question}
        outputs: dict[str, Any] = self._pipeline.run(told, include_outputs_from={"joiner"})
        return outputs
