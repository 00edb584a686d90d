"""Running what waits: claim a task, have its handler do it, and keep what came of it, once.

    claim ─▶ handler ─▶ one transaction: the result, and the task is done
                 │
                 ├─ trouble that may pass ─▶ waits for its next attempt
                 ├─ any other trouble     ─▶ failed, with its reason
                 └─ stopped               ─▶ cancelled, or handed back

All carriers end here. A handler may run twice for one task, where its first runner was taken for dead; what it
hands over to be kept is kept of one of them only.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from vitascope.errors import InternalError, ReaderCrashed, Unavailable, VitascopeError
from vitascope.model.task import Claim, Payload, Priority, Task, TaskError
from vitascope.ports.clock import Clock, NewId
from vitascope.store import tasks
from vitascope.store.engine import Store, Transaction
from vitascope.usecases.tasks.bell import Bell

LEASE_S = 15.0
"""Seconds of a lease; it is extended three times in that time."""

BACK_OFF_S = 1.0
"""Seconds until the second attempt; each later one waits four times as long."""

LONGEST_BACK_OFF_S = 300.0

MAY_PASS = (Unavailable, ReaderCrashed)
"""Trouble that another attempt may not meet: a reader also dies when something else kills it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """What a handler hands over.

    Attributes:
        result: for whoever asked.
        keep: writes what was made, in the transaction that ends the task; None where there is nothing to write.
    """

    result: Payload
    keep: Callable[[Transaction], None] | None = None


class Reason(Enum):
    """Why a task under way has to end."""

    CANCELLED = "cancelled"
    HANDED_BACK = "handed back"
    LEASE_LOST = "lease lost"


