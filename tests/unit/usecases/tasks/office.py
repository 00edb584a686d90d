"""A whole queue over a database, with a clock that a test moves and handlers that it chooses."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Callable

from vitascope.model.task import NewTask, Task
from vitascope.store.engine import Store
from vitascope.usecases.tasks.asking import Tasks
from vitascope.usecases.tasks.running import Handler, Work
from vitascope.usecases.tasks.upkeep import Upkeep
from vitascope.usecases.tasks.watching import Watcher

SECOND = dt.timedelta(seconds=1)


def new_id() -> str:
    return str(uuid.uuid4())


class Office:
    """Those who ask and those who work; `told` is what the carrier was told."""

    def __init__(self, store: Store, **handlers: Handler) -> None:
        self.store = store
        self.now = dt.datetime(2024, 5, 31, 12, tzinfo=dt.UTC)
        self.told: list[str] = []
        self.watcher = Watcher(store)
        self.handlers = handlers
        self.tasks = Tasks(store, self.told.extend, self.clock, new_id, self.watcher, bound=100)
        self.work = self.worker()

    def clock(self) -> dt.datetime:
        """The time that the test says it is."""
        return self.now

    def worker(self, *, lease_s: float = 15.0) -> Work:
        """Another one, with the same handlers."""
        return Work(
            self.store, self.handlers, clock=self.clock, new_id=new_id, changed=self.watcher.nudge, lease_s=lease_s
        )

    def upkeep(self, work: Work | None = None, *, slots: int = 1) -> Upkeep:
        """What looks after a worker; after the first where none is named."""
        return Upkeep(self.store, work or self.work, self.told.extend, self.clock, new_id, slots)

    def ask(self, kind: str = "deed", *, owner: str = "ada", max_attempts: int = 4) -> Task:
        """Submit a task."""
        return self.tasks.submit(NewTask(kind, {"for": owner}, owner=owner, max_attempts=max_attempts))

    def state(self, task: Task) -> Task:
        """The task as it is now."""
        return self.tasks.fetch(task.id, owner=task.owner)

    def pass_time(self, seconds: float) -> None:
        """Move the clock."""
        self.now += seconds * SECOND


def until(condition: Callable[[], object], *, seconds: float = 10.0) -> None:
    """Wait for something that another thread does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)
