"""Changes of tasks, told to whoever follows them: one thread and one query for all of them.

The query asks for the versions of exactly the tasks that are followed, so that no order of commits and no clock
can make it miss one.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vitascope.errors import Unavailable
from vitascope.model.task import Task
from vitascope.store import tasks
from vitascope.store.engine import Store

PERIOD_S = 0.25
"""Seconds between two looks, unless something in this process was nudged."""

SHORTEST_S = 0.05
"""Seconds between two looks at least, however often it is nudged."""

AT_ONCE = 500
"""Ids in one query."""

Listener = Callable[[Task | None], None]

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Follower:
    task_id: str
    version: int
    listener: Listener


class Watcher:
    """Looks for changes while anybody follows a task; safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._followers: set[_Follower] = set()
        self._thread: threading.Thread | None = None
        self._nudged = threading.Event()
        self._closed = threading.Event()

    def follow(self, task: Task, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every version later than this one, until the function returned is called."""
        follower = _Follower(task.id, task.version, listener)
        with self._lock:
            self._followers.add(follower)
            if self._thread is None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)
                self._thread.start()

        def leave() -> None:
            with self._lock:
                self._followers.discard(follower)

        return leave

    def nudge(self) -> None:
        """Look soon: something has changed."""
        self._nudged.set()

    def close(self) -> None:
        """Tell nobody anything any more."""
        self._closed.set()
        self._nudged.set()
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(SHORTEST_S):
            self._nudged.wait(PERIOD_S)
            self._nudged.clear()
            with self._lock:
                followers = tuple(self._followers)
                if not followers:
                    self._thread = None
                    return
            try:
                self._look(followers)
            except Unavailable as error:
                log.warning("changes of tasks cannot be seen: %s", error.message)

    def _look(self, followers: tuple[_Follower, ...]) -> None:
        ids = list({each.task_id for each in followers})
        now: dict[str, int] = {}
        changed: dict[str, Task] = {}
        with self._store.read() as db:
            for part in _parts(ids):
                now |= tasks.versions(db, part)
            news = {each.task_id for each in followers if now.get(each.task_id, each.version) != each.version}
            for part in _parts(sorted(news)):
                changed |= tasks.fetch_many(db, part)
        for follower in followers:
            if follower.task_id not in now:
                self._tell(follower, None)
            elif follower.task_id in changed:
                self._tell(follower, changed[follower.task_id])

    def _tell(self, follower: _Follower, task: Task | None) -> None:
        with self._lock:
            if follower not in self._followers:
                return
            if task is None or task.state.final:
                self._followers.discard(follower)
        if task is None or task.version != follower.version:
            follower.version = task.version if task else follower.version
            follower.listener(task)


def _parts(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
