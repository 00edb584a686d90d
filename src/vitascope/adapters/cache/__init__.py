"""Caches: in this process, in the database, or in Redis."""

from __future__ import annotations

from vitascope.errors import Misconfigured
from vitascope.ports.cache import Cache
from vitascope.ports.clock import Clock
from vitascope.settings import MemoryCache, RedisCache, TableCache
from vitascope.store.engine import Store


def open_cache(settings: MemoryCache | TableCache | RedisCache, *, store: Store, clock: Clock) -> Cache:
    """The cache that the operator chose.

    Raises:
        Misconfigured: the extra `redis` is not installed.
    """
    match settings:
        case MemoryCache():
            from vitascope.adapters.cache.memory import MemoryEntries

            return MemoryEntries(settings.entries, clock)
        case TableCache():
            from vitascope.adapters.cache.table import TableEntries

            return TableEntries(store, settings.entries, clock)
        case RedisCache():
            try:
                from vitascope.adapters.cache.redis import RedisEntries
            except ImportError as error:
                raise Misconfigured("the cache in Redis needs the extra: pip install 'vitascope[redis]'") from error
            return RedisEntries(settings.url.get_secret_value(), clock)
