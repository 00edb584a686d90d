"""What was used, by owner and day, and counters of the whole installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from vitascope.model.accounting import DayOfUse, Use
from vitascope.store.schema.usage import counters, usage
from vitascope.store.upsert import upsert


def add(db: Connection, used: DayOfUse) -> None:
    """Add to what was used that day."""
    use = used.use
    figures = {
        "times": use.count,
        "input_tokens": use.input_tokens,
        "output_tokens": use.output_tokens,
        "cost": use.cost,
    }
    row = upsert(db, usage).values(owner=used.owner, day=used.day, surface=used.surface, action=used.action, **figures)
    db.execute(
        row.on_conflict_do_update(
            index_elements=["owner", "day", "surface", "action"],
            set_={name: usage.c[name] + row.excluded[name] for name in figures},
        )
    )


def days(
    db: Connection,
    since: dt.date,
    *,
    owner: str | None = None,
    surface: str | None = None,
    action: str | None = None,
) -> list[DayOfUse]:
    """What was used since that day, by day."""
    query = select(usage).where(usage.c.day >= since).order_by(usage.c.day, usage.c.surface, usage.c.action)
    for column, wanted in ((usage.c.owner, owner), (usage.c.surface, surface), (usage.c.action, action)):
        if wanted is not None:
            query = query.where(column == wanted)
    return [
        DayOfUse(
            row.owner,
            row.day,
            row.surface,
            row.action,
            Use(row.times, row.input_tokens, row.output_tokens, row.cost),
        )
        for row in db.execute(query)
    ]


def total(db: Connection, since: dt.date, *, owner: str | None = None, action: str | None = None) -> Use:
    """What was used since that day, in all."""
    figures = (usage.c.times, usage.c.input_tokens, usage.c.output_tokens, usage.c.cost)
    query = select(*(func.coalesce(func.sum(figure), 0) for figure in figures)).where(usage.c.day >= since)
    for column, wanted in ((usage.c.owner, owner), (usage.c.action, action)):
        if wanted is not None:
            query = query.where(column == wanted)
    return Use(*(int(figure) for figure in db.execute(query).one()))


def count(db: Connection, changes: Mapping[str, float]) -> None:
    """Add to counters; sorted, so that no two transactions wait for each other."""
    for name in sorted(changes):
        row = upsert(db, counters).values(name=name, value=changes[name])
        db.execute(
            row.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + row.excluded.value})
        )


def counted(db: Connection, prefix: str = "") -> dict[str, float]:
    """Counters whose names begin so."""
    query = select(counters).where(counters.c.name.startswith(prefix, autoescape=True))
    return {row.name: row.value for row in db.execute(query)}
