"""Messages of Outlook, made here: a compound file (MS-CFB) with the streams of MS-OXMSG."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Tree = dict[str, Any]
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _SMALL = 512, 64
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
SUBJECT, BODY, HEADERS, HTML, SENT = 0x0037, 0x1000, 0x007D, 0x1013, 0x0039


def make_ole(tree: Tree) -> bytes:
    """Return a compound file of small streams: a `tree` of bytes by name, or trees within it."""
    entries: list[list[Any]] = [["Root Entry", 5, _NONE, _NONE, b""]]
    _add(tree, 0, entries)
    small, table = b"", []
    for entry in entries[1:]:
        if entry[1] == 2:
            count = -(-len(entry[4]) // _SMALL)
            entry.append(len(table) if count else _END)
            table += [*range(len(table) + 1, len(table) + count), _END] if count else []
            small += entry[4].ljust(count * _SMALL, b"\0")
    directory = b"".join(
        _entry(each, len(small) if not place else None) for place, each in enumerate(entries)
    )
    parts = [_pad(directory, b"\0"), _pad(_numbers(table), b"\xff"), _pad(small, b"\0")]
    sizes = [len(part) // _SECTOR for part in parts]
    fat = [_FAT]
    for size in sizes:
        fat += [*range(len(fat) + 1, len(fat) + size), _END] if size else []
    first = [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    # One sector of the table is enough for the files of tests.
    assert len(fat) <= _SECTOR // 4
    root = bytearray(parts[0])
    struct.pack_into("<I", root, 116, first[2])
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, first[0], 0, 4096, first[1], sizes[1], _END, 0, 0,
    )  # fmt: skip
    return _pad(head, b"\xff") + _pad(_numbers(fat), b"\xff") + bytes(root) + parts[1] + parts[2]


def _add(tree: Tree, parent: int, entries: list[list[Any]]) -> None:
    before = None
    for name, held in tree.items():
        place = len(entries)
        entries.append([name, 2 if isinstance(held, bytes) else 1, _NONE, _NONE, held])
        # A tree that leans to the right: each entry has the next beside it.
        entries[parent if before is None else before][3 if before is None else 2] = place
        before = place
        if not isinstance(held, bytes):
            _add(held, place, entries)


def _entry(entry: list[Any], size: int | None) -> bytes:
    name, kind, right, child, held = entry[:5]
    start = entry[5] if kind == 2 else 0
    length = size if size is not None else len(held) if kind == 2 else 0
    shown = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", shown, len(shown) + 2, kind, 1, _NONE, right, child, start, length
    )


def _numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _pad(data: bytes, fill: bytes) -> bytes:
    return data + fill * (-len(data) % _SECTOR)


def make_msg(
    body: str = "",
    subject: str = "Harbour closed",
    headers: str = "",
    sent: datetime | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    streams = {SUBJECT: subject, BODY: body, HEADERS: headers}
    tree: Tree = {
        f"__substg1.0_{key:04X}001F": text.encode("utf-16-le")
        for key, text in streams.items()
        if text
    }
    properties = [(key, 0x1F, 2 * len(text) + 2) for key, text in streams.items() if text]
    if sent:
        ticks = int((sent - _EPOCH).total_seconds() * 10**7)
        properties.append((SENT, 0x40, ticks))
    for number, (name, data) in enumerate((files or {}).items()):
        held = [(0x3705, 3, 1), (0x3701, 0x102, len(data)), (0x3707, 0x1F, 2 * len(name) + 2)]
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + _properties(held),
            "__substg1.0_37010102": data,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
        }
    counts = struct.pack("<8x4I8x", 0, len(files or {}), 0, len(files or {}))
    return make_ole(tree | {"__properties_version1.0": counts + _properties(properties)})


def _properties(values: list[tuple[int, int, int]]) -> bytes:
    return b"".join(struct.pack("<HHIQ", kind, key, 6, value) for key, kind, value in values)
