"""Near-copies of one text: found by MinHash, proved by the runs of words that they share."""

import hashlib
import sqlite3

from qa.language.likeness import list_runs, share_runs

# Runs of five words; reprints change a headline, a name's spelling, the last paragraph.
_SHINGLE = 5
_FEWEST = 20
_ALIKE = 0.6
# Texts as alike as that meet in one of 32 bands of 4 values 99 times in 100 (Leskovec, Rajaraman
# and Ullman, "Mining of Massive Datasets", 3.4).
_BANDS, _VALUES = 32, 4
_MOST_COMPARED = 50


def sign_text(text: str) -> tuple[int, ...]:
    """Return the hashes of the bands of `text`'s MinHash; none for a text of a few words.

    Raises:
        ImportError: datasketch is not installed.
    """
    runs = list_runs(text, _SHINGLE)
    if len(runs) < _FEWEST:
        return ()
    from datasketch import MinHash

    # The scheme is written down: libraries keep what it gives.
    sketch = MinHash(num_perm=_BANDS * _VALUES, scheme="affine32")
    sketch.update_batch([" ".join(run).encode() for run in runs])
    values = sketch.hashvalues.astype("<u4").reshape(_BANDS, _VALUES)
    return tuple(_hash_band(number, band.tobytes()) for number, band in enumerate(values))


def find_alike(connection: sqlite3.Connection, text: str, bands: tuple[int, ...]) -> list[int]:
    """Return the ids of the reports that share enough runs of words with `text`."""
    marks = ",".join("?" * len(bands))
    rows = connection.execute(
        "SELECT id, body_start, text FROM report JOIN ("  # noqa: S608
        f" SELECT report, count(*) AS shared FROM band WHERE hash IN ({marks}) GROUP BY report"
        " ORDER BY shared DESC LIMIT ?) ON id = report",
        (*bands, _MOST_COMPARED),
    )
    return [
        key for key, start, other in rows if share_runs(text, other[start:], _SHINGLE) >= _ALIKE
    ]


def join_story(
    connection: sqlite3.Connection, report: int, text: str, bands: tuple[int, ...]
) -> None:
    """Put the report with the id `report` into the story of those that are nearly copies of it.

    A story is called by the id of the report that it began with.
    """
    connection.executemany("INSERT INTO band VALUES (?, ?)", [(each, report) for each in bands])
    alike = [other for other in find_alike(connection, text, bands) if other != report]
    marks = ",".join("?" * len(alike))
    stories = connection.execute(
        f"SELECT DISTINCT story FROM report WHERE id IN ({marks}) ORDER BY story",  # noqa: S608
        alike,
    )
    first, *others = [story for (story,) in stories] or [report]
    connection.execute("UPDATE report SET story = ? WHERE id = ?", (first, report))
    for other in others:
        connection.execute("UPDATE report SET story = ? WHERE story = ?", (first, other))


def _hash_band(number: int, values: bytes) -> int:
    digest = hashlib.blake2b(values, digest_size=8, salt=number.to_bytes(2, "little")).digest()
    return int.from_bytes(digest, "little", signed=True)
