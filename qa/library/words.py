"""Words to the passages that hold them, ranked by BM25; the only module that imports tantivy."""

import math
import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from qa.language.names.consonants import match_consonants
from qa.language.names.parts import drop_stops
from qa.language.names.sounds import match_sound
from qa.letters import compose
from qa.types import Period

# A passage's row, the day of its report (0: not known) counted from the year 1, and its words.
Entry = tuple[int, int, str]

_KEY, _ROW, _DAY, _BODY, _ANALYZER = "key", "row", "day", "body", "news"
_WRITER_BYTES = 64_000_000
# Of a word this long two letters may be wrong, of a shorter one a single one.
_LONG = 8
# Tantivy's own, of a writer or a reader that may be gone.
_LOCKS = ".lock"


class WordIndex:
    """BM25 (Robertson and Zaragoza, 2009) over stemmed, lower-cased words without accents."""

    def __init__(self, index: Any) -> None:
        self._analyzer = _build_analyzer()
        index.register_tokenizer(_ANALYZER, self._analyzer)
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def build(cls, entries: Iterable[Entry], folder: Path | None = None) -> "WordIndex":
        """Index `entries` in `folder`, which is there and empty, or in memory.

        Raises:
            OSError: there is no room, or no right to write.
        """
        import tantivy

        index = tantivy.Index(_build_schema(), path=str(folder) if folder else None)
        made = cls(index)
        made.update((), entries)
        return made

    @classmethod
    def open(cls, folder: Path) -> "WordIndex":
        """Return the index in `folder`.

        Raises:
            OSError: there is none that can be read.
        """
        import tantivy

        is_writable = os.access(folder, os.W_OK)
        place = folder if is_writable else _link(folder)
        try:
            opened = cls(tantivy.Index.open(str(place)))
        except ValueError as error:
            raise OSError(f"cannot read {folder} ({error})") from error
        if not is_writable:
            finalize(opened, shutil.rmtree, place, ignore_errors=True)
        return opened

    @classmethod
    def copy(cls, folder: Path, target: Path) -> "WordIndex":
        """Return a copy, in `target`, of the index in `folder`; it takes no room until it changes.

        Segments are never written to again, so both share them; what tantivy replaces is copied.

        Raises:
            OSError: there is no index that can be read, or no room.
        """
        for path in _files_of(folder):
            if path.suffix == ".json":
                shutil.copyfile(path, target / path.name)
            else:
                _share(path, target / path.name)
        return cls.open(target)

    def update(self, removed: Iterable[int], added: Iterable[Entry]) -> None:
        """Take the rows `removed` out and put `added` in.

        Raises:
            OSError: there is no room, or no right to write.
        """
        import tantivy

        schema = self._index.schema
        try:
            writer = self._index.writer(_WRITER_BYTES, num_threads=1)
            for row in removed:
                writer.delete_documents_by_term(_KEY, str(row))
            for row, day, text in added:
                words = {_KEY: str(row), _ROW: row, _DAY: day, _BODY: _write_plainly(text)}
                writer.add_document(tantivy.Document.from_dict(words, schema))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(f"cannot write the word index ({error})") from error
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def terms(self, text: str) -> list[str]:
        """Return the terms of `text` as they are indexed, in order, repeats kept."""
        return list(self._analyzer.analyze(_write_plainly(text)))

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of `term`, as BM25 computes it."""
        # Removed passages are counted in the frequency until their segment is merged.
        frequency = min(len(self), self._searcher.doc_freq(_BODY, term))
        return math.log1p((len(self) - frequency + 0.5) / (frequency + 0.5))

    def search(
        self,
        text: str,
        k: int,
        period: Period | None = None,
        among: Iterable[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Return the `k` best rows for the words of `text` with their BM25 scores, best first.

        A `period` that is not open keeps the rows whose day is known to lie in it, and `among`,
        where it is given, these rows.
        """
        import tantivy

        schema = self._index.schema
        query = tantivy.Query.boolean_query(self._any_of(text))
        kept = [_days_of(schema, period)] if period and not period.is_open else []
        if among is not None:
            kept.append(tantivy.Query.term_set_query(schema, _KEY, [str(row) for row in among]))
        if kept:
            limits = [tantivy.Query.const_score_query(each, 0.0) for each in kept]
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, each) for each in (query, *limits)]
            )
        return self._find(query, k)

    def knows(self, term: str) -> bool:
        """Whether any passage holds `term`."""
        return bool(self._searcher.doc_freq(_BODY, term) > 0)

    def resembling(self, word: str, text: str, k: int) -> list[int]:
        """Return the `k` rows with a word spelled like `word`, those with words of `text` first."""
        import tantivy

        schema = self._index.schema
        distance = 2 if len(word) >= _LONG else 1
        # What is misspelled may have lost the ending that it should have, or seem to have one.
        forms = {word.lower(), *self.terms(word)}
        spelled = [tantivy.Query.fuzzy_term_query(schema, _BODY, form, distance) for form in forms]
        if pattern := match_consonants(word.lower()):
            spelled.append(tantivy.Query.regex_query(schema, _BODY, pattern))
        alike = tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in spelled])
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, alike), *self._any_of(text)])
        return [row for row, _ in self._find(query, k)]

    def sounding(self, word: str, text: str, k: int) -> list[int]:
        """Return the `k` rows with a word that may sound as `word` does, as `resembling` does."""
        import tantivy

        pattern = match_sound(word)
        if not pattern:
            return []
        alike = tantivy.Query.regex_query(self._index.schema, _BODY, pattern)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, alike), *self._any_of(text)])
        return [row for row, _ in self._find(query, k)]

    def _any_of(self, text: str) -> list[Any]:
        import tantivy

        terms = dict.fromkeys(self.terms(text))
        queries = (tantivy.Query.term_query(self._index.schema, _BODY, term) for term in terms)
        return [(tantivy.Occur.Should, query) for query in queries]

    def _find(self, query: Any, k: int) -> list[tuple[int, float]]:
        hits = self._searcher.search(query, k, count=False).hits
        found = self._rows([address for _, address in hits])
        return [(row, float(score)) for row, (score, _) in zip(found, hits, strict=True)]

    def holding(self, text: str) -> list[int]:
        """Return the rows that hold every term of `text`, none where it has no term."""
        import tantivy

        schema = self._index.schema
        terms = [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema, _BODY, term, "basic"))
            for term in dict.fromkeys(self.terms(text))
        ]
        if not terms:
            return []
        query = tantivy.Query.const_score_query(tantivy.Query.boolean_query(terms), 0.0)
        hits = self._searcher.search(query, max(1, len(self)), count=False).hits
        return self._rows([address for _, address in hits])

    def rows(self) -> list[int]:
        """Return every row of the index, in no order."""
        import tantivy

        hits = self._searcher.search(tantivy.Query.all_query(), max(1, len(self))).hits
        return self._rows([address for _, address in hits])

    def _rows(self, addresses: Sequence[Any]) -> list[int]:
        return [int(row or 0) for row in self._searcher.fast_field_values(_ROW, list(addresses))]


