"""Blobs in memory, gone with the process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from vitascope.errors import NotFound


class MemoryBlobs:
    """See `ports.blobs.Blobs`."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, float]] = {}

    def put(self, key: str, source: Path) -> None:
        """Keep the bytes of a file."""
        self._kept[key] = source.read_bytes(), time.time()

    def open(self, key: str) -> Iterator[bytes]:
        """The bytes, in one piece."""
        if key not in self._kept:
            raise NotFound("there is no such blob")
        return iter((self._kept[key][0],))

    def has(self, key: str) -> bool:
        """There are bytes under that key."""
        return key in self._kept

    def delete(self, key: str) -> None:
        """Forget them."""
        self._kept.pop(key, None)

    def listed(self) -> Iterator[tuple[str, float]]:
        """All keys with the time that they were put."""
        return iter([(key, put_at) for key, (_, put_at) in list(self._kept.items())])
