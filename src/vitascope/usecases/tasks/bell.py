"""Wakes those who wait for work in this process."""

from __future__ import annotations

import threading


class Bell:
    """Heard by everybody who waits, and by nobody later."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self._count = 0

    def ring(self) -> None:
        """Wake everybody."""
        with self._rung:
            self._count += 1
            self._rung.notify_all()

    def heard(self) -> int:
        """How often it was rung; for `wait`, so that a ring just before is not missed."""
        return self._count

    def wait(self, heard: int, seconds: float) -> None:
        """Return when it was rung after `heard` was asked for, or after so long."""
        with self._rung:
            self._rung.wait_for(lambda: self._count != heard, seconds)
