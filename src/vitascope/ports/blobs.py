"""Blobs: bytes that are kept under the hash of what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol


class Blobs(Protocol):
    """Keeps files by the SHA-256 of their bytes, as 64 small hexadecimal digits; safe from several threads.

    Every method may be repeated without harm. Each raises `Unavailable` where the storage does not answer.
    """

    def put(self, key: str, source: Path) -> None:
        """Keep the bytes of a file under their hash.

        On return they are there to stay, whatever happens to this machine; before, they are not there at all.
        """
        ...

    def open(self, key: str) -> Iterator[bytes]:
        """The bytes in pieces.

        Raises:
            NotFound: there are none; at the call, not with the first piece.
        """
        ...

    def has(self, key: str) -> bool:
        """There are bytes under that key."""
        ...

    def delete(self, key: str) -> None:
        """Forget them; nothing happens where there are none."""
        ...

    def listed(self) -> Iterator[tuple[str, float]]:
        """All keys with the time that they were last put, in seconds of the epoch."""
        ...
