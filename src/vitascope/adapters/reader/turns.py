"""Who may use a worker next: people who wait before bulk work, each in the order they came.

A pool has so many places. Bulk work never takes the spare ones: they open only to a person
who would otherwise wait for bulk work to end, so that a long batch is not noticed.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from enum import Enum


class Lane(Enum):
    """What a job is waited for by."""

    PERSON = "person"
    BULK = "bulk"


class Turns:
    """Gives out places; safe to use from any number of threads."""

    def __init__(self, places: int, *, spare: int = 0) -> None:
        """Begin with all places free.

        Args:
            places: at least one.
            spare: places more, for people only, and only while bulk work holds one of the others.
        """
        self._places = places
        self._spare = spare
        self._lock = threading.Lock()
        self._busy = dict.fromkeys(Lane, 0)
        self._queues: dict[Lane, deque[threading.Event]] = {lane: deque() for lane in Lane}
        self._closed = False

    @property
    def busy(self) -> int:
        """Places in use now."""
        return sum(self._busy.values())

    @property
    def waiting(self) -> int:
        """Who waits for one now."""
        return sum(len(each) for each in self._queues.values())

    def take(self, lane: Lane, *, check: Callable[[], None] | None = None, every: float = 0.25) -> bool:
        """Wait for a place; False where there will be none any more.

        Args:
            lane: decides who goes first.
            check: is called every so often while this waits; what it raises ends the wait.
            every: seconds between two checks.
        """
        with self._lock:
            if self._closed:
                return False
            turn = threading.Event()
            self._queues[lane].append(turn)
            self._call_next()
        try:
            while not turn.wait(every if check else None):
                if check:
                    check()
        except BaseException:
            self._leave(lane, turn)
            raise
        return not self._closed

    def give(self, lane: Lane) -> None:
        """Return a place that was taken in this lane."""
        with self._lock:
            self._busy[lane] -= 1
            self._call_next()

    def close(self) -> None:
        """Send everyone who waits away."""
        with self._lock:
            self._closed = True
            for waiting in self._queues.values():
                while waiting:
                    waiting.popleft().set()

    def _leave(self, lane: Lane, turn: threading.Event) -> None:
        with self._lock:
            if turn in self._queues[lane]:
                self._queues[lane].remove(turn)
            elif not self._closed:
                # It was called just as it gave up waiting.
                self._busy[lane] -= 1
                self._call_next()

    def _call_next(self) -> None:
        while (lane := self._next_lane()) is not None:
            self._busy[lane] += 1
            self._queues[lane].popleft().set()

    def _next_lane(self) -> Lane | None:
        places = self._places + (self._spare if self._busy[Lane.BULK] else 0)
        if self._queues[Lane.PERSON] and self.busy < places:
            return Lane.PERSON
        if self._queues[Lane.BULK] and not self._queues[Lane.PERSON] and self.busy < self._places:
            return Lane.BULK
        return None
