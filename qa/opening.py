"""An assistant opened: over a folder that is indexed in memory, or over a library."""

from collections.abc import Mapping
from pathlib import Path

from embeddings.joining import Advance
from qa.assistant import Assistant
from qa.errors import SourceError
from qa.indexing import index_files, open_encoder
from qa.ingest.sources import find_files
from qa.library.library import Library
from qa.reader.readers import open_readers
from qa.settings import SEEDS, cache_folder, default_model


def open_assistant(
    docs: Path | None = None,
    library: Path | None = None,
    model: str | None = None,
    reader: str | None = None,
    advance: Advance = lambda _: None,
    fields: Mapping[str, str] | None = None,
) -> Assistant:
    """Return an assistant over the folder `docs`, indexed in memory, or over a library.

    Without either, over the seed reports. Without `model`, a library's own model is used; without
    `reader`, the large one where its base is there, else the small one, and none if it is "none".
    `fields` names columns of the records in `docs`, such as {"date": "Erschienen"}.
    `advance` is told of a base model that is joined from its packages.

    Raises:
        SourceError: `docs` is missing, empty, or holds nothing readable.
        LibraryError: there is no library at `library`.
        ModelError: the model cannot be loaded, or is not the library's.
        ReaderError: the reader cannot be loaded.
    """
    if library:
        if fields:
            message = "the fields of a library's records were read when it was made"
            raise SourceError(f"{message}; give --fields to: dateline index FOLDER --library PATH")
        remembered = Library.model_of(library)
        encoder = open_encoder(model or remembered)
        return Assistant(
            Library.open(library, encoder), encoder, open_readers(reader, cache_folder(), advance)
        )
    folder = docs or SEEDS
    # A missing folder is told before the model takes its seconds.
    found = find_files([folder])
    encoder = open_encoder(model or default_model())
    in_memory = Library.in_memory(encoder)
    result = index_files(found, [folder], in_memory, encoder, fields=fields)
    return Assistant(
        in_memory, encoder, open_readers(reader, cache_folder(), advance), result.refused
    )
