"""Takes waiting tasks and runs them; the same code under every carrier."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from vitascope.errors import Unavailable
from vitascope.settings import Carrier, CeleryCarrier, EmbeddedCarrier
from vitascope.usecases.tasks.running import Work
from vitascope.usecases.tasks.upkeep import Upkeep

FALLBACK_S = 5.0
"""The same where a broker brings word: only what it lost, or could not bring, is found so."""

POLL_S = 1.0
"""Seconds between two looks at the queue: tasks of other processes, and those that wait for a time, ring no bell."""

LOOK_S = 1.0
"""Seconds between two looks at what is to stop."""

SWEEP_S = 5.0
"""Seconds between two sweeps; as often the worker shows that it lives."""

GRACE_S = 20.0
"""Seconds that work under way has to end by itself at a shutdown."""

PARTING_S = 2.0
"""Seconds to notice that it is handed back."""

STUCK_S = 5.0
"""Seconds that Celery has to end when all work has."""

log = logging.getLogger(__name__)


class Keeper:
    """A thread that does the upkeep of one worker."""

    def __init__(
        self, upkeep: Upkeep, *, sweep_s: float | None = None, also: Callable[[], None] = lambda: None
    ) -> None:
        """Do nothing yet.

        Args:
            upkeep: of the worker.
            sweep_s: seconds between two sweeps.
            also: is called with each sweep, and once at the end.
        """
        self._upkeep = upkeep
        self._also = also
        self._sweep_s = SWEEP_S if sweep_s is None else sweep_s
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Show that the worker lives, then keep at it.

        Raises:
            Unavailable: the database does not answer.
        """
        self._upkeep.beat()
        self._thread.start()

    def stop(self) -> None:
        """Say that the worker is gone."""
        self._ended.set()
        self._thread.join()
        try:
            self._upkeep.leave()
            self._also()
        except Unavailable as error:
            log.warning("could not sign off: %s", error.message)

    def _keep(self) -> None:
        tended = swept = float("-inf")
        tend_s = self._upkeep.work.lease.total_seconds() / 3
        while True:
            now = time.monotonic()
            try:
                if now - tended >= tend_s:
                    tended = now
                    self._upkeep.tend()
                if now - swept >= self._sweep_s:
                    swept = now
                    self._upkeep.beat()
                    self._also()
                    self._upkeep.sweep()
                self._upkeep.look()
            except Unavailable as error:
                log.warning("upkeep was put off: %s", error.message)
            if self._ended.wait(min(LOOK_S, tend_s, self._sweep_s)):
                return


class Crew:
    """Threads that run the tasks of this process, and their keeper; for the embedded carrier."""

    def __init__(
        self,
        work: Work,
        upkeep: Upkeep,
        *,
        poll_s: float = POLL_S,
        sweep_s: float | None = None,
        also: Callable[[], None] = lambda: None,
    ) -> None:
        """Do nothing yet.

        Args:
            work: the tasks.
            upkeep: of this worker.
            poll_s: seconds between two looks at the queue.
            sweep_s: seconds between two sweeps.
            also: is called with each sweep, and once at the end.
        """
        self._work = work
        self._slots = threading.BoundedSemaphore(upkeep.slots)
        self._keeper = Keeper(upkeep, sweep_s=sweep_s, also=also)
        self._poll_s = poll_s
        self._threads = [
            threading.Thread(target=self._run, name=f"runner-{number}", daemon=True) for number in range(upkeep.slots)
        ]
        self._ended = False

    def start(self) -> None:
        """Begin with what waits.

        Raises:
            Unavailable: the database does not answer.
        """
        self._keeper.start()
        for thread in self._threads:
            thread.start()

    def stop(self, *, grace_s: float = GRACE_S) -> None:
        """Begin nothing new, give what runs time to end, and hand the rest back. May be called twice."""
        self._ended = True
        end_work(self._work, grace_s=grace_s)
        self._keeper.stop()

    def run_one(self) -> bool:
        """Run the task that goes first, as soon as this process has room; False where none waits."""
        with self._slots:
            try:
                return self._work.run_next()
            except Unavailable as error:
                log.warning("tasks have to wait: %s", error.message)
                return False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        bell = self._work.bell
        while not self._ended:
            heard = bell.heard()
            if not self.run_one():
                bell.wait(heard, self._poll_s)


def run(
    work: Work,
    upkeep: Upkeep,
    carrier: Carrier,
    *,
    grace_s: float = GRACE_S,
    also: Callable[[], None] = lambda: None,
) -> None:
    """Run tasks until the process is told to end by SIGTERM or SIGINT; for a process that does nothing else.

    Args:
        work: the tasks.
        upkeep: of this worker.
        carrier: that brings word of tasks.
        grace_s: seconds that work under way has to end by itself then.
        also: as of `Keeper`.

    Raises:
        Unavailable: the database does not answer.
    """
    match carrier:
        case EmbeddedCarrier():
            _run_alone(Crew(work, upkeep, also=also), grace_s)
        case CeleryCarrier():
            crew = Crew(work, upkeep, poll_s=FALLBACK_S, also=also)
            _run_for_messages(crew, carrier, upkeep.slots, grace_s)


def _run_alone(crew: Crew, grace_s: float) -> None:
    told = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: told.set())
    crew.start()
    told.wait()
    crew.stop(grace_s=grace_s)


def _run_for_messages(crew: Crew, carrier: CeleryCarrier, slots: int, grace_s: float) -> None:
    from vitascope.adapters.carrier.brokered import listen, open_celery

    ended = threading.Event()

    def end() -> None:
        crew.stop(grace_s=grace_s)
        if not ended.wait(STUCK_S):
            # Celery has not begun to listen yet, or waits for a broker that is gone; nothing is left to do.
            os._exit(0)

    # Until Celery has handlers of its own.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: threading.Thread(target=end, daemon=True).start())
    crew.start()

    listen(open_celery(carrier), carrier.queue, crew.run_one, slots=slots, ending=end)
    ended.set()
    crew.stop(grace_s=grace_s)


def end_work(work: Work, *, grace_s: float) -> None:
    """Begin nothing new, give what runs time to end, and hand the rest back."""
    work.drain()
    if _idle_within(work, grace_s):
        return
    work.hand_back()
    if _idle_within(work, PARTING_S):
        return
    try:
        work.abandon()
    except Unavailable as error:
        log.warning("what runs here goes to others only when its lease ends: %s", error.message)


def _idle_within(work: Work, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while work.running():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.02)
    return True
