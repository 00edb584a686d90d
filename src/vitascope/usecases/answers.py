"""From a key to its answer: out of the cache, from whoever is working it out now, or worked out here."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from vitascope.errors import Unavailable, VitascopeError
from vitascope.ports.cache import Cache, Entry
from vitascope.ports.clock import Clock

LIFETIMES = {"parse": dt.timedelta(hours=4)}
"""How long answers of a kind are kept, as the documents of the surfaces say."""


@dataclass(frozen=True, slots=True)
class Made:
    """An answer that was worked out, and what language models took for it."""

    value: bytes
    tokens: int = 0
    cost_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    Attributes:
        hit: it was not worked out for this asker; `tokens` and `cost_usd` were saved then.
    """

    value: bytes
    hit: bool
    tokens: int = 0
    cost_usd: float = 0.0


@dataclass(frozen=True)
class Answers:
    """Works each answer out once, however many ask for it at the same time.

    Attributes:
        cache: one that does not answer costs time, never an answer.
        clock: the time.
    """

    cache: Cache
    clock: Clock
    _flights: dict[str, Future[Made]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, key: str, make: Callable[[], Made], *, fresh: bool = False) -> Answer:
        """The answer to a key, whose first part names its lifetime.

        Args:
            key: `KIND:SUBJECT:REST`.
            make: works it out; called by at most one asker at a time.
            fresh: work it out even if it is known, and keep that instead.

        Raises:
            VitascopeError: what `make` raises, to everybody who waited for it. Anything else, such as a word that
                this asker lost interest, is for the one who worked: the next of those who waited takes over.
        """
        while True:
            if not fresh and (found := self._known(key)) is not None:
                return found
            with self._lock:
                flight = None if fresh else self._flights.get(key)
                mine: Future[Made] = Future()
                if flight is None:
                    self._flights[key] = mine
            if flight is None:
                return self._made(key, make, mine, fresh=fresh)
            error = flight.exception()
            if isinstance(error, VitascopeError):
                raise error
            if error is None:
                made = flight.result()
                return Answer(made.value, hit=True, tokens=made.tokens, cost_usd=made.cost_usd)

    def _known(self, key: str) -> Answer | None:
        try:
            entry = self.cache.get(key)
        except Unavailable:
            return None
        if entry is None:
            return None
        return Answer(entry.value, hit=True, tokens=entry.tokens, cost_usd=entry.cost_usd)

    def _made(self, key: str, make: Callable[[], Made], mine: Future[Made], *, fresh: bool) -> Answer:
        try:
            # Whoever worked it out may have ended after this asker looked and before it took its turn.
            found = None if fresh else self._known(key)
            made = make() if found is None else Made(found.value, found.tokens, found.cost_usd)
            if found is None:
                self._keep(key, made)
            mine.set_result(made)
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                if self._flights.get(key) is mine:
                    del self._flights[key]
        return Answer(made.value, hit=found is not None, tokens=made.tokens, cost_usd=made.cost_usd)

    def _keep(self, key: str, made: Made) -> None:
        lifetime = LIFETIMES[key.split(":", 1)[0]]
        entry = Entry(key, made.value, self.clock() + lifetime, made.tokens, made.cost_usd)
        try:
            self.cache.put(entry)
        except Unavailable:
            return  # it is worked out again next time
