"""A carrier inside one process: it wakes the threads that run tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vitascope.ports.carrier import Carrier


def embedded_carrier(wake: Callable[[], None]) -> Carrier:
    """One that only wakes: whoever wakes looks into the table."""

    def tell(ids: Sequence[str]) -> None:
        if ids:
            wake()

    return tell
