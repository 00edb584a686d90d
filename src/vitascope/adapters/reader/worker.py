"""What runs in a worker process: jobs in by a pipe, stages and outcomes out, under limits of the kernel.

A worker never outlives trouble: after anything that is not a typed error it ends,
and the pool starts another. It says nothing on the terminal, since what a broken
library prints may quote the document.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from vitascope.errors import LimitExceeded, ReaderCrashed, VitascopeError

if sys.platform != "win32":
    import resource

# One thread a worker, so that two workers do twice the work of one. The libraries read
# this when they are loaded, which is after this module: see `Pool`.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.putenv(_variable, "1")


_reporters: list[Callable[[str], None]] = []
"""Where this process reports to; none where it is no worker."""


def report(stage: str) -> None:
    """Tell whoever waits for the job that its next stage begins; to nobody outside of a worker."""
    for tell in _reporters:
        tell(stage)


def serve(connection: Connection, task: Callable[[Any], Any], seconds: float, memory: int) -> None:
    """Answer jobs until the other end is closed.

    Args:
        connection: jobs come in; stages as text, then `(result, None)` or `(None, error)` go out.
        task: what is done with a job.
        seconds: of processor time for one job.
        memory: bytes of address space beyond what the process has now.
    """
    # Both come to all processes of a group at once; the host decides when work under way ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _reporters[:] = [connection.send]
    _silence()
    _limit_memory(memory)
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        _limit_time(seconds)
        connection.send(_outcome(connection, task, job))


def _outcome(connection: Connection, task: Callable[[Any], Any], job: object) -> tuple[Any, VitascopeError | None]:
    try:
        return task(job), None
    except VitascopeError as error:
        return None, error
    except MemoryError:
        return None, LimitExceeded("reading the file needs more memory than is allowed")
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        connection.send((None, ReaderCrashed(f"the reader failed on this file ({place})")))
        raise SystemExit(1) from error


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    if not statm.exists():
        # Elsewhere the address space has no meaning that one could limit.
        return
    taken = int(statm.read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    allowed = taken + memory if hard == resource.RLIM_INFINITY else min(hard, taken + memory)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def _limit_time(seconds: float) -> None:
    """From now on: the kernel ends the process after `seconds` more of processor time."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    # The kernel counts whole seconds.
    allowed = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if hard == resource.RLIM_INFINITY else min(hard, allowed), hard))
