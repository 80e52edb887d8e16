"""A small archive, and what a library that was made from it holds."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from hashing import HashingEncoder

from qa.library.library import Library
from qa.library.verify import find_faults
from qa.types import Period

ALWAYS = Period()


def write_archive(folder: Path) -> Path:
    """Fill `folder` with dated, undated and refused files, copies, reprints and records."""
    folder.mkdir()
    for number in range(40):
        words = " ".join(f"word{number * step % 97} place{number}" for step in range(1, 30))
        head = f" date 2021-03-{number % 28 + 1:02} " if number % 3 else " "
        text = f"{head}On Wednesday the council of town {number} met. {words}.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "07.txt").read_bytes())
    reprint = (folder / "08.txt").read_text(encoding="utf-8") + "\nThe agency added a line."
    (folder / "reprint.txt").write_text(reprint, encoding="utf-8")
    (folder / "latin.txt").write_bytes(b"Caf\xe9")
    records = [
        {"id": f"n{number}", "date": "2020-01-02", "text": f"A volcano of {number} woke again."}
        for number in range(60)
    ]
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return folder


def content_of(folder: Path) -> dict[str, Any]:
    """Return all that a library holds, without the numbers that depend on how it came about."""
    connection = sqlite3.connect(folder / "library.sqlite3")
    queries = {
        "reports": "SELECT source, title, text, published, basis, reason, is_new FROM report",
        "passages": 'SELECT source, start, "end", sentences, data FROM passage'
        " JOIN report ON report.id = report JOIN vector ON passage = passage.id",
        "names": "SELECT name.source, report.source, record, digest FROM name"
        " JOIN report ON report.id = report",
        "files": "SELECT path, size, sha256 FROM file",
        "refusals": "SELECT source, reason FROM refusal",
        "stories": "SELECT one.source, other.source FROM report one JOIN report other"
        " ON one.story = other.story",
    }
    content = {name: sorted(connection.execute(query)) for name, query in queries.items()}
    connection.close()
    return content


def check(folder: Path) -> None:
    """Open the library in `folder`, as a reader does, and hold everything in it to be sound."""
    library = Library.open(folder, HashingEncoder())
    assert [fault.what for fault in find_faults(folder, library.store)] == []
    library.close()


def find(folder: Path, text: str, period: Period = ALWAYS) -> list[str]:
    """Return the reports of the library in `folder` that hold the words of `text`, best first."""
    library = Library.open(folder, HashingEncoder())
    rows = dict(library.matching(text, 10, period))
    sources = [stored.report.source for stored in library.passages(rows)]
    library.close()
    return sources
