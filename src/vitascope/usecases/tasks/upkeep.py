"""What a worker does beside its tasks: show that it lives, keep its leases, and look after what was lost."""

from __future__ import annotations

import datetime as dt
import logging
import os
import socket
from dataclasses import dataclass, field

from vitascope.errors import WorkerLost
from vitascope.model.task import TaskError
from vitascope.ports.carrier import Carrier
from vitascope.ports.clock import Clock, NewId
from vitascope.store import schedules, tasks, workers
from vitascope.store.engine import Store, Transaction
from vitascope.usecases.tasks.running import Reason, Work

SENT_AT_ONCE = 500
"""Tasks that one sweep has the carrier tell of."""

UNBOUND = 2**31
"""What is due is asked for even where the queue is full: nobody could ask again."""

LOST = TaskError(WorkerLost.code, "the process that ran this task died each time that it was tried")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Upkeep:
    """Looks after one worker, and after tasks of dead ones.

    Attributes:
        work: the worker's.
        carrier: is told of tasks that nobody came for.
        slots: tasks that the worker runs at once.
    """

    store: Store
    work: Work
    carrier: Carrier
    clock: Clock
    new_id: NewId
    slots: int
    _begun: int = field(default=-1, init=False)

    def beat(self) -> None:
        """Say that the worker lives."""
        with self.store.begin() as db:
            workers.beat(
                db, self.work.id, host=socket.gethostname(), pid=os.getpid(), slots=self.slots, now=self.clock()
            )

    def leave(self) -> None:
        """Say that the worker is gone."""
        with self.store.begin() as db:
            workers.leave(db, self.work.id)

    def tend(self) -> None:
        """Keep the leases of what runs; to be called several times a lease."""
        running = self.work.running()
        if not running:
            return
        with self.store.begin() as db:
            tasks.extend(db, list(running), until=self.clock() + self.work.lease)
            held = tasks.held(db, list(running))
        for lease, context in running.items():
            if lease not in held and lease in self.work.running():
                context.interrupt(Reason.LEASE_LOST)

    def look(self) -> None:
        """Notice what is to stop."""
        running = self.work.running()
        if not running:
            return
        with self.store.read() as db:
            held = tasks.held(db, list(running))
        for lease, context in running.items():
            if held.get(lease, False):
                context.interrupt(Reason.CANCELLED)

    def sweep(self) -> None:
        """Ask for what is due, take tasks back from the dead, and tell the carrier of what nobody came for.

        Raises:
            Unavailable: the carrier was not reached, or the database does not answer.
        """
        now = self.clock()
        with self.store.begin() as db:
            again, given_up = tasks.sweep(db, now=now, error=LOST)
            workers.forget_silent(db, now - dt.timedelta(hours=1))
            self._ask_for_due(db, now)
            waiting = tasks.waiting(db, now, limit=SENT_AT_ONCE) if self._idle() else []
        if again or given_up:
            log.warning("workers were lost: %d tasks wait again, %d are given up", again, given_up)
        if waiting:
            self.carrier(waiting)

    def _idle(self) -> bool:
        """Nothing was begun since the last sweep although there was room: what waits was lost on its way to us."""
        before, self._begun = self._begun, self.work.begun
        return before == self._begun and len(self.work.running()) < self.slots

    def _ask_for_due(self, db: Transaction, now: dt.datetime) -> None:
        for schedule in schedules.due(db, now):
            new = schedule.task(key=f"{schedule.id} {schedule.due}")
            task = tasks.add(db, new, task_id=self.new_id(), now=now, bound=UNBOUND)
            schedules.ran(db, schedule.id, task_id=task.id, next_due=schedule.timing.next(now))
