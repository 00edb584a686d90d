"""A language model behind a budget and a circuit breaker.

A model that fails is left alone for a while, so that nobody waits for time-outs; what
it costs in a day goes over the budget by no more than the answers that were under way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from vitascope.errors import Exhausted, Unavailable
from vitascope.ports.llm import LLM, Message, Reply

FAILURES = 3
"""Failures in a row after which the model is left alone."""

REST_S = 60.0
"""Seconds that it is left alone; then one request tries it."""


@dataclass
class Breaker:
    """Closed while a model answers, open after failures in a row, half open after a rest.

    Attributes:
        clock: seconds that only grow.
    """

    clock: Callable[[], float]
    _failures: int = 0
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self) -> None:
        """Ask to try.

        Raises:
            Unavailable: the model failed lately.
        """
        with self._lock:
            if self._failures < FAILURES:
                return
            now = self.clock()
            if now < self._until:
                raise Unavailable("the language model failed several times in a row; it is tried again in a minute")
            # Whoever comes first tries; the others go on resting until the outcome is known.
            self._until = now + REST_S

    def succeeded(self) -> None:
        """An answer came."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """No answer came."""
        with self._lock:
            self._failures += 1
            self._until = self.clock() + REST_S


@dataclass(frozen=True)
class GuardedLLM:
    """Answers by another model, within a budget.

    Attributes:
        spent_today: US dollars spent since midnight UTC, by whoever keeps the books.
        daily_budget_usd: beyond it nothing is asked until tomorrow; None for no limit.
    """

    model: LLM
    breaker: Breaker
    spent_today: Callable[[], float]
    daily_budget_usd: float | None = None

    @property
    def name(self) -> str:
        """As the port says."""
        return self.model.name

    def reply(self, conversation: Sequence[Message], *, max_tokens: int) -> Reply:
        """As the port says."""
        self._enter()
        try:
            reply = self.model.reply(conversation, max_tokens=max_tokens)
        except Unavailable:
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        return reply

    def stream(self, conversation: Sequence[Message], *, max_tokens: int) -> Iterator[Reply]:
        """As the port says."""
        self._enter()
        try:
            yield from self.model.stream(conversation, max_tokens=max_tokens)
        except Unavailable:
            self.breaker.failed()
            raise
        self.breaker.succeeded()

    def close(self) -> None:
        """As the port says."""
        self.model.close()

    def _enter(self) -> None:
        if self.daily_budget_usd is not None and self.spent_today() >= self.daily_budget_usd:
            raise Exhausted("the day's budget for the language model is spent; it is used again after midnight UTC")
        self.breaker.enter()
