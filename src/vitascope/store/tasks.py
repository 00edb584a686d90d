"""Tasks as rows: who may run one, and what became of it.

A row changes hands by one statement, so that a task has one runner at a time: `claim` gives out a lease,
and whatever the runner writes later names it. A runner that was too slow finds its lease gone and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, literal_column, null, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vitascope.errors import NoSuchTask, QueueFull
from vitascope.model.task import Claim, NewTask, Task, TaskError, TaskState
from vitascope.store.schema.tasks import tasks

_QUEUED = tasks.c.state == literal_column("'queued'")
_RUNNING = tasks.c.state == literal_column("'running'")
# As literals, since the partial indexes are chosen before parameters are known.

_FREE: Mapping[str, Any] = {"lease": None, "holder": None, "lease_until": None}


def add(db: Connection, new: NewTask, *, task_id: str, now: dt.datetime, bound: int) -> Task:
    """Put a task into the queue; the one that is there already where it has the same key.

    Raises:
        QueueFull: `bound` tasks wait already.
    """
    if new.key is not None and (known := _keyed(db, new)) is not None:
        return known
    if count_queued(db) >= bound:
        raise QueueFull(f"{bound} tasks wait already; come back later")
    values = {
        "id": task_id,
        "kind": new.kind,
        "owner": new.owner,
        "document_id": new.document_id,
        "payload": dict(new.payload),
        "state": TaskState.QUEUED.value,
        "priority": int(new.priority),
        "percent": 0,
        "step": "",
        "attempts": 0,
        "max_attempts": new.max_attempts,
        "key": new.key,
        "cancelling": False,
        "version": 1,
        "not_before": new.not_before or now,
        "created_at": now,
        "updated_at": now,
    }
    insert = postgresql.insert if db.dialect.name == "postgresql" else sqlite.insert
    row = db.execute(insert(tasks).values(values).on_conflict_do_nothing().returning(tasks)).one_or_none()
    if row is not None:
        return _task(row)
    # Somebody else asked for the same at the same time.
    return _keyed(db, new) or fetch(db, task_id)


def fetch(db: Connection, task_id: str) -> Task:
    """One task.

    Raises:
        NoSuchTask: there is none of that id.
    """
    row = db.execute(select(tasks).where(tasks.c.id == task_id)).one_or_none()
    if row is None:
        raise NoSuchTask("there is no such task")
    return _task(row)


def fetch_many(db: Connection, ids: Sequence[str]) -> dict[str, Task]:
    """Tasks by id; those that are gone are left out."""
    return {row.id: _task(row) for row in db.execute(select(tasks).where(tasks.c.id.in_(ids)))}


def versions(db: Connection, ids: Sequence[str]) -> dict[str, int]:
    """How often each task has changed; those that are gone are left out."""
    return {row.id: row.version for row in db.execute(select(tasks.c.id, tasks.c.version).where(tasks.c.id.in_(ids)))}


def owned(db: Connection, owner: str, *, limit: int = 100) -> list[Task]:
    """An owner's tasks, the newest first."""
    newest = select(tasks).where(tasks.c.owner == owner).order_by(tasks.c.created_at.desc(), tasks.c.id).limit(limit)
    return [_task(row) for row in db.execute(newest)]


def count_queued(db: Connection) -> int:
    """Tasks that wait, those for a later time included."""
    return db.scalar(select(func.count()).select_from(tasks).where(_QUEUED)) or 0


def count_running(db: Connection) -> int:
    """Tasks under way."""
    return db.scalar(select(func.count()).select_from(tasks).where(_RUNNING)) or 0


def oldest_waiting(db: Connection, now: dt.datetime) -> dt.datetime | None:
    """Since when the oldest task that could start is waiting; None where none is."""
    oldest: dt.datetime | None = db.scalar(select(func.min(tasks.c.not_before)).where(_ready(now)))
    return oldest


