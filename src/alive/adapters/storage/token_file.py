"""The tokens, in a file beside the script. Their secrets are not in it, only salted hashes of them.

A secret is made of 256 random bits (`alive token new`), never chosen by people. So a fast hash is as good as a slow
one, which would hold up Live's main thread. Whatever is wrong with the file, it is not taken for one without tokens.
"""

import hashlib
import hmac
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import attrs

from alive.domain.role import Role

FILE_NAME = "tokens.json"

LONGEST_FILE = 128 * 1024
"""Bytes that are read: more than `alive token new` ever writes, and little enough for one turn."""

LONGEST_NAME = 60

_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@attrs.frozen
class StoredToken:
    """What is known of a token without its secret."""

    name: str
    role: Role
    salt: str
    digest: str
    """The SHA-256 sum of salt and secret, in hexadecimal."""
    made_on: str = ""
    """The day it was made, for people."""


@attrs.frozen
class StoredTokens:
    """All tokens of a file."""

    known: tuple[StoredToken, ...] = ()
    fault: str | None = None
    """Why the file cannot be used, if so."""

    def find(self, secret: str) -> StoredToken | None:
        """The token with that secret. All are compared, each in constant time."""
        found = None
        for token in self.known:
            if hmac.compare_digest(token.digest.encode(), digest_of(token.salt, secret).encode()):
                found = token
        return found


class TokenFile:
    """The file of the script, as it is at the time: it is read again when it was changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_as: Any = None
        self._tokens = StoredTokens()

    def look(self) -> StoredTokens:
        """The tokens; the same object as before if the file is still the same."""
        state = _state(self._path)
        if state != self._read_as:
            self._read_as, self._tokens = state, read_tokens(self._path)
        return self._tokens


class NoTokens:
    """Where there is no folder to have tokens in."""

    def __init__(self) -> None:
        self._tokens = StoredTokens()

    def look(self) -> StoredTokens:
        """None."""
        return self._tokens


def read_tokens(path: Path) -> StoredTokens:
    """The tokens of a file: none if there is no such file, and a fault if it cannot be used, whatever the reason."""
    try:
        return StoredTokens(tuple(map(_token, _entries(path))))
    except FileNotFoundError:
        return StoredTokens()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        reason = str(error) if type(error) is ValueError else "it is not as alive token new writes it"
    return StoredTokens(fault=f"{path} cannot be used: {reason}")


def write_tokens(path: Path, tokens: tuple[StoredToken, ...]) -> None:
    """Replace the file as a whole by one that only its owner can read. OSError if that cannot be done."""
    entries = [
        {"name": each.name, "role": each.role.value, "salt": each.salt, "sha256": each.digest, "made_on": each.made_on}
        for each in tokens
    ]
    write_privately(path, (json.dumps({"tokens": entries}, indent=1) + "\n").encode())


def write_privately(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, from its first byte on. OSError if that cannot be done.

    On Windows it has the rights of its folder, which in a user's own library are those of that user.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def digest_of(salt: str, secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(f"{salt}{secret}".encode("utf-8", "surrogatepass")).hexdigest()


def is_private(path: Path) -> bool:
    """Whether only its owner can read the file. On Windows that is not told by the file's mode."""
    return sys.platform == "win32" or not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _state(path: Path) -> Any:
    """What changes when the file does."""
    try:
        found = path.stat()
    except OSError as error:
        return error.errno
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)


def _entries(path: Path) -> list[Any]:
    with path.open("rb") as file:
        if sys.platform != "win32":
            _check_owner(os.fstat(file.fileno()))
        content = file.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        raise ValueError(f"it is longer than {LONGEST_FILE} bytes")
    entries = json.loads(content)["tokens"]
    if not isinstance(entries, list):
        raise TypeError
    return entries


def _check_owner(found: os.stat_result) -> None:
    """Whoever can write the file could give himself a token."""
    if sys.platform != "win32" and found.st_uid not in {os.getuid(), 0}:
        raise ValueError("it belongs to another user")
    if found.st_mode & _WRITABLE_BY_OTHERS:
        raise ValueError("others than its owner can write it; chmod 600 it")


def _token(entry: Any) -> StoredToken:
    token = StoredToken(
        name=entry["name"],
        role=Role(entry["role"]),
        salt=entry["salt"],
        digest=entry["sha256"],
        made_on=entry.get("made_on", ""),
    )
    texts = (token.name, token.salt, token.digest, token.made_on)
    if not all(isinstance(text, str) for text in texts) or not token.name or not token.salt:
        raise TypeError
    if len(token.digest) != hashlib.sha256().digest_size * 2:
        raise TypeError
    return token
