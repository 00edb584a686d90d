"""How often one caller may ask: counted in memory, or in Redis where several servers share the count."""

from __future__ import annotations

import math
import threading
import time
from functools import cache

import limits
from limits.errors import ConfigurationError, StorageError
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from vitascope.errors import Misconfigured, TooManyRequests, Unavailable

MEMORY = "memory://"

MOST_WINDOWS = 10_000
"""Kept in memory, before those that have ended are looked for."""

HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


class Rates:
    """Counts requests by caller and purpose, in windows of a minute; safe from several threads."""

    def __init__(self, address: str = MEMORY) -> None:
        """Count in this process, or in the Redis at `redis://HOST:PORT/NUMBER`.

        Raises:
            Misconfigured: it is no such address, or the library for it is not installed.
        """
        self._waits = address != MEMORY
        try:
            storage = storage_from_string(address, wrap_exceptions=True) if self._waits else Windows()
        except ConfigurationError:
            raise Misconfigured("rates are counted in memory:// or redis://…") from None
        self._limiter = FixedWindowRateLimiter(storage)

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


class Windows(Storage):
    """Counts in this process. The library's own starts a thread every few milliseconds to forget what has ended."""

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, float]] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong: nothing."""
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to a window, which begins now where there is none; how many there are in it."""
        now = time.time()
        with self._lock:
            count, until = self._windows.get(key, (0, 0.0))
            if until <= now:
                self._forget_ended(now)
                count, until = 0, now + expiry
            self._windows[key] = (count + amount, until)
            return count + amount

    def get(self, key: str) -> int:
        """How many there are in a window."""
        count, until = self._windows.get(key, (0, 0.0))
        return count if until > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When a window ends, in seconds of the epoch."""
        return self._windows.get(key, (0, 0.0))[1] or time.time()

    def check(self) -> bool:
        """It is always there."""
        return True

    def reset(self) -> int:
        """Forget everything; how many windows there were."""
        with self._lock:
            count = len(self._windows)
            self._windows.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget one window."""
        with self._lock:
            self._windows.pop(key, None)

    def _forget_ended(self, now: float) -> None:
        if len(self._windows) >= MOST_WINDOWS:
            self._windows = {key: window for key, window in self._windows.items() if window[1] > now}


@cache
def _allowance(per_minute: int) -> limits.RateLimitItem:
    return limits.RateLimitItemPerMinute(per_minute)
