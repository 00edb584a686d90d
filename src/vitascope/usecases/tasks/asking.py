"""Asking for work that is done later, and following it.

A task is a row in the transaction of what it concerns. Only after the commit is the carrier told that it waits.
"""

from __future__ import annotations

import datetime as dt
import logging
import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vitascope.errors import NoSuchTask, Unavailable
from vitascope.model.task import NewTask, Task, TaskFigures
from vitascope.ports.carrier import Carrier
from vitascope.ports.clock import Clock, NewId
from vitascope.store import tasks, workers
from vitascope.store.engine import Store, Transaction
from vitascope.usecases.tasks.watching import Watcher

SILENCE = dt.timedelta(seconds=20)
"""A worker that was not heard of for so long counts as gone; it is heard of every `worker.SWEEP_S`."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tasks:
    """The queue, as those see it who ask for something.

    Attributes:
        bound: tasks that may wait.
        watcher: tells of changes.
    """

    store: Store
    carrier: Carrier
    clock: Clock
    new_id: NewId
    watcher: Watcher
    bound: int = 10_000

    def submit(self, new: NewTask) -> Task:
        """Ask for a task; the same comes back where its key was used before.

        Raises:
            QueueFull: too many wait.
        """
        with self.store.begin() as db:
            task = self.add(db, new)
        self.announce(task)
        return task

    def add(self, db: Transaction, new: NewTask) -> Task:
        """Ask for a task in the transaction of what it concerns; `announce` it after the commit.

        Raises:
            QueueFull: too many wait.
        """
        return tasks.add(db, new, task_id=self.new_id(), now=self.clock(), bound=self.bound)

    def announce(self, *added: Task) -> None:
        """Have the carrier tell that tasks wait. If it cannot, a sweep finds them later."""
        waiting = [task.id for task in added if not task.state.final]
        try:
            self.carrier(waiting)
        except Unavailable as error:
            log.warning("the carrier was not reached, a sweep will find %d tasks: %s", len(waiting), error.message)

    def fetch(self, task_id: str, *, owner: str) -> Task:
        """A task of that owner.

        Raises:
            NoSuchTask: there is none, or it is somebody else's.
        """
        with self.store.read() as db:
            return _theirs(tasks.fetch(db, task_id), owner)

    def listed(self, *, owner: str, limit: int = 100) -> list[Task]:
        """An owner's tasks, the newest first."""
        with self.store.read() as db:
            return tasks.owned(db, owner, limit=limit)

    def cancel(self, task_id: str, *, owner: str) -> Task:
        """End a task: one that waits at once, one that runs as soon as its handler notices.

        One that is over stays as it is.

        Raises:
            NoSuchTask: there is none, or it is somebody else's.
        """
        with self.store.begin() as db:
            _theirs(tasks.fetch(db, task_id), owner)
            tasks.cancel(db, task_id, now=self.clock())
            task = tasks.fetch(db, task_id)
        self.watcher.nudge()
        return task

    def watch(self, task_id: str, *, owner: str, heartbeat_s: float = 15.0) -> Iterator[Task | None]:
        """The task now, then after each change that is noticed, up to its final state.

        None comes where nothing has changed for `heartbeat_s`, so that a stream can show that it lives.

        Raises:
            NoSuchTask: there is none, or it is somebody else's; at the first step.
        """
        changes: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        task, leave = self.follow(task_id, changes.put, owner=owner)
        try:
            while True:
                yield task
                if task.state.final:
                    return
                while (changed := _next(changes, heartbeat_s)) is _NOTHING:
                    yield None
                if not isinstance(changed, Task):
                    return
                task = changed
        finally:
            leave()

    def follow(
        self, task_id: str, listener: Callable[[Task | None], None], *, owner: str
    ) -> tuple[Task, Callable[[], None]]:
        """The task now, and a function that ends what follows: `listener` is told of later changes, in our thread.

        It is told None where the task is gone, and nothing any more after that or a final state. It must not wait.

        Raises:
            NoSuchTask: there is none, or it is somebody else's.
        """
        task = self.fetch(task_id, owner=owner)
        return task, self.watcher.follow(task, listener)

    def figures(self) -> TaskFigures:
        """The queue at a glance."""
        now = self.clock()
        with self.store.read() as db:
            oldest = tasks.oldest_waiting(db, now)
            count, slots = workers.live(db, now - SILENCE)
            return TaskFigures(
                queued=tasks.count_queued(db),
                running=tasks.count_running(db),
                waited_s=max(0.0, (now - oldest).total_seconds()) if oldest else 0.0,
                workers=count,
                slots=slots,
            )

    def attended(self) -> bool:
        """There is a live worker."""
        with self.store.read() as db:
            return workers.live(db, self.clock() - SILENCE)[0] > 0


_NOTHING = object()


def _next(changes: queue.SimpleQueue[Task | None], seconds: float) -> object:
    try:
        return changes.get(timeout=seconds)
    except queue.Empty:
        return _NOTHING


def _theirs(task: Task, owner: str) -> Task:
    if task.owner != owner:
        raise NoSuchTask("there is no such task")
    return task
