"""The tokens of Rich Text Format (RTF 1.9.1): braces, control words, bytes and characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control `word` or symbol with its `number`, or `data`: characters in bytes.

    The `size` of data that is one escaped byte is 1: `uc` counts it as one character.
    """

    brace: str = ""
    word: str = ""
    number: int | None = None
    data: bytes = b""


def split_tokens(rtf: bytes) -> Iterator[Token]:
    r"""Yield the tokens of `rtf`; the bytes behind `\bin` are jumped over."""
    at = 0
    while found := _TOKEN.search(rtf, at):
        at = found.end()
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode()
            if word == "bin":
                at += max(0, number or 0)
            yield Token(word=word, number=number)
        elif found["hex"]:
            yield Token(data=bytes.fromhex(found["hex"].decode()))
        elif found["symbol"]:
            yield Token(word=found["symbol"].decode("latin-1"))
        elif found["brace"]:
            yield Token(brace=found["brace"].decode())
        else:
            yield Token(data=found["text"])
