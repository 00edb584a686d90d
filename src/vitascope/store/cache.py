"""Cached answers as rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, func, select

from vitascope.ports.cache import Entry
from vitascope.store.schema.cache import cache_entries
from vitascope.store.upsert import upsert

if TYPE_CHECKING:
    from sqlalchemy.dialects.sqlite import Insert

NANO = 1_000_000_000
"""Costs are kept as whole billionths of a dollar."""

ESCAPE = "\\"


def find(db: Connection, key: str, *, now: dt.datetime) -> Entry | None:
    """The entry, or None where it is not there, or no longer."""
    row = db.execute(select(cache_entries).where(cache_entries.c.key == key)).one_or_none()
    if row is None or row.expires_at <= now:
        return None
    return Entry(row.key, row.value, row.expires_at, row.tokens, row.cost / NANO)


def keep(db: Connection, entry: Entry, *, now: dt.datetime) -> None:
    """Insert an entry, or replace the one with the same key."""
    subject = entry.key.split(":", 2)[1]
    row = {
        "key": entry.key,
        "kind": entry.kind,
        "subject": subject,
        "value": entry.value,
        "tokens": entry.tokens,
        "cost": round(entry.cost_usd * NANO),
        "created_at": now,
        "expires_at": entry.expires_at,
    }
    db.execute(_keeping(db.dialect.name), row)


@cache
def _keeping(dialect: str) -> Insert:
    """The statement, made once; its values come beside it."""
    statement = upsert(dialect, cache_entries)
    new = {column.name: statement.excluded[column.name] for column in cache_entries.c}
    return statement.on_conflict_do_update(index_elements=["key"], set_=new)


def drop(db: Connection, pattern: str) -> int:
    """Delete the entries whose key fits a pattern, in which `*` stands for any characters; how many."""
    return db.execute(delete(cache_entries).where(_fits(db, pattern))).rowcount


def _fits(db: Connection, pattern: str) -> ColumnElement[bool]:
    if db.dialect.name == "sqlite":  # its LIKE knows no upper and lower case
        return cache_entries.c.key.op("GLOB", is_comparison=True)(re.sub(r"([?\[])", r"[\1]", pattern))
    escaped = re.sub(r"([%_\\])", rf"{re.escape(ESCAPE)}\1", pattern)
    return cache_entries.c.key.like(escaped.replace("*", "%"), escape=ESCAPE)


def trim(db: Connection, entries: int, *, now: dt.datetime) -> int:
    """Delete what has expired and the oldest beyond a number of entries; how many."""
    gone = db.execute(delete(cache_entries).where(cache_entries.c.expires_at <= now)).rowcount
    count = db.execute(select(func.count()).select_from(cache_entries)).scalar_one()
    if count <= entries:
        return gone
    oldest = select(cache_entries.c.key).order_by(cache_entries.c.created_at).limit(count - entries)
    return gone + db.execute(delete(cache_entries).where(cache_entries.c.key.in_(oldest))).rowcount


def sizes(db: Connection, *, now: dt.datetime) -> Mapping[str, int]:
    """How many live entries there are of each kind."""
    counted = select(cache_entries.c.kind, func.count().label("live")).where(cache_entries.c.expires_at > now)
    return {row.kind: row.live for row in db.execute(counted.group_by(cache_entries.c.kind))}
