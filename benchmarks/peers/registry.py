"""The systems that are compared, in the order of the tables; those of one environment share it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A way to ask a system, which `finds` articles, `answers` with words, or both."""

    name: str
    title: str
    finds: bool = True
    answers: bool = False


@dataclass(frozen=True, slots=True)
class System:
    """A module in `systems/` and an environment of the same name, with an index for all `ways`.

    `packages` are those whose versions are told. One that `reads` is given a reader.
    """

    name: str
    title: str
    packages: tuple[str, ...]
    ways: tuple[Way, ...]
    reads: bool = False


SYSTEMS = (
    System(
        "dateline",
        "Dateline",
        ("dateline-qa",),
        (
            Way("none", "Dateline, whole sentences", answers=True),
            Way("small", "Dateline, small reader", finds=False, answers=True),
            Way("large", "Dateline, large reader", finds=False, answers=True),
        ),
    ),
    System(
        "llamaindex",
        "LlamaIndex",
        ("llama-index-core",),
        (
            Way("vectors", "LlamaIndex, vector index"),
            Way("fusion", "LlamaIndex, fusion of vectors and BM25"),
        ),
    ),
    System(
        "haystack",
        "Haystack",
        ("haystack-ai",),
        (
            Way("hybrid", "Haystack, hybrid in memory"),
            Way("reader", "Haystack, extractive reader", finds=False, answers=True),
        ),
        reads=True,
    ),
    System(
        "txtai",
        "txtai",
        ("txtai",),
        (
            Way("hybrid", "txtai, hybrid"),
            Way("extractor", "txtai, extractor without an LLM", finds=False, answers=True),
        ),
        reads=True,
    ),
    System(
        "langchain",
        "LangChain",
        ("langchain-core", "faiss-cpu"),
        (Way("faiss", "LangChain, FAISS"),),
    ),
    System("bm25s", "bm25s", ("bm25s",), (Way("words", "bm25s, words alone"),)),
)
BY_NAME = {system.name: system for system in SYSTEMS}
