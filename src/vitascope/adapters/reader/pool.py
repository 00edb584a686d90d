"""A pool of worker processes, each of which may die without harm to the others.

A worker is a process with limits of time and memory, and a pipe. Whoever has a job
waits for a turn, borrows an idle worker, sends the job, and waits for the outcome or for
the pipe to break. A worker that died is replaced when it is next needed. The pool imports
nothing heavy, so that a command line that only hands files on starts at once.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self

from vitascope.adapters.reader.process import Job, Result, Worker, context_for
from vitascope.adapters.reader.turns import Lane, Turns
from vitascope.errors import ReaderCrashed

MEMORY = 1_200 * 1024 * 1024
"""Bytes of address space for a worker that never opens the OCR engine."""

OCR_MEMORY = 3 * 1024**3
"""Bytes of address space that a worker needs more where it may open the OCR engine."""


@dataclass(frozen=True, slots=True)
class PoolFigures:
    """What a pool has done so far, and does now.

    Attributes:
        busy: jobs under way.
        waiting: jobs that wait for a worker.
        started: workers that were ever started.
        died: workers that were lost to a job or to somebody who killed them.
        retired: workers that were replaced because of their age.
    """

    busy: int
    waiting: int
    started: int
    died: int
    retired: int


class Pool(Generic[Job, Result]):
    """Runs one task in processes of its own; safe to call from several threads.

    Attributes:
        workers: how many jobs run at once.
    """

    def __init__(
        self,
        task: Callable[[Job], Result],
        *,
        workers: int = 1,
        spare: int = 0,
        seconds: float = 60.0,
        memory: int = MEMORY,
        lifetime: int | None = None,
        preload: tuple[str, ...] = (),
        forked: bool = False,
    ) -> None:
        """Start nothing yet: a worker starts with the first job that needs it.

        Args:
            task: a function of a module, or a partial of one; it is sent to the workers by name.
            workers: at least one.
            spare: workers more that may start for people while bulk work holds the others.
            seconds: of processor time for one job.
            memory: bytes of address space for a worker beyond what it starts with.
            lifetime: jobs after which a worker is replaced, since libraries leak; None keeps it.
            preload: modules to load once for all workers, where the system can share them.
            forked: workers are copies of this process: the fastest start of a single one, where
                this process is small and has no other threads.
        """
        self.workers = workers
        self._task = task
        self._seconds = seconds
        self._memory = memory
        self._lifetime = lifetime
        self._turns = Turns(workers, spare=spare)
        self._lock = threading.Lock()
        self._idle: list[Worker[Job, Result]] = []
        self._borrowed: set[Worker[Job, Result]] = set()
        self._closed = False
        self._counts = {"started": 0, "died": 0, "retired": 0}
        self._context = context_for(preload, forked=forked)
        # At its end Python asks children to end and waits for them; ours do not listen.
        atexit.register(self.close)

    def __call__(
        self,
        job: Job,
        *,
        lane: Lane = Lane.PERSON,
        on_stage: Callable[[str], None] | None = None,
        check: Callable[[], None] | None = None,
    ) -> Result:
        """Wait for an idle worker, then for its outcome.

        Args:
            job: what to do.
            lane: who waits for it; people go first.
            on_stage: is told what the task reports on its way.
            check: is called every so often; what it raises ends the job and comes out of here.

        Raises:
            VitascopeError: as the task raised it.
            LimitExceeded: the job took more time or memory than allowed.
            ReaderCrashed: the worker died.
        """
        if not self._turns.take(lane, check=check):
            raise _stopped()
        try:
            worker = self._borrow()
            try:
                return worker.ask(job, on_stage=on_stage, check=check)
            finally:
                self._put_back(worker)
        finally:
            self._turns.give(lane)

    def warm(self) -> None:
        """Start all workers now, so that the first jobs need not wait for it."""
        with self._lock:
            missing = self.workers - len(self._idle) - len(self._borrowed)
        for worker in [self._started() for _ in range(missing)]:
            self._put_back(worker)

    @property
    def figures(self) -> PoolFigures:
        """What happened so far."""
        with self._lock:
            return PoolFigures(busy=self._turns.busy, waiting=self._turns.waiting, **self._counts)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of all workers that there are now."""
        with self._lock:
            return tuple(worker.pid for worker in (*self._idle, *self._borrowed) if worker.pid is not None)

    def close(self) -> None:
        """End all workers at once; jobs under way fail with `ReaderCrashed`."""
        atexit.unregister(self.close)
        self._turns.close()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            borrowed = tuple(self._borrowed)
        for worker in borrowed:
            worker.kill()
        for worker in idle:
            worker.end()

    def _borrow(self) -> Worker[Job, Result]:
        """The worker that was used last, since its memory is warm; a new one where none is idle."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
                if worker is not None and worker.running:
                    self._borrowed.add(worker)
                    return worker
            if worker is None:
                return self._started()
            self._lose(worker, "died")

    def _started(self) -> Worker[Job, Result]:
        if self._closed:
            raise _stopped()
        worker = Worker[Job, Result](self._context, self._task, self._seconds, self._memory)
        with self._lock:
            self._counts["started"] += 1
            self._borrowed.add(worker)
            closed = self._closed
        if closed:
            self._lose(worker, "retired")
            raise _stopped()
        return worker

    def _put_back(self, worker: Worker[Job, Result]) -> None:
        aged = self._lifetime is not None and worker.served >= self._lifetime
        if worker.asked or not worker.alive or aged:
            self._lose(worker, "retired" if aged else "died")
            return
        with self._lock:
            if not self._closed:
                self._borrowed.discard(worker)
                self._idle.append(worker)
                return
        self._lose(worker, "retired")

    def _lose(self, worker: Worker[Job, Result], how: str) -> None:
        worker.end()
        with self._lock:
            self._borrowed.discard(worker)
            self._counts[how] += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _stopped() -> ReaderCrashed:
    return ReaderCrashed("the reader was stopped before it came to this file")
