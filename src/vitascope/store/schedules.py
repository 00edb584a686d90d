"""Schedules as rows: what is due, and when next."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from vitascope.errors import NoSuchSchedule
from vitascope.model.schedule import Rhythm, Schedule, Timing
from vitascope.store.schema.tasks import schedules


def put(db: Connection, schedule: Schedule) -> None:
    """Keep a schedule, instead of an older one of that id."""
    db.execute(delete(schedules).where(schedules.c.id == schedule.id))
    timing = schedule.timing
    db.execute(
        insert(schedules).values(
            id=schedule.id,
            kind=schedule.kind,
            owner=schedule.owner,
            payload=dict(schedule.payload),
            rhythm=timing.rhythm.value,
            every_s=timing.every_s,
            minute=timing.minute,
            weekday=timing.weekday,
            due_at=schedule.due,
            last_task=schedule.last_task,
        )
    )


def fetch(db: Connection, schedule_id: str) -> Schedule:
    """One schedule.

    Raises:
        NoSuchSchedule: there is none of that id.
    """
    row = db.execute(select(schedules).where(schedules.c.id == schedule_id)).one_or_none()
    if row is None:
        raise NoSuchSchedule("there is no such schedule")
    return _schedule(row)


def owned(db: Connection, owner: str) -> list[Schedule]:
    """An owner's schedules."""
    return [_schedule(row) for row in db.execute(select(schedules).where(schedules.c.owner == owner))]


def due(db: Connection, now: dt.datetime) -> list[Schedule]:
    """Those whose time has come; nobody else sees them until the transaction is over."""
    ready = select(schedules).where(schedules.c.due_at <= now).with_for_update(skip_locked=True)
    return [_schedule(row) for row in db.execute(ready)]


def ran(db: Connection, schedule_id: str, *, task_id: str, next_due: dt.datetime | None) -> None:
    """Note what was asked for, and when it is due again."""
    changed = update(schedules).where(schedules.c.id == schedule_id)
    db.execute(changed.values(last_task=task_id, due_at=next_due))


def drop(db: Connection, schedule_id: str) -> None:
    """Forget a schedule; its tasks stay."""
    db.execute(delete(schedules).where(schedules.c.id == schedule_id))


def _schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        kind=row.kind,
        owner=row.owner,
        payload=row.payload,
        timing=Timing(Rhythm(row.rhythm), row.every_s, row.minute, row.weekday),
        due=row.due_at,
        last_task=row.last_task,
    )
