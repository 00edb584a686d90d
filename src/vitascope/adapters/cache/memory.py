"""Entries in this process; the least used go first, and all go with it."""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping

from vitascope.ports.cache import Entry
from vitascope.ports.clock import Clock


class MemoryEntries:
    """At most `entries` of them."""

    def __init__(self, entries: int, clock: Clock) -> None:
        """Empty."""
        self._most = entries
        self._clock = clock
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Entry | None:
        """As the port says."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None or entry.expires_at <= self._clock():
                self._entries.pop(key, None)
                return None
            self._entries.move_to_end(key)
            return entry

    def put(self, entry: Entry) -> None:
        """As the port says."""
        with self._lock:
            self._entries[entry.key] = entry
            self._entries.move_to_end(entry.key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)

    def drop(self, pattern: str) -> int:
        """As the port says."""
        fits = re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)
        with self._lock:
            gone = [key for key in self._entries if fits.fullmatch(key)]
            for key in gone:
                del self._entries[key]
        return len(gone)

    def sizes(self) -> Mapping[str, int]:
        """As the port says."""
        now = self._clock()
        with self._lock:
            return Counter(entry.kind for entry in self._entries.values() if entry.expires_at > now)
