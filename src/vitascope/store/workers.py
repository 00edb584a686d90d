"""Workers as rows: who runs tasks now."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, func, insert, select, update

from vitascope.store.schema.tasks import workers


def beat(db: Connection, worker_id: str, *, host: str, pid: int, slots: int, now: dt.datetime) -> None:
    """Say that a worker lives, and that it can run so many tasks at once."""
    if not db.execute(update(workers).where(workers.c.id == worker_id).values(beat_at=now)).rowcount:
        db.execute(insert(workers).values(id=worker_id, host=host, pid=pid, slots=slots, started_at=now, beat_at=now))


def leave(db: Connection, worker_id: str) -> None:
    """Say that a worker ends."""
    db.execute(delete(workers).where(workers.c.id == worker_id))


def live(db: Connection, since: dt.datetime) -> tuple[int, int]:
    """Workers that were heard of since then, and tasks that these can run at once."""
    heard = select(func.count(), func.coalesce(func.sum(workers.c.slots), 0)).where(workers.c.beat_at >= since)
    count, slots = db.execute(heard).one()
    return count, int(slots)


def forget_silent(db: Connection, before: dt.datetime) -> None:
    """Remove workers that were not heard of since then."""
    db.execute(delete(workers).where(workers.c.beat_at < before))
