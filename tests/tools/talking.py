"""A small archive for assistants, without a model, and the protocol's own client to talk to it."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mcp import ClientSession
from mcp.types import CallToolResult

sys.path.append(str(Path(__file__).resolve().parent.parent))
from hashing import HashingEncoder

from qa.assistant import Assistant
from qa.indexing import index_sources
from qa.library.library import Library

Talk = Callable[[ClientSession], Awaitable[Any]]
ARTICLE = (
    "The ferry of {town} sank on Tuesday. Its captain Jonas Hold said that the pump had failed. "
    "Nobody was hurt, and the ferry was raised a week later by a crane from the yard."
)


def write_archive(folder: Path) -> Path:
    """Fill `folder` with dated files, an undated one, a record with an address, and an export."""
    folder.mkdir()
    told = {
        "harbour": " date 2019-05-07 The harbour of Lindow was closed after a storm.\n\n"
        "Mayor Ilse Brandt said on Monday that eleven boats had sunk in the harbour.\n",
        "bridge": " date 2020-06-01 Engineers found cracks in the Ostrava bridge.\n\n"
        "The bridge will be closed on June 4, 2020, the operator said.\n",
        "recipe": "Take two eggs and some flour, and stir the harbour cake.\n",
    }
    for name, text in told.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    record = {
        "id": "wire-7", "title": "Flood in Lindow", "date": "2021-02-03",
        "url": "https://example.org/flood",
        "text": "A flood closed the harbour road on Tuesday. “Zoë” 🌊 was hurt.",
    }  # fmt: skip
    (folder / "wire.jsonl").write_text(json.dumps(record), encoding="utf-8")
    parts = [
        f"{number} of 2 DOCUMENTS\n\nFerry of {town}\n\n{ARTICLE.format(town=town)}\n\n"
        f"Publication date: Sep {number + 3}, 2014\n\n"
        for number, town in enumerate(("Wendow", "Halm"), 1)
    ]
    (folder / "export.txt").write_text("".join(parts), encoding="utf-8")
    return folder


def open_archive(folder: Path) -> Assistant:
    """Return an assistant over the reports in `folder`, which reads whole sentences."""
    encoder = HashingEncoder()
    library = Library.in_memory(encoder)
    result = index_sources([folder], library, encoder)
    return Assistant(library, encoder, refused=result.refused)


def run_apart(talk: Awaitable[Any]) -> Any:
    """Run `talk` in a thread of its own: in that of the tests, a browser's loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, talk).result()


def told(result: CallToolResult) -> dict[str, Any]:
    """Return what a call gave, which is the same as JSON in its only text."""
    (content,) = result.content
    assert not result.isError, content.text
    assert json.loads(content.text) == result.structuredContent
    return result.structuredContent


if __name__ == "__main__":
    from qa.tools.stdio import serve_stdio

    def open_noisily() -> Assistant:
        print("a library may print what it likes")  # noqa: T201
        return open_archive(Path(sys.argv[1]))

    serve_stdio(open_noisily)
