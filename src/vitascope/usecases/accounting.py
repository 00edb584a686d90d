"""What is used and what it costs, by owner and day; and figures of the whole installation."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass, field

from vitascope.errors import Unavailable
from vitascope.model.accounting import AuditLine, DayOfUse, Use
from vitascope.ports.clock import Clock
from vitascope.store import audit, usage
from vitascope.store.engine import Store

ONCE = Use()


@dataclass(frozen=True, slots=True)
class Accounting:
    """Adds up what is used."""

    store: Store
    clock: Clock

    def note(self, owner: str, surface: str, action: str, use: Use = ONCE) -> None:
        """Add to what an owner used today, in UTC."""
        with self.store.begin() as db:
            usage.add(db, DayOfUse(owner, self.clock().date(), surface, action, use))

    def days(
        self, since: dt.date, *, owner: str | None = None, surface: str | None = None, action: str | None = None
    ) -> list[DayOfUse]:
        """What was used since that day, by day."""
        with self.store.read() as db:
            return usage.days(db, since, owner=owner, surface=surface, action=action)

    def total(self, since: dt.date, *, owner: str | None = None, action: str | None = None) -> Use:
        """What was used since that day, in all."""
        with self.store.read() as db:
            return usage.total(db, since, owner=owner, action=action)

    def log(self, subject: str, *, kind: str | None = None) -> list[AuditLine]:
        """What was done to a record, in order."""
        with self.store.read() as db:
            return audit.about(db, subject, kind=kind)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counters that outlive the process, and cost a request nothing.

    They are counted in memory and written together, once a second or so by whoever owns the process and once more when
    it ends; a crash loses what was counted since. Every process counts for itself, and the rows add up.
    """

    store: Store
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    _pending: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _moving: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """Held while counts go from memory to the rows: a reader in between would find them in neither."""

    def count(self, name: str, amount: float = 1) -> None:
        """Add to a counter; names of one subject begin alike, such as `parser.requests`."""
        with self._lock:
            self._pending[name] = self._pending.get(name, 0) + amount

    def flush(self) -> None:
        """Write what was counted since the last time.

        Raises:
            Unavailable: the database does not answer; nothing is lost, the next time it is written too.
        """
        with self._moving:
            with self._lock:
                pending = dict(self._pending)
                self._pending.clear()
            if not pending:
                return
            try:
                with self.store.begin() as db:
                    usage.count(db, pending)
            except Unavailable:
                for name, amount in pending.items():
                    self.count(name, amount)
                raise

    def read(self, prefix: str = "") -> dict[str, float]:
        """Counters whose names begin so, with what this process has not written yet."""
        with self._moving:
            with self.store.read() as db:
                found = usage.counted(db, prefix)
            with self._lock:
                pending = {name: value for name, value in self._pending.items() if name.startswith(prefix)}
        return {name: found.get(name, 0) + pending.get(name, 0) for name in sorted(found.keys() | pending.keys())}