class Interrupted(Exception):
    """A task under way has to end; no error, and never kept."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(slots=True)
class TaskContext:
    """What a handler gets.

    Attributes:
        task: what to do.
        reason: why it is to end; None where it may go on.
    """

    task: Task
    _report: Callable[[int, str], None] = field(repr=False)
    reason: Reason | None = None

    @property
    def payload(self) -> Payload:
        """What this kind of task needs to know."""
        return self.task.payload

    @property
    def bulk(self) -> bool:
        """Nobody sits and waits for it."""
        return self.task.priority < Priority.PERSON

    def progress(self, percent: int, step: str) -> None:
        """Say how far it has come; also `check`."""
        self.check()
        self._report(percent, step)

    def cancelled(self) -> bool:
        """The outcome is not wanted any more: the handler shall end as soon as it can."""
        return self.reason is not None

    def check(self) -> None:
        """End here where the outcome is not wanted any more.

        Raises:
            Interrupted: to be let through.
        """
        if self.reason is not None:
            raise Interrupted(self.reason)

    def interrupt(self, reason: Reason) -> None:
        """Have the next check end it."""
        self.reason = self.reason or reason


Handler: TypeAlias = Callable[[TaskContext], Done]
"""Does one kind of task. May be called twice for the same one, so it writes only by `Done.keep`."""


class Work:
    """Runs tasks in the threads that call it; one for a process.

    Attributes:
        id: of this worker.
        bell: rung when tasks wait.
        lease: how long a task stays with a worker that is not heard of; then somebody else gets it.
    """

    def __init__(
        self,
        store: Store,
        handlers: Mapping[str, Handler],
        *,
        clock: Clock,
        new_id: NewId,
        changed: Callable[[], None] = lambda: None,
        lease_s: float = LEASE_S,
        bell: Bell | None = None,
    ) -> None:
        """Nothing runs until `run_next` is called.

        Args:
            store: where the tasks are.
            handlers: by kind of task; others are left to other workers.
            clock: the time.
            new_id: names workers and leases.
            changed: is called after each change of a task.
            lease_s: in seconds.
            bell: that others ring when tasks wait; one of its own where None.
        """
        self.id = new_id()
        self.bell = bell or Bell()
        self.lease = dt.timedelta(seconds=lease_s)
        self._store = store
        self._handlers = dict(handlers)
        self._clock = clock
        self._new_id = new_id
        self._changed = changed
        self._lock = threading.Lock()
        self._running: dict[str, TaskContext] = {}
        self._begun = 0
        self._draining = False

    @property
    def begun(self) -> int:
        """Tasks that were begun since the start."""
        return self._begun

    def running(self) -> dict[str, TaskContext]:
        """What is under way in this process, by lease."""
        with self._lock:
            return dict(self._running)

    def run_next(self) -> bool:
        """Run the task that goes first; False where none waits.

        Raises:
            Unavailable: the database does not answer. What was under way will be done again.
        """
        claim = self._claim()
        if claim is None:
            return False
        context = TaskContext(claim.task, lambda percent, step: self._report(claim.lease, percent, step))
        with self._lock:
            self._begun += 1
            self._running[claim.lease] = context
        self._changed()
        try:
            verdict = _Verdict()
            with verdict:
                self._finish(claim, context, self._handlers[claim.task.kind](context))
            if verdict.error is not None:
                self._settle(claim, verdict.error)
        finally:
            with self._lock:
                del self._running[claim.lease]
            self._changed()
        return True

    def drain(self) -> None:
        """Begin nothing new."""
        self._draining = True
        self.bell.ring()

    def hand_back(self) -> None:
        """Have all that runs here end as soon as it notices, for somebody else to run."""
        self.drain()
        for context in self.running().values():
            context.interrupt(Reason.HANDED_BACK)

    def abandon(self) -> None:
        """Hand back what did not notice; whatever it still does will not be kept."""
        with self._store.begin() as db:
            for lease in self.running():
                tasks.hand_back(db, lease, now=self._clock())

    def _claim(self) -> Claim | None:
        if self._draining:
            return None
        now = self._clock()
        with self._store.begin() as db:
            return tasks.claim(
                db,
                kinds=tuple(self._handlers),
                lease=self._new_id(),
                holder=self.id,
                now=now,
                until=now + self.lease,
            )

    def _report(self, lease: str, percent: int, step: str) -> None:
        with self._store.begin() as db:
            held = tasks.report(db, lease, percent=percent, step=step, now=self._clock())
        if not held:
            raise Interrupted(Reason.LEASE_LOST)
        self._changed()

    def _finish(self, claim: Claim, context: TaskContext, done: Done) -> None:
        if context.reason is Reason.CANCELLED:
            raise Interrupted(Reason.CANCELLED)
        with self._store.begin() as db:
            if not tasks.finish(db, claim.lease, done.result, now=self._clock()):
                raise Interrupted(Reason.LEASE_LOST)
            if done.keep is not None:
                done.keep(db)

    def _settle(self, claim: Claim, error: Exception) -> None:
        """Write down why a task was not done."""
        now, task = self._clock(), claim.task
        match error:
            case Interrupted(reason=Reason.LEASE_LOST):
                log.warning("task %s went to another worker while it ran here", task.id)
            case Interrupted(reason=Reason.CANCELLED):
                with self._store.begin() as db:
                    tasks.stop(db, claim.lease, now=now)
            case Interrupted():
                with self._store.begin() as db:
                    tasks.hand_back(db, claim.lease, now=now)
            case VitascopeError():
                self._blame(claim, error, may_pass=isinstance(error, MAY_PASS))
            case _:
                _log_bug(task, error)
                bug = InternalError("something went wrong in the program itself; its log says where")
                self._blame(claim, bug, may_pass=True)

    def _blame(self, claim: Claim, error: VitascopeError, *, may_pass: bool) -> None:
        now, task = self._clock(), claim.task
        trouble = TaskError(error.code, error.message)
        log.info("task %s failed with %s, attempt %d of %d", task.id, error.code, task.attempts, task.max_attempts)
        with self._store.begin() as db:
            if may_pass and task.attempts < task.max_attempts:
                tasks.retry(db, claim.lease, trouble, not_before=now + _back_off(task.attempts), now=now)
            else:
                tasks.fail(db, claim.lease, trouble, now=now)


class _Verdict:
    """Ends a block at any error that is one of the task, and remembers it; what ends the process goes on."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


def _back_off(attempts: int) -> dt.timedelta:
    return dt.timedelta(seconds=min(LONGEST_BACK_OFF_S, BACK_OFF_S * 4 ** (attempts - 1)))


def _log_bug(task: Task, error: Exception) -> None:
    # Not what it says: that may quote a document.
    steps = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(step.filename).name}:{step.lineno}" for step in reversed(steps[-5:]))
    log.error("task %s of kind %s met a %s at %s", task.id, task.kind, type(error).__name__, places)
