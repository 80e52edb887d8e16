"""Words to the passages that hold them, ranked by BM25; the only module that imports tantivy."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_ROW, _BODY, _ANALYZER = "row", "body", "news"
_WRITER_BYTES = 64_000_000
_DOTTED_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,5}")


class WordIndex:
    """BM25 (Robertson and Zaragoza, 2009) over stemmed, lower-cased words without accents."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """Index `texts`, each with the row that it is known by."""
        import tantivy

        self._analyzer = _build_analyzer()
        schema = (
            tantivy.SchemaBuilder()
            .add_unsigned_field(_ROW, stored=True, fast=True)
            .add_text_field(_BODY, tokenizer_name=_ANALYZER)
            .build()
        )
        self._schema = schema
        index = tantivy.Index(schema)
        index.register_tokenizer(_ANALYZER, self._analyzer)
        writer = index.writer(_WRITER_BYTES, num_threads=1)
        for row, text in texts:
            writer.add_document(
                tantivy.Document.from_dict({_ROW: row, _BODY: _join_acronyms(text)}, schema)
            )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def terms(self, text: str) -> list[str]:
        """Return the terms of `text` as they are indexed, in order, repeats kept."""
        return list(self._analyzer.analyze(_join_acronyms(text)))

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of `term`, as BM25 computes it."""
        frequency = self._searcher.doc_freq(_BODY, term)
        return math.log1p((len(self) - frequency + 0.5) / (frequency + 0.5))

    def search(self, text: str, k: int) -> list[tuple[int, float]]:
        """Return the `k` best rows for the words of `text` with their BM25 scores, best first."""
        import tantivy

        words = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _BODY, term))
            for term in dict.fromkeys(self.terms(text))
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(words), k).hits
        rows = self._searcher.fast_field_values(_ROW, [address for _, address in hits])
        return [(int(row or 0), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]


def _join_acronyms(text: str) -> str:
    """Write "U.S." as "US", so that either finds the other."""
    return _DOTTED_ACRONYM.sub(lambda match: match[0].replace(".", ""), text)


@lru_cache(maxsize=1)
def _build_analyzer() -> Any:
    import tantivy

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
