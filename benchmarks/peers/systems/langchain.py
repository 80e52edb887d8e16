"""LangChain with FAISS as its documentation has a user do it, and with its record manager."""

from pathlib import Path

import faiss
from langchain_community.docstore.in_memory import InMemoryDocstore
from langchain_community.indexes._sql_record_manager import SQLRecordManager
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.indexing import index as index_documents
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from peers.articles import read_articles
from peers.peer import PASSAGES, Given, Held, find_model, keep_first

_CHARACTERS, _OVERLAP = 1000, 200


class Peer:
    """Vectors in FAISS, saved to a folder, and beside them what its record manager remembers."""

    def __init__(self, way: str, reader: Path | None) -> None:
        del way, reader
        self._embeddings = HuggingFaceEmbeddings(model_name=find_model())

    def build(self, index: Path, articles: Path) -> None:
        """Put in what is new or changed, take out what is gone, save all."""
        is_saved = (index / "index.faiss").is_file()
        records = index / "records.sqlite3"
        if not is_saved:
            # What a killed run remembers is in no index, and would be left out for good.
            records.unlink(missing_ok=True)
            index.mkdir(parents=True, exist_ok=True)
        manager = SQLRecordManager("articles", db_url=f"sqlite:///{records}")
        manager.create_schema()
        store = self._load(index) if is_saved else self._make_store()
        splitter = RecursiveCharacterTextSplitter(chunk_size=_CHARACTERS, chunk_overlap=_OVERLAP)
        documents = splitter.split_documents(
            [
                Document(page_content=each.whole, metadata={"source": each.id})
                for each in read_articles(articles)
            ]
        )
        index_documents(
            documents,
            manager,
            store,
            cleanup="full",
            source_id_key="source",
            key_encoder="sha256",
        )
        store.save_local(str(index))

    def open(self, index: Path) -> None:
        """Load the saved vectors and texts."""
        self._store = self._load(index)

    def _make_store(self) -> FAISS:
        width = len(self._embeddings.embed_query("hello world"))
        return FAISS(self._embeddings, faiss.IndexFlatL2(width), InMemoryDocstore(), {})

    def _load(self, index: Path) -> FAISS:
        # Pickles made here a moment ago.
        return FAISS.load_local(str(index), self._embeddings, allow_dangerous_deserialization=True)

    def hold(self) -> Held:
        """Count the documents that it split articles into, and what they are of."""
        held = self._store.get_by_ids(list(self._store.index_to_docstore_id.values()))
        return Held(frozenset(each.metadata["source"] for each in held), len(held))

    def search(self, question: str, k: int) -> list[str]:
        """Return what the nearest passages are of."""
        found = self._store.similarity_search(question, k=PASSAGES)
        return keep_first((each.metadata["source"] for each in found), k)

    def answer(self, question: str) -> Given | None:
        """Its chains need an LLM."""
        raise NotImplementedError
