"""From a password to what may be kept of it, by Argon2id.

One takes a sixth of a second and 64 MiB on purpose; so only a few are worked on at once.
"""

from __future__ import annotations

import threading
from functools import cache

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from vitascope.errors import BadInput

SHORTEST = 8
LONGEST = 1_024
"""Characters; surfaces may ask for more, and for more kinds of them."""

_AT_ONCE = threading.BoundedSemaphore(2)


def hash_of(password: str) -> str:
    """What is kept of a password.

    Raises:
        BadInput: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has {SHORTEST} to {LONGEST} characters")
    with _AT_ONCE:
        return _hasher().hash(password)


def matches(password: str, kept: str | None) -> bool:
    """The password is the one that was kept; takes as long where none was, so that nobody can tell."""
    if len(password) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return _hasher().verify(password, kept or _nobodys()) and kept is not None
        except UnknownHashError:
            return False


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(),))


@cache
def _nobodys() -> str:
    return _hasher().hash("the password of no account")
