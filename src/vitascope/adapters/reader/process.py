"""This side of one worker process: a job goes in by a pipe, stages and the outcome come back."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeAlias, TypeVar

from vitascope.adapters.reader.worker import serve
from vitascope.errors import LimitExceeded, ReaderCrashed, Unavailable, VitascopeError

Job = TypeVar("Job")
Result = TypeVar("Result")

Context: TypeAlias = (
    multiprocessing.context.ForkContext
    | multiprocessing.context.ForkServerContext
    | multiprocessing.context.SpawnContext
)

PATIENCE = 5.0
"""Seconds on the wall for one of processor time: a worker that sleeps is ended as well."""

GLANCE = 0.25
"""Seconds between two looks at whether the outcome is still wanted."""


class Worker(Generic[Job, Result]):
    """One process with limits; used by one thread at a time, and ended by any.

    Attributes:
        alive: it can be asked again.
        asked: it is at work on a job, or died of one.
        served: jobs that it has answered.
    """

    def __init__(self, context: Context, task: Callable[[Job], Result], seconds: float, memory: int) -> None:
        self.alive = True
        self.asked = False
        self.served = 0
        self._seconds = seconds
        self._ending = threading.Lock()
        self._here: Connection
        self._here, there = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(there, task, seconds, memory), daemon=True)
        try:
            self._process.start()
        except (EOFError, OSError) as error:
            raise Unavailable("no reader process can be started; is the installation complete?") from error
        # While we hold the other end too, we would never see it break.
        there.close()

    @property
    def running(self) -> bool:
        """The process is there; one that was killed while it was idle is found out so."""
        return self.alive and self._process.is_alive()

    @property
    def pid(self) -> int | None:
        """The number that the system knows it by."""
        return self._process.pid

    def ask(
        self, job: Job, *, on_stage: Callable[[str], None] | None = None, check: Callable[[], None] | None = None
    ) -> Result:
        """Wait for the outcome of a job.

        Args:
            job: what to do.
            on_stage: is told what the task reports on its way.
            check: is called every so often; what it raises comes out of here. The worker is
                then still at work, and has to be ended.
        """
        result: Result
        error: VitascopeError | None
        self.asked = True
        try:
            self._here.send(job)
            while isinstance(message := self._received(check), str):
                if on_stage:
                    on_stage(message)
            result, error = message
        except (EOFError, OSError) as broken:
            self.end()
            raise self._death() from broken
        self.served += 1
        # After these it may hold on to memory that the next job would miss, or be about to exit.
        self.asked = isinstance(error, LimitExceeded | ReaderCrashed)
        if error is not None:
            raise error
        return result

    def _received(self, check: Callable[[], None] | None) -> Any:
        """The next message from the process."""
        deadline = time.monotonic() + self._seconds * PATIENCE
        while not self._here.poll(max(0.0, min(GLANCE if check else PATIENCE, deadline - time.monotonic()))):
            if check:
                check()
            if time.monotonic() >= deadline:
                raise LimitExceeded(f"reading the file takes longer than {self._seconds:g} seconds")
        return self._here.recv()

    def _death(self) -> VitascopeError:
        code = self._process.exitcode or 0
        if code == -getattr(signal, "SIGXCPU", 0):
            return LimitExceeded(f"reading the file takes more than {self._seconds:g} seconds of processor time")
        how = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit code {code}"
        return ReaderCrashed(f"the reader process died on this file ({how})")

    def kill(self) -> None:
        """End the process, whoever waits for it: they see the pipe break."""
        with self._ending:
            self.alive = False
            if self._process.is_alive():
                self._process.kill()

    def end(self) -> None:
        """End the process and close the pipe; no harm where it is dead already. Nobody may be waiting."""
        with self._ending:
            self.alive = False
            self._process.join(timeout=0.2)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._here.close()


def context_for(preload: tuple[str, ...], *, forked: bool) -> Context:
    """Workers that start as fast as the system can start them."""
    if forked and sys.platform == "linux":
        return multiprocessing.get_context("fork")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Our own module comes first, since it sets how many threads the libraries start.
    context.set_forkserver_preload([serve.__module__, *preload])
    return context
