"""A pool of worker processes, each of which may die without harm to the others.

A worker is a process with limits of time and memory, and a pipe. Whoever has a job
borrows an idle worker, sends the job, and waits for the outcome or for the pipe to
break. A worker that died is replaced when it is next needed. The pool imports nothing
heavy, so that a command line that only hands files on starts at once.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, Self, TypeAlias, TypeVar

from vitascope.adapters.reader.worker import serve
from vitascope.errors import LimitExceeded, ReaderCrashed, Unavailable, VitascopeError

Job = TypeVar("Job")
Result = TypeVar("Result")

Context: TypeAlias = (
    multiprocessing.context.ForkContext
    | multiprocessing.context.ForkServerContext
    | multiprocessing.context.SpawnContext
)

MEMORY = 1_200 * 1024 * 1024
"""Bytes of address space for a worker that never opens the OCR engine."""

OCR_MEMORY = 3 * 1024**3
"""Bytes of address space that a worker needs more where it may open the OCR engine."""

PATIENCE = 5.0
"""Seconds on the wall for one of processor time: a worker that sleeps is ended as well."""


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
        seconds: float = 60.0,
        memory: int = MEMORY,
        preload: tuple[str, ...] = (),
        forked: bool = False,
    ) -> None:
        """Start nothing yet: a worker starts with the first job that needs it.

        Args:
            task: a function of a module, or a partial of one; it is sent to the workers by name.
            workers: at least one.
            seconds: of processor time for one job.
            memory: bytes of address space for a worker beyond what it starts with.
            preload: modules to load once for all workers, where the system can share them.
            forked: workers are copies of this process: the fastest start of a single one, where
                this process is small and has no other threads.
        """
        self.workers = workers
        self._task = task
        self._seconds = seconds
        self._memory = memory
        self._idle: queue.LifoQueue[_Worker[Job, Result] | None] = queue.LifoQueue()
        self._started: set[_Worker[Job, Result]] = set()
        self._closed = False
        for _ in range(workers):
            self._idle.put(None)
        self._context = _context(preload, forked=forked)

    def __call__(self, job: Job) -> Result:
        """Wait for an idle worker, then for its outcome.

        Raises:
            VitascopeError: as the task raised it.
            LimitExceeded: the job took more time or memory than allowed.
            ReaderCrashed: the worker died.
        """
        worker = self._idle.get()
        try:
            if worker is None or not worker.alive:
                worker = self._start()
            return worker.ask(job)
        finally:
            self._idle.put(worker)

    def _start(self) -> _Worker[Job, Result]:
        if self._closed:
            raise ReaderCrashed("the reader was stopped before it came to this file")
        worker = _Worker[Job, Result](self._context, self._task, self._seconds, self._memory)
        self._started = {other for other in self._started if other.alive} | {worker}
        return worker

    def close(self) -> None:
        """End all workers at once; jobs under way fail with `ReaderCrashed`."""
        self._closed = True
        for worker in tuple(self._started):
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker(Generic[Job, Result]):
    """This side of one worker process."""

    def __init__(
        self,
        context: Context,
        task: Callable[[Job], Result],
        seconds: float,
        memory: int,
    ) -> None:
        self.alive = True
        self._seconds = seconds
        self._here: Connection
        self._here, there = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(there, task, seconds, memory), daemon=True)
        try:
            self._process.start()
        except (EOFError, OSError) as error:
            raise Unavailable("no reader process can be started; is the installation complete?") from error
        # While we hold the other end too, we would never see it break.
        there.close()

    def ask(self, job: Job) -> Result:
        result: Result
        error: VitascopeError | None
        try:
            self._here.send(job)
            if not self._here.poll(self._seconds * PATIENCE):
                self.end()
                raise LimitExceeded(f"reading the file takes longer than {self._seconds:g} seconds")
            result, error = self._here.recv()
        except (EOFError, OSError) as broken:
            self.end()
            raise self._death() from broken
        if error is not None:
            if isinstance(error, LimitExceeded | ReaderCrashed):
                # It may hold on to memory that the next job would miss, or be about to exit.
                self.end()
            raise error
        return result

    def _death(self) -> VitascopeError:
        code = self._process.exitcode or 0
        if code == -getattr(signal, "SIGXCPU", 0):
            return LimitExceeded(f"reading the file takes more than {self._seconds:g} seconds of processor time")
        how = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit code {code}"
        return ReaderCrashed(f"the reader process died on this file ({how})")

    def end(self) -> None:
        """Kill the process; no harm where it is dead already."""
        self.alive = False
        self._process.join(timeout=0.2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._here.close()


def _context(preload: tuple[str, ...], *, forked: bool) -> Context:
    """Workers that start as fast as the system can start them."""
    if forked and sys.platform == "linux":
        return multiprocessing.get_context("fork")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Our own module comes first, since it sets how many threads the libraries start.
    context.set_forkserver_preload([serve.__module__, *preload])
    return context
