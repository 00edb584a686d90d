"""What every cache promises, asked of each adapter there is."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis
from tests.services import missing

from vitascope.adapters.cache import open_cache
from vitascope.adapters.cache.redis import RedisEntries
from vitascope.adapters.clock import now
from vitascope.errors import Unavailable
from vitascope.ports.cache import Cache, Entry
from vitascope.settings import MemoryCache, RedisCache, TableCache
from vitascope.store.engine import Store

REDIS = os.getenv("VITASCOPE_TEST_REDIS", "redis://127.0.0.1:6379/9")
MOST = 400


class Watch:
    """A clock that a test sets on from now."""

    def __init__(self) -> None:
        self.ahead = dt.timedelta(0)

    def __call__(self) -> dt.datetime:
        """Now and a while."""
        return now() + self.ahead


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(params=["memory", "table in SQLite", "table in PostgreSQL", "redis"])
def cache(request: pytest.FixtureRequest, watch: Watch) -> Iterator[Cache]:
    match request.param:
        case "memory":
            settings: MemoryCache | TableCache | RedisCache = MemoryCache(kind="memory", entries=MOST)
            store = request.getfixturevalue("sqlite_store")
        case "table in SQLite":
            settings, store = TableCache(entries=MOST), request.getfixturevalue("sqlite_store")
        case "table in PostgreSQL":
            settings, store = TableCache(entries=MOST), request.getfixturevalue("postgres_store")
        case _:
            settings, store = RedisCache.model_validate({"kind": "redis", "url": REDIS}), None
            _empty_redis()
    opened = open_cache(settings, store=store, clock=watch)
    yield opened
    if isinstance(opened, RedisEntries):
        opened.drop("*")
        opened.close()


def _empty_redis() -> None:
    try:
        with redis.Redis.from_url(REDIS) as server:
            server.flushdb()
    except redis.ConnectionError:
        missing("Redis is not there; VITASCOPE_TEST_REDIS says where it is")


def entry(key: str, watch: Watch, *, minutes: float = 5, value: bytes = b"\x00answer\n") -> Entry:
    return Entry(key, value, watch() + dt.timedelta(minutes=minutes), 2300, 0.0023)


def test_gives_back_what_was_put(cache: Cache, watch: Watch) -> None:
    put = entry("parse:abc:1", watch)
    cache.put(put)

    assert cache.get("parse:abc:1") == put
    assert cache.get("parse:abc:2") is None


def test_puts_in_place_of_what_was_there(cache: Cache, watch: Watch) -> None:
    cache.put(entry("parse:abc:1", watch, value=b"old"))
    cache.put(entry("parse:abc:1", watch, value=b"new"))

    found = cache.get("parse:abc:1")
    assert found is not None
    assert found.value == b"new"
    assert dict(cache.sizes()) == {"parse": 1}


def test_an_entry_ends_at_its_time(cache: Cache, watch: Watch) -> None:
    cache.put(entry("parse:abc:1", watch, minutes=1))
    watch.ahead = dt.timedelta(minutes=1, seconds=1)

    assert cache.get("parse:abc:1") is None


def test_forgets_what_fits_a_pattern_and_nothing_else(cache: Cache, watch: Watch) -> None:
    for key in ("parse:abc:1", "parse:abd:1", "resume_score:abc:1", "parse:a_c:1", "parse:a%[c]?:1"):
        cache.put(entry(key, watch))

    assert cache.drop("parse:a_c:*") == 1
    assert cache.drop("parse:a%[c]?:1") == 1
    assert cache.drop("*:abc:*") == 2
    assert dict(cache.sizes()) == {"parse": 1}


def test_counts_live_entries_by_kind(cache: Cache, watch: Watch) -> None:
    for key in ("parse:a:1", "parse:b:1", "statistics:x:1"):
        cache.put(entry(key, watch))

    assert dict(cache.sizes()) == {"parse": 2, "statistics": 1}


def test_serves_many_threads(cache: Cache, watch: Watch) -> None:
    def use(number: int) -> bool:
        cache.put(entry(f"parse:{number % 5}:1", watch))
        return cache.get(f"parse:{number % 5}:1") is not None

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(40)))


@pytest.mark.parametrize("kind", ["memory", "table"])
def test_keeps_no_more_than_it_may(kind: str, sqlite_store: Store, watch: Watch) -> None:
    settings = MemoryCache(kind="memory", entries=100) if kind == "memory" else TableCache(entries=100)
    cache = open_cache(settings, store=sqlite_store, clock=watch)

    for number in range(200):
        cache.put(entry(f"parse:{number}:1", watch))

    assert dict(cache.sizes()) == {"parse": 100}
    assert cache.get("parse:199:1") is not None
    assert cache.get("parse:0:1") is None


def test_a_server_that_is_not_there_is_unavailable(watch: Watch) -> None:
    cache = RedisEntries("redis://127.0.0.1:1/0", watch)

    with pytest.raises(Unavailable):
        cache.get("parse:abc:1")
