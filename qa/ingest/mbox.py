"""Mailboxes (mbox, RFC 4155) to their messages, whatever their file is called."""

import re

# A message begins with "From ", an address and the moment that it came, behind a blank line.
_BEGIN = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|(?<=\n\n)|(?<=\r\n\r\n))"
    rb"From [^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[!-9;-~]+:)"
)


def is_mailbox(data: bytes) -> bool:
    """Whether `data` is a mailbox rather than one message, or a text."""
    return _BEGIN.match(data) is not None


def split_mailbox(data: bytes) -> list[bytes]:
    """Return the messages of the mailbox `data`, in their order."""
    begins = list(_BEGIN.finditer(data))
    ends = [begin.start() for begin in begins[1:]] + [len(data)]
    return [data[begin.end() : end] for begin, end in zip(begins, ends, strict=True)]
