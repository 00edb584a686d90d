"""Entries in the database: shared by all processes, and still there after a restart."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from vitascope.ports.cache import Entry
from vitascope.ports.clock import Clock
from vitascope.store import cache
from vitascope.store.engine import Store

TRIM_EVERY = 200
"""Entries put by this process between two looks at how many there are."""


class TableEntries:
    """At most `entries` of them, and a few more until somebody looks."""

    def __init__(self, store: Store, entries: int, clock: Clock) -> None:
        """Over a migrated database."""
        self._store = store
        self._most = entries
        self._clock = clock
        self._puts = itertools.count(1)

    def get(self, key: str) -> Entry | None:
        """As the port says."""
        with self._store.read() as db:
            return cache.find(db, key, now=self._clock())

    def put(self, entry: Entry) -> None:
        """As the port says."""
        now = self._clock()
        with self._store.begin() as db:
            cache.keep(db, entry, now=now)
            if next(self._puts) % TRIM_EVERY == 0:
                cache.trim(db, self._most, now=now)

    def drop(self, pattern: str) -> int:
        """As the port says."""
        with self._store.begin() as db:
            return cache.drop(db, pattern)

    def sizes(self) -> Mapping[str, int]:
        """As the port says."""
        with self._store.read() as db:
            return cache.sizes(db, now=self._clock())
