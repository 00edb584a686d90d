"""How often one caller may ask: counted in memory, or in Redis where several servers share the count."""

from __future__ import annotations

import math
import time
from functools import cache

import limits
from limits.errors import ConfigurationError, StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from vitascope.errors import Misconfigured, TooManyRequests, Unavailable

HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


class Rates:
    """Counts requests by caller and purpose, in windows of a minute; safe from several threads."""

    def __init__(self, address: str = "memory://") -> None:
        """Count in this process, or in the Redis at `redis://HOST:PORT/NUMBER`.

        Raises:
            Misconfigured: it is no such address, or the library for it is not installed.
        """
        self._waits = not address.startswith("memory:")
        try:
            self._limiter = FixedWindowRateLimiter(storage_from_string(address, wrap_exceptions=True))
        except ConfigurationError:
            raise Misconfigured("rates are counted in memory:// or redis://…") from None

    @property
    def waits(self) -> bool:
        """Counting asks another machine, so that it must not be done where many requests wait."""
        return self._waits

    def take(self, caller: str, purpose: str, *, per_minute: int) -> dict[str, str]:
        """Count one request, and say in headers what is left.

        Args:
            caller: an account's id, or an address on the network.
            purpose: requests of another purpose are counted apart.
            per_minute: that the caller may make.

        Raises:
            TooManyRequests: the caller has made them all.
            Unavailable: the counts cannot be reached.
        """
        allowance = _allowance(per_minute)
        try:
            allowed = self._limiter.hit(allowance, caller, purpose)
            window = self._limiter.get_window_stats(allowance, caller, purpose)
        except StorageError as error:
            raise Unavailable("the counts of requests cannot be reached") from error
        values = (str(per_minute), str(window.remaining), str(math.ceil(window.reset_time)))
        headers = dict(zip(HEADERS, values, strict=True))
        if not allowed:
            seconds = max(1, math.ceil(window.reset_time - time.time()))
            raise TooManyRequests("Too many requests; come back later", retry_after_s=seconds, headers=headers)
        return headers


@cache
def _allowance(per_minute: int) -> limits.RateLimitItem:
    return limits.RateLimitItemPerMinute(per_minute)
