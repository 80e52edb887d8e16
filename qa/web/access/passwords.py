"""Passwords: how they are kept, compared and read from a file of users."""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qa.errors import ServerError

_NAME = "scrypt"
# As OWASP's cheat sheet on storing passwords gives them: 16 MB and about a fifth of a second.
_COST, _BLOCKS, _PARALLEL = 2**14, 8, 5
_SALT_BYTES, _KEY_BYTES = 16, 32


@dataclass(frozen=True, slots=True)
class PasswordHash:
    """What is kept of a password: scrypt's parameters (RFC 7914), the salt and the key."""

    cost: int
    blocks: int
    parallel: int
    salt: bytes
    key: bytes

    def __str__(self) -> str:
        parameters = f"{self.cost}${self.blocks}${self.parallel}"
        return f"{_NAME}${parameters}${_encode(self.salt)}${_encode(self.key)}"

    def fits(self, password: str) -> bool:
        """Whether it is that of `password`; takes the same time for every password."""
        derived = _derive(password, self.salt, self.cost, self.blocks, self.parallel)
        return hmac.compare_digest(derived, self.key)


def hash_password(password: str, salt: bytes | None = None) -> PasswordHash:
    """Return what is to be kept of `password`, with a new salt unless one is given."""
    salt = salt or os.urandom(_SALT_BYTES)
    key = _derive(password, salt, _COST, _BLOCKS, _PARALLEL)
    return PasswordHash(_COST, _BLOCKS, _PARALLEL, salt, key)


def parse_hash(text: str) -> PasswordHash:
    """Return the hash that `text` shows.

    Raises:
        ValueError: it shows none, or one that would take more than 64 MB.
    """
    name, cost, blocks, parallel, salt, key = text.split("$")
    shown = PasswordHash(int(cost), int(blocks), int(parallel), _decode(salt), _decode(key))
    if name != _NAME or len(shown.key) != _KEY_BYTES or not shown.salt:
        raise ValueError("not a hash by scrypt")
    if not 0 < shown.cost * shown.blocks * shown.parallel <= 2**19 * _PARALLEL:
        raise ValueError("parameters that are out of bounds")
    return shown


def read_users(path: Path) -> Mapping[str, PasswordHash]:
    """Return the users in `path`, a line `user:hash` each; empty lines and those with # are none.

    Raises:
        ServerError: the file cannot be read, is empty, or a line is not such a line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(f"cannot read the users in {path} ({error}); {_HINT}") from error
    users = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        user, _, shown = line.strip().partition(":")
        try:
            users[user] = parse_hash(shown)
        except ValueError as error:
            raise ServerError(f"{path}:{number} is not user:hash ({error}); {_HINT}") from error
    if not users:
        raise ServerError(f"{path} holds no user; {_HINT}")
    return users


_HINT = "make a line of it: python app.py --hash-password USER"


def _derive(password: str, salt: bytes, cost: int, blocks: int, parallel: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=blocks, p=parallel,
        maxmem=2**27, dklen=_KEY_BYTES,
    )  # fmt: skip


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
