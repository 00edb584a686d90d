"""A carrier that waits for nothing: tasks run where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vitascope.ports.carrier import Carrier


def carrier_now(run_next: Callable[[], bool]) -> Carrier:
    """One that runs, before it returns, as many tasks as it is told of.

    Args:
        run_next: runs the task that goes first; False where none waits.
    """

    def tell(ids: Sequence[str]) -> None:
        for _ in ids:
            if not run_next():
                return

    return tell