def _days_of(schema: Any, period: Period) -> Any:
    import tantivy

    first, last = period.first or date.min, period.last or date.max
    return tantivy.Query.range_query(
        schema, _DAY, tantivy.FieldType.Unsigned, first.toordinal(), last.toordinal()
    )


def _files_of(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix != _LOCKS]


def _link(folder: Path) -> Path:
    """Return a folder of links to `folder`: tantivy makes its lock files even to read."""
    place = Path(mkdtemp(prefix="dateline-words-"))
    for path in _files_of(folder):
        (place / path.name).symlink_to(path.resolve())
    return place


def _share(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:
        # Not every file system can; a full disk is told by the copy.
        shutil.copyfile(path, target)


def _write_plainly(text: str) -> str:
    """Write "U.S." as "US" and each letter as one character, so that either finds the other."""
    return drop_stops(compose(text))


def _build_schema() -> Any:
    import tantivy

    return (
        tantivy.SchemaBuilder()
        # Only a term of text is found when it is to be deleted.
        .add_text_field(_KEY, tokenizer_name="raw", index_option="basic")
        .add_unsigned_field(_ROW, fast=True)
        .add_unsigned_field(_DAY, fast=True)
        .add_text_field(_BODY, tokenizer_name=_ANALYZER, index_option="freq")
        .build()
    )


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