def waiting(db: Connection, now: dt.datetime, *, limit: int) -> list[str]:
    """Ids of tasks that could start, those that go first first."""
    ready = select(tasks.c.id).where(_ready(now)).order_by(tasks.c.priority.desc(), tasks.c.created_at).limit(limit)
    return list(db.scalars(ready))


def claim(
    db: Connection, *, kinds: Sequence[str], lease: str, holder: str, now: dt.datetime, until: dt.datetime
) -> Claim | None:
    """Take the task that goes first, of the owner who has the least under way; None where none waits.

    Args:
        db: an open transaction.
        kinds: that the caller can run.
        lease: new for every call.
        holder: the worker.
        now: tasks for later wait on.
        until: the lease ends then, unless it is extended.
    """
    for priority, owner in _lanes(db, kinds, now):
        first = (
            select(tasks.c.id)
            .where(_ready(now), tasks.c.priority == priority, tasks.c.owner == owner, tasks.c.kind.in_(kinds))
            .order_by(tasks.c.created_at, tasks.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        values = {
            "lease": lease,
            "holder": holder,
            "lease_until": until,
            "attempts": tasks.c.attempts + 1,
            "started_at": now,
            "percent": 0,
            "step": "",
        }
        taken = _changed(now, TaskState.RUNNING, **values).where(tasks.c.id == first.scalar_subquery())
        row = db.execute(taken.returning(tasks)).one_or_none()
        if row is not None:
            return Claim(_task(row), lease)
    return None


def extend(db: Connection, leases: Sequence[str], *, until: dt.datetime) -> None:
    """Keep what is under way."""
    db.execute(update(tasks).where(tasks.c.lease.in_(leases), _RUNNING).values(lease_until=until))


def held(db: Connection, leases: Sequence[str]) -> dict[str, bool]:
    """The leases that still hold, and whether their tasks were asked to stop."""
    rows = db.execute(select(tasks.c.lease, tasks.c.cancelling).where(tasks.c.lease.in_(leases), _RUNNING))
    return {row.lease: row.cancelling for row in rows}


def report(db: Connection, lease: str, *, percent: int, step: str, now: dt.datetime) -> bool:
    """Say how far a task has come; False where the lease is gone."""
    return _write(db, lease, now, TaskState.RUNNING, percent=percent, step=step)


def finish(db: Connection, lease: str, result: Mapping[str, object], *, now: dt.datetime) -> bool:
    """The task is done; False where the lease is gone, and then nothing may be kept of it."""
    return _write(
        db, lease, now, TaskState.DONE, percent=100, result=dict(result), finished_at=now, **_error(None), **_FREE
    )


def fail(db: Connection, lease: str, error: TaskError, *, now: dt.datetime) -> bool:
    """The task is given up; False where the lease is gone."""
    return _write(db, lease, now, TaskState.FAILED, finished_at=now, **_error(error), **_FREE)


def retry(db: Connection, lease: str, error: TaskError, *, not_before: dt.datetime, now: dt.datetime) -> bool:
    """The task shall be tried again later; False where the lease is gone."""
    return _write(db, lease, now, TaskState.QUEUED, not_before=not_before, **_error(error), **_FREE)


def hand_back(db: Connection, lease: str, *, now: dt.datetime) -> bool:
    """Somebody else shall run the task, as if it had not been begun; False where the lease is gone."""
    return _write(db, lease, now, TaskState.QUEUED, attempts=tasks.c.attempts - 1, percent=0, step="", **_FREE)


def stop(db: Connection, lease: str, *, now: dt.datetime) -> bool:
    """The task was stopped on request; False where the lease is gone."""
    return _write(db, lease, now, TaskState.CANCELLED, finished_at=now, cancelling=False, **_FREE)


def cancel(db: Connection, task_id: str, *, now: dt.datetime) -> None:
    """End a task that waits; ask one that runs to stop. Nothing happens to one that is over."""
    ended = _changed(now, TaskState.CANCELLED, finished_at=now).where(tasks.c.id == task_id, _QUEUED)
    if db.execute(ended).rowcount == 0:
        db.execute(_changed(now, TaskState.RUNNING, cancelling=True).where(tasks.c.id == task_id, _RUNNING))


def sweep(db: Connection, *, now: dt.datetime, error: TaskError) -> tuple[int, int]:
    """Take tasks back from runners that are gone; how many wait again, and how many are given up with `error`."""
    lost = and_(_RUNNING, tasks.c.lease_until < now)
    unwanted = _changed(now, TaskState.CANCELLED, finished_at=now, cancelling=False, **_FREE)
    db.execute(unwanted.where(lost, tasks.c.cancelling))
    failed = _changed(now, TaskState.FAILED, finished_at=now, **_error(error), **_FREE)
    given_up = db.execute(failed.where(lost, tasks.c.attempts >= tasks.c.max_attempts)).rowcount
    again = db.execute(_changed(now, TaskState.QUEUED, percent=0, step="", **_FREE).where(lost)).rowcount
    return again, given_up


def forget_finished(db: Connection, before: dt.datetime) -> int:
    """Remove tasks that were over before a time; how many."""
    return db.execute(delete(tasks).where(tasks.c.finished_at < before)).rowcount


def _lanes(db: Connection, kinds: Sequence[str], now: dt.datetime) -> list[tuple[int, str]]:
    """Priorities and owners with work that could start, those that go first first."""
    counted = db.execute(select(tasks.c.owner, func.count().label("tasks")).where(_RUNNING).group_by(tasks.c.owner))
    busy: dict[str, int] = {row.owner: row.tasks for row in counted}
    lanes = db.execute(
        select(tasks.c.priority, tasks.c.owner, func.min(tasks.c.created_at).label("since"))
        .where(_ready(now), tasks.c.kind.in_(kinds))
        .group_by(tasks.c.priority, tasks.c.owner)
    ).all()
    ordered = sorted(lanes, key=lambda lane: (-lane.priority, busy.get(lane.owner, 0), lane.since))
    return [(lane.priority, lane.owner) for lane in ordered]


def _ready(now: dt.datetime) -> ColumnElement[bool]:
    return and_(_QUEUED, tasks.c.not_before <= now)


def _keyed(db: Connection, new: NewTask) -> Task | None:
    same = select(tasks).where(tasks.c.owner == new.owner, tasks.c.kind == new.kind, tasks.c.key == new.key)
    row = db.execute(same).one_or_none()
    return _task(row) if row is not None else None


def _changed(now: dt.datetime, state: TaskState, /, **values: Any) -> Any:
    return update(tasks).values(state=state.value, updated_at=now, version=tasks.c.version + 1, **values)


def _write(db: Connection, lease: str, now: dt.datetime, state: TaskState, /, **values: Any) -> bool:
    changed = db.execute(_changed(now, state, **values).where(tasks.c.lease == lease, _RUNNING))
    return bool(changed.rowcount == 1)


def _error(error: TaskError | None) -> dict[str, Any]:
    if error is None:
        return {"error_code": null(), "error_message": null()}
    return {"error_code": error.code, "error_message": error.message}


def _task(row: Row[Any]) -> Task:
    return Task(
        id=row.id,
        kind=row.kind,
        owner=row.owner,
        payload=row.payload,
        state=TaskState(row.state),
        priority=row.priority,
        percent=row.percent,
        step=row.step,
        attempts=row.attempts,
        max_attempts=row.max_attempts,
        result=row.result,
        error=TaskError(row.error_code, row.error_message) if row.error_code is not None else None,
        cancelling=row.cancelling,
        version=row.version,
        not_before=row.not_before,
        created=row.created_at,
        updated=row.updated_at,
        started=row.started_at,
        finished=row.finished_at,
    )
