"""LlamaIndex as its documentation has a user do it locally: a vector index, and fused with BM25."""

from pathlib import Path

import Stemmer
from llama_index.core import (
    Document,
    Settings,
    StorageContext,
    VectorStoreIndex,
    load_index_from_storage,
)
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

from peers.articles import read_articles
from peers.peer import PASSAGES, Given, Held, find_model, keep_first

# Its default of 1,024 tokens is four times what the model reads of a passage.
_TOKENS, _OVERLAP = 256, 32
_WORDS = "words"


class Peer:
    """The default vector index, kept in its folder, and `fusion` of it with BM25 over its nodes."""

    def __init__(self, way: str, reader: Path | None) -> None:
        del reader
        self._way = way
        Settings.llm = None
        Settings.embed_model = HuggingFaceEmbedding(model_name=find_model())
        Settings.node_parser = SentenceSplitter(chunk_size=_TOKENS, chunk_overlap=_OVERLAP)

    def build(self, index: Path, articles: Path) -> None:
        """Refresh the index that is there, else make one; persist it and the words."""
        documents = [Document(text=each.whole, id_=each.id) for each in read_articles(articles)]
        if (index / "docstore.json").is_file():
            found = self._load(index)
            found.refresh_ref_docs(documents)
        else:
            found = VectorStoreIndex.from_documents(documents)
        found.storage_context.persist(persist_dir=str(index))
        BM25Retriever.from_defaults(
            docstore=found.docstore,
            similarity_top_k=PASSAGES,
            stemmer=Stemmer.Stemmer("english"),
            language="english",
        ).persist(str(index / _WORDS))

    def open(self, index: Path) -> None:
        """Load the index; the fusion has one query, the question, since no LLM adds others."""
        self._index = self._load(index)
        self._retriever = self._index.as_retriever(similarity_top_k=PASSAGES)
        if self._way == "fusion":
            words = BM25Retriever.from_persist_dir(str(index / _WORDS))
            self._retriever = QueryFusionRetriever(
                [self._retriever, words],
                similarity_top_k=PASSAGES,
                num_queries=1,
                mode=FUSION_MODES.RECIPROCAL_RANK,
                use_async=False,
            )

    def _load(self, index: Path) -> VectorStoreIndex:
        return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(index)))

    def hold(self) -> Held:
        """Count its nodes and the documents that they are of."""
        nodes = self._index.docstore.docs.values()
        return Held(frozenset(each.ref_doc_id for each in nodes), len(nodes))

    def search(self, question: str, k: int) -> list[str]:
        """Return the documents of the nodes that are retrieved."""
        found = self._retriever.retrieve(question)
        return keep_first((each.node.ref_doc_id for each in found), k)

    def answer(self, question: str) -> Given | None:
        """Its query engine needs an LLM."""
        raise NotImplementedError
