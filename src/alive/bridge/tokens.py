"""Makes, lists and revokes tokens, in the file beside the installed script."""

import secrets
import time
from pathlib import Path

from alive.adapters.storage.token_file import (
    LONGEST_NAME,
    StoredToken,
    digest_of,
    read_tokens,
    write_tokens,
)
from alive.bridge.rewriting import BuildError
from alive.domain.role import Role

PREFIX = "alive_"
"""Begins every secret, so that it is known for what it is where it should not be."""

MOST_TOKENS = 100

_RANDOM_BYTES = 32
_SALT_BYTES = 16


def known_tokens(path: Path) -> tuple[StoredToken, ...]:
    """The tokens of a file. BuildError if it cannot be used."""
    tokens = read_tokens(path)
    if tokens.fault is not None:
        raise BuildError(f"{tokens.fault}. Move it away to begin anew; its tokens count for nothing meanwhile")
    return tokens.known


def new_token(path: Path, role: Role, name: str | None = None) -> tuple[StoredToken, str]:
    """Add a token; it, and its secret, which is known to nobody but who gets it here.

    Raises:
        BuildError: The name is taken or too long, there are too many, or the file cannot be read or written.
    """
    known = known_tokens(path)
    token, secret = made(role, name or _free_name(known, role))
    if not token.name.isprintable() or not 1 <= len(token.name) <= LONGEST_NAME:
        raise BuildError(f"the name {token.name!r} cannot be used: a name has 1 to {LONGEST_NAME} visible characters")
    if any(each.name == token.name for each in known):
        raise BuildError(f"there is a token {token.name} already; revoke it first, or choose another name")
    if len(known) >= MOST_TOKENS:
        raise BuildError(f"there are {MOST_TOKENS} tokens already; revoke one first")
    _write(path, (*known, token))
    return token, secret


def revoke(path: Path, name: str) -> tuple[StoredToken, ...]:
    """Take a token away; those that are left.

    Raises:
        BuildError: There is no such token, or the file cannot be read or written.
    """
    known = known_tokens(path)
    left = tuple(token for token in known if token.name != name)
    if len(left) == len(known):
        raise BuildError(f"there is no token {name}; there are {', '.join(token.name for token in known) or 'none'}")
    _write(path, left)
    return left


def made(role: Role, name: str) -> tuple[StoredToken, str]:
    """A new token and its secret."""
    secret = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
    salt = secrets.token_hex(_SALT_BYTES)
    return StoredToken(name, role, salt, digest_of(salt, secret), time.strftime("%Y-%m-%d")), secret


def _free_name(known: tuple[StoredToken, ...], role: Role) -> str:
    taken = {token.name for token in known}
    return next(name for number in range(1, len(taken) + 2) if (name := f"{role.value} {number}") not in taken)


def _write(path: Path, tokens: tuple[StoredToken, ...]) -> None:
    try:
        write_tokens(path, tokens)
    except OSError as error:
        raise BuildError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}") from None
