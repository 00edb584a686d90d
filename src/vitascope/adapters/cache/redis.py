"""Entries in Redis, which forgets them by itself when their time is up."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import redis

from vitascope.errors import Unavailable
from vitascope.ports.cache import Entry, kind_of
from vitascope.ports.clock import Clock

PREFIX = "vitascope:cache:"
"""Before every key, so that a server can be shared."""

BATCH = 500
"""Keys that one step of a scan looks at."""

SPECIAL = re.compile(r"([?\[\]^\\])")
"""What else means something in a pattern of Redis."""


class RedisEntries:
    """Entries of all installations that share a server and its database number."""

    def __init__(self, url: str, clock: Clock) -> None:
        """Connects when first asked."""
        self._redis = redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5)
        self._clock = clock

    def get(self, key: str) -> Entry | None:
        """As the port says."""
        with _translated():
            raw = self._redis.get(PREFIX + key)
        if not isinstance(raw, bytes):
            return None
        head, _, value = raw.partition(b"\n")
        facts = json.loads(head)
        expires_at = dt.datetime.fromisoformat(facts["expires_at"])
        if expires_at <= self._clock():
            return None
        return Entry(key, value, expires_at, facts["tokens"], facts["cost_usd"])

    def put(self, entry: Entry) -> None:
        """As the port says."""
        left = entry.expires_at - self._clock()
        if left <= dt.timedelta(0):
            return
        head = {"expires_at": entry.expires_at.isoformat(), "tokens": entry.tokens, "cost_usd": entry.cost_usd}
        with _translated():
            self._redis.set(PREFIX + entry.key, json.dumps(head).encode() + b"\n" + entry.value, px=left)

    def drop(self, pattern: str) -> int:
        """As the port says."""
        gone = 0
        with _translated():
            for key in self._keys(pattern):
                gone += int(bool(self._redis.delete(key)))
        return gone

    def sizes(self) -> Mapping[str, int]:
        """As the port says."""
        with _translated():
            return Counter(kind_of(key.decode().removeprefix(PREFIX)) for key in self._keys("*"))

    def close(self) -> None:
        """Let the connections go."""
        self._redis.close()

    def _keys(self, pattern: str) -> Iterator[bytes]:
        yield from self._redis.scan_iter(match=PREFIX + SPECIAL.sub(r"\\\1", pattern), count=BATCH)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except redis.RedisError as error:
        raise Unavailable(f"the cache does not answer ({type(error).__name__})") from error
