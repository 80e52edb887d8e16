"""The tables of a library's SQLite file, and how the file is opened."""

import os
import sqlite3
from pathlib import Path

from embeddings.files import sync
from qa.errors import LibraryError

VERSION = 3

# Text and vectors come last or in tables of their own: what is counted and compared stays small.
_TABLES = """
CREATE TABLE state (
    identity TEXT NOT NULL,       -- of the model that made the vectors
    model TEXT NOT NULL,          -- the name that loads it
    content INTEGER NOT NULL,     -- grows with every change of what is searched
    generation INTEGER NOT NULL,  -- of the derived indexes, 0 where there is none
    covers INTEGER NOT NULL,      -- the content that this generation was made of
    changed TEXT NOT NULL         -- when the content last changed, in UTC
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,    -- root and name, absolute
    root TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,    -- -1 where it was too fresh to be trusted
    sha256 TEXT NOT NULL          -- '' while the file is being read
);
CREATE TABLE refusal (
    file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX refusal_of_file ON refusal(file);
CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE,
    story INTEGER,
    published TEXT,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    is_new INTEGER NOT NULL,      -- 1 until it was compared with its neighbours' dates
    content_key BLOB NOT NULL,
    body_start INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,    -- characters of its file's text before its own
    format TEXT NOT NULL,
    pages TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX report_by_content ON report(content_key);
CREATE INDEX report_by_story ON report(story);
CREATE INDEX report_by_day ON report(published);
CREATE TABLE name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE,  -- what the text is cited by
    report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
    file INTEGER REFERENCES file(id),
    record TEXT NOT NULL,         -- the name as it was read from the file
    digest BLOB NOT NULL
);
CREATE INDEX name_of_report ON name(report);
CREATE UNIQUE INDEX name_of_record ON name(file, record);
CREATE TABLE band (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX band_of_report ON band(report);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL
);
CREATE INDEX passage_of_report ON passage(report);
CREATE TABLE vector (
    passage INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,
    data BLOB NOT NULL
);
"""
# Five vectors of 384 dimensions fill one.
_PAGE_BYTES = 8192
# A writer's commit makes readers of the same moment wait, never for long.
_WAIT_SECONDS = 30


def create_file(path: Path | None, identity: str, model: str) -> sqlite3.Connection:
    """Make the tables in the file `path`, or in memory; a file is there whole or not at all."""
    if path is None:
        return _make_tables(":memory:", identity, model)
    partial = path.with_name(f"{path.name}.partial")
    for leftover in path.parent.glob(f"{partial.name}*"):
        leftover.unlink()
    _make_tables(str(partial), identity, model).close()
    sync(partial)
    partial.replace(path)
    return open_file(path)


def open_file(path: Path) -> sqlite3.Connection:
    """Open the library's file `path`, to read only where nothing can be written.

    Raises:
        LibraryError: the file is no library, or one of another version of Dateline.
    """
    try:
        connection = _connect(str(path)) if is_writable(path) else _connect_to_read(path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        message = f"{path} is not a library ({error})"
        raise LibraryError(
            f"{message}; build one with: dateline index FOLDER --library PATH"
        ) from error
    if version != VERSION:
        message = f"{path} has schema version {version}, this program reads {VERSION}"
        raise LibraryError(f"{message}; build it anew: dateline index FOLDER --library PATH")
    return connection


def is_writable(path: Path) -> bool:
    """Whether the file `path` and the folder that it is in can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """SQLite keeps files beside one that another may write; where it cannot, nobody can."""
    return _connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    # Worker threads of the chat share the connection; this SQLite serialises its calls.
    connection = sqlite3.connect(
        name, _WAIT_SECONDS, check_same_thread=False, uri=uri, isolation_level=None
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _make_tables(name: str, identity: str, model: str) -> sqlite3.Connection:
    connection = _connect(name)
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"{_TABLES} PRAGMA user_version = {VERSION};")
    connection.execute(
        "INSERT INTO state VALUES (?, ?, 0, 0, 0, datetime('now'))", (identity, model)
    )
    return connection
